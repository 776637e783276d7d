import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../../src/attribution/agents.ts';
import { environmentEvidence, explicitDeclaration } from '../../../src/attribution/environment.ts';

const agentOf = (env: Record<string, string>): string | null =>
  environmentEvidence(env)?.agent ?? null;

describe('environmentEvidence', () => {
  it.each(
    AGENTS.flatMap(({ name: agent, variables }) =>
      variables.map(({ name, value = '1' }) => ({ agent, name, value })),
    ),
  )('$name=$value is $agent', ({ agent, name, value }) =>
    expect(agentOf({ [name]: value })).toBe(agent),
  );

  it.each([
    ['Amp sets what Claude Code sets', { AMP_CURRENT_THREAD_ID: 'T-1', CLAUDECODE: '1' }, 'Amp'],
    ['Qwen sets what Gemini sets', { QWEN_CODE: '1', GEMINI_CLI: '1' }, 'Qwen Code'],
    ['Codex inside Claude Code', { CODEX_THREAD_ID: 'x', CLAUDECODE: '1' }, 'Codex'],
    [
      'Codex inside Claude Code, generic name inherited',
      { CODEX_SANDBOX: 'seatbelt', CLAUDECODE: '1', AI_AGENT: 'claude-code_2.1.0_cli' },
      'Codex',
    ],
    ['Cursor inside Claude Code', { CURSOR_AGENT: '1', CLAUDECODE: '1' }, 'Cursor'],
    [
      'an agent with only a generic name inside Claude Code',
      { AI_AGENT: 'openhands', CLAUDECODE: '1' },
      'OpenHands',
    ],
    ['a version after an underscore', { AI_AGENT: 'claude-code_2.1.0_cli' }, 'Claude Code'],
    ['a version after an at sign', { AGENT: 'goose@1.2.3' }, 'Goose'],
    [
      'underscores that are no version',
      { AI_AGENT: 'github_copilot_vscode_agent' },
      'GitHub Copilot',
    ],
    ['an agent that is in no table', { AI_AGENT: 'kilo' }, 'kilo'],
    ['an agent that gives no name', { AI_AGENT: '1' }, 'unnamed agent'],
    ['a nameless one beside a named one', { AI_AGENT: 'true', CLAUDECODE: '1' }, 'Claude Code'],
    ['opencode', { OPENCODE: '1', AGENT: '1' }, 'OpenCode'],
  ])('%s', (_, env, agent) => expect(agentOf(env)).toBe(agent));

  it.each([
    { CURSOR_TRACE_ID: 'abc' },
    { REPL_ID: 'abc' },
    { GOOSE_PROVIDER: 'openai' },
    { COPILOT_GITHUB_TOKEN: 'abc' },
    { AIDER_API_KEY: 'abc' },
    { AGENT: '1' },
    { AGENT: 'linux-large' },
    { CLAUDECODE: '' },
    { CLAUDECODE: '0' },
    { AI_AGENT: '0' },
    { AI_AGENT: '\n' },
    { CURSOR_EXTENSION_HOST_ROLE: 'user' },
    { EDITOR: '/opt/devin/bin/edit' },
    { TERM_PROGRAM: 'vscode', GIT_PAGER: 'cat' },
  ])('a person: %o', (env) => expect(agentOf(env as Record<string, string>)).toBeNull());

  it('lets no variable forge a trailer', () => {
    const forged = agentOf({ AI_AGENT: 'x\nSigned-off-by: Eve <eve@example.org>' });
    expect(forged).toBe('x');
    expect(agentOf({ AI_AGENT: `${'a'.repeat(500)}:;<>$(id)` })).toBe('a'.repeat(64));
  });
});

describe('explicitDeclaration', () => {
  it.each(['0', 'none', 'OFF', 'false', 'no'])('%s opts out', (value) =>
    expect(explicitDeclaration(value, 'HUNKGUARD_AGENT')?.kind).toBe('opt-out'),
  );
  it('names an agent by its canonical name', () =>
    expect(explicitDeclaration('claude', 'HUNKGUARD_AGENT')).toMatchObject({
      kind: 'agent',
      evidence: { agent: 'Claude Code', signal: 'explicit' },
    }));
  it.each([undefined, '', '  ', '::'])('%s says nothing', (value) =>
    expect(explicitDeclaration(value, 'HUNKGUARD_AGENT')).toBeNull(),
  );
});
