import { describe, expect, it } from 'vitest';
import { agentOfCredit, safeAgentName } from '../../../src/attribution/agent-name.ts';
import { agentOfEmail, identityEvidence } from '../../../src/attribution/identity.ts';

describe('agentOfEmail', () => {
  it.each([
    ['noreply@anthropic.com', 'Claude Code'],
    ['NoReply@Anthropic.com', 'Claude Code'],
    ['cursoragent@cursor.com', 'Cursor'],
    ['copilot@github.com', 'GitHub Copilot'],
    ['223556219+Copilot@users.noreply.github.com', 'GitHub Copilot'],
    ['198982749+renamed-later@users.noreply.github.com', 'GitHub Copilot'],
    ['1+copilot-swe-agent[bot]@users.noreply.github.com', 'GitHub Copilot'],
    ['158243242+devin-ai-integration[bot]@users.noreply.github.com', 'Devin'],
    ['aider@aider.chat', 'Aider'],
    ['noreply@aider.chat', 'Aider'],
    ['209825114+claude[bot]@users.noreply.github.com', 'Claude Code'],
  ])('%s is %s', (email, agent) => expect(agentOfEmail(email)).toBe(agent));

  it.each([
    'noreply@github.com',
    'claude@example.org',
    'claude@users.noreply.github.com',
    '42+claude@users.noreply.github.com',
    '49699333+dependabot[bot]@users.noreply.github.com',
    '29139614+renovate[bot]@users.noreply.github.com',
    'noreply@anthropic.com.example.org',
    '',
  ])('%s is nobody known', (email) => expect(agentOfEmail(email)).toBeNull());
});

describe('identityEvidence', () => {
  it('knows aider by its suffix only at the end', () => {
    expect(
      identityEvidence({ name: 'Ada (aider)', email: 'ada@example.org' }, 'author')?.agent,
    ).toBe('Aider');
    expect(
      identityEvidence({ name: 'Ada (aider) Human', email: 'ada@example.org' }, 'author'),
    ).toBeNull();
  });
  it('takes no name for evidence', () =>
    expect(
      identityEvidence({ name: 'Claude', email: 'claude@monet.example' }, 'author'),
    ).toBeNull());
});

describe('agentOfCredit', () => {
  it.each([
    ['Claude:claude-3-opus coccinelle sparse', 'Claude Code'],
    ['ChatGPTv5', 'ChatGPT'],
    ['Claude Opus 4.6 (1M context) <noreply@anthropic.com>', 'Claude Code'],
    ['GitHub Copilot', 'GitHub Copilot'],
    ['gpt-4o', 'ChatGPT'],
    ['LLM', 'unnamed agent'],
    ['gemini-cli', 'Gemini CLI'],
    ['Codex', 'Codex'],
  ])('%s', (value, agent) => expect(agentOfCredit(value)).toBe(agent));
  it.each([
    'Jane Doe <jane@example.org>',
    'Claude Monet',
    'Claude Debussy <claude@example.org>',
    'openapi-generator 5.0',
    'Django 2.2',
    'cursor-based pagination script',
    'protoc-gen-go',
  ])('%s is no agent', (value) => expect(agentOfCredit(value)).toBeNull());
});

describe('safeAgentName', () => {
  it.each([
    ['  Claude   Code ', 'Claude Code'],
    ['a\x1b[31mb', 'a'],
    ['a\u2028b', 'a'],
    ['Ünï', 'n'],
    ['x'.repeat(100), 'x'.repeat(64)],
  ])('%j', (raw, name) => expect(safeAgentName(raw)).toBe(name));
  it.each(['', '\n', '::', '---'])('%j holds no name', (raw) =>
    expect(safeAgentName(raw)).toBeNull(),
  );
});
