import { describe, expect, it } from 'vitest';
import { attributeCommit } from '../../../src/attribution/attribute-commit.ts';
import { gitAiEvidence } from '../../../src/attribution/git-ai-note.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const NOTE = `src/a.ts
  s_0123456789abcd::t_0123456789abcd 1-4,7
  h_0123456789abcd 5-6
src/b.ts
  0123456789abcdef 1
---
{"schema_version":"authorship/3.0.0","sessions":{"s_0123456789abcd":{"agent_id":{"tool":"claude","model":"x"}}},"prompts":{"0123456789abcdef":{"agent_id":{"tool":"cursor"}}}}
`;

describe('gitAiEvidence', () => {
  it('names the tools whose keys own lines', () =>
    expect(gitAiEvidence(NOTE).map(({ agent, detail }) => [agent, detail])).toEqual([
      ['Claude Code', 'git-ai note, 5 lines'],
      ['Cursor', 'git-ai note, 1 lines'],
    ]));
  it.each(['', 'x', 'a.ts\n  h_0123456789abcd 1-2\n---\n{}', 'a.ts\n  s_1 1\n--\n{}'])(
    'finds no agent in %j',
    (note) => expect(gitAiEvidence(note)).toEqual([]),
  );
  it('lives with JSON that is none', () =>
    expect(gitAiEvidence('a.ts\n  s_1 1-2\n---\n[oops')).toMatchObject([
      { agent: 'unnamed agent' },
    ]));
});

describe('attributeCommit', () => {
  const base = { author: ADA, committer: ADA, message: 'Add' };
  it.each([
    ['nothing', {}, 'none', []],
    ['a trailer', { message: 'Add\n\nAI-GENERATED: Codex' }, 'high', ['Codex']],
    ['an author', { author: { name: 'Ada (aider)', email: 'ada@example.org' } }, 'high', ['Aider']],
    [
      'a committer only',
      { committer: { name: 'x', email: 'noreply@anthropic.com' } },
      'medium',
      ['Claude Code'],
    ],
    [
      'a note',
      { notes: [{ ref: 'refs/notes/ai', text: NOTE }] },
      'high',
      ['Claude Code', 'Cursor'],
    ],
    [
      'a marker',
      { markerLines: [{ path: 'a.py', text: '# AI-GENERATED: goose' }] },
      'medium',
      ['Goose'],
    ],
    [
      'a marker in a string',
      { markerLines: [{ path: 'a.py', text: 'x = "# AI-GENERATED: goose"' }] },
      'none',
      [],
    ],
  ] as const)('by %s', (_, given, confidence, agents) =>
    expect(attributeCommit({ ...base, ...given })).toMatchObject({ confidence, agents }),
  );
  it('believes a person who says none, and still lists the evidence', () => {
    const { confidence, agents, evidence, declaredHuman } = attributeCommit({
      ...base,
      message: 'Add\n\nMade-with: Cursor\nAI-GENERATED: none',
    });
    expect({ confidence, agents, declaredHuman, count: evidence.length }).toEqual({
      confidence: 'none',
      agents: [],
      declaredHuman: true,
      count: 1,
    });
  });
});
