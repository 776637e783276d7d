import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/attribution/message-evidence.ts';

const agentsIn = (message: string): string[] =>
  readMessage(message).evidence.map(({ agent }) => agent);

describe('readMessage', () => {
  it.each([
    ['a trailer', 'Add\n\nAI-GENERATED: Claude Code', ['Claude Code']],
    ['a trailer with a model', 'Add\n\nAI-GENERATED: Claude Code (opus-4.6)', ['Claude Code']],
    ['another case', 'Add\n\nai-generated: codex', ['Codex']],
    [
      'a vendor co-author',
      'Add\n\nCo-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>',
      ['Claude Code'],
    ],
    [
      'a footer',
      'Add\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)',
      ['Claude Code'],
    ],
    [
      'a footer of Latin-1 bytes',
      'Add\n\n\xf0\x9f\xa4\x96 Generated with [Claude Code](https://claude.ai/code)',
      ['Claude Code'],
    ],
    ['Made-with', 'Add\n\nMade-with: Cursor', ['Cursor']],
    ['Amp', 'Add\n\nAmp-Thread-ID: https://ampcode.com/threads/T-1', ['Amp']],
    ['Replit', 'Add\n\nReplit-Commit-Author: Agent', ['Replit Agent']],
    ['kernel style', 'Add\n\nAssisted-by: Claude:claude-3-opus sparse', ['Claude Code']],
    ['Apache style', 'Add\n\nGenerated-by: GitHub Copilot', ['GitHub Copilot']],
    ['Entire', 'Add\n\nEntire-Attribution: 73% agent (146/200 lines)', ['unnamed agent']],
    [
      'a forge squash with bullets',
      'PR (#1)\n\n* Add one\n\nAI-GENERATED: Codex\n\n* Add two\n\n  AI-GENERATED: Cursor',
      ['Codex', 'Cursor'],
    ],
    [
      'a local squash',
      'Squashed commit of the following:\n\ncommit 1\n\n    Add\n    \n    AI-GENERATED: Codex',
      ['Codex'],
    ],
    [
      'the bracket of the guides',
      'Add\n\n[AI-GENERATED: Requires security review]',
      ['unnamed agent'],
    ],
  ])('reads %s', (_, message, agents) => expect(agentsIn(message)).toEqual(agents));

  it.each([
    [
      'prose',
      'Explain how Claude Code and Cursor work\n\nGenerated with Claude Code is what it prints.',
    ],
    ['cursors', 'Close the cursor\n\nCursor: the server side one\nMade-with-love: yes'],
    ['a footer inside a sentence', 'Docs\n\nIt writes Made-with: Cursor at the end'],
    ['human assistance', 'Fix\n\nAssisted-by: Claude Shannon <claude@bell.example>'],
    ['a generator', 'Bump\n\nGenerated-by: openapi-generator 4.3.1'],
    [
      'a human co-author called Claude',
      'Fix\n\nCo-authored-by: Claude Monet <claude@giverny.example>',
    ],
    [
      'dependabot',
      'Bump\n\nCo-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
    ],
    ['an indented example', 'Docs\n\nWrite this:\n\n    AI-GENERATED: Claude Code'],
    ['none', 'Add\n\nAI-GENERATED: none'],
    ['Entire without agent lines', 'Add\n\nEntire-Attribution: 0% agent (0/200 lines)'],
  ])('finds nothing in %s', (_, message) => expect(agentsIn(message)).toEqual([]));

  it('hears a person say none', () => {
    expect(readMessage('Add\n\nAI-GENERATED: none').declaresNone).toBe(true);
    expect(readMessage('Add\n\nAI-GENERATED: Codex').declaresNone).toBe(false);
  });
  it('calls declared only what the last paragraph says', () => {
    expect(readMessage('Add\n\nAI-GENERATED: Codex\n\nMore prose').declared.size).toBe(0);
    expect(readMessage('AI-GENERATED: Codex').declared.size).toBe(0);
    expect(
      readMessage('Add\n\nAI-GENERATED: Codex (gpt-5)\n').declared.get('ai-generated'),
    ).toEqual(new Set(['Codex']));
  });
  it('reads the share', () => {
    expect(readMessage('Add\n\nAI-Lines: 12/40').aiLines).toEqual({ ai: 12, added: 40 });
    expect(readMessage('Add\n\nAI-Lines: many').aiLines).toBeNull();
  });
});
