import { describe, expect, it } from 'vitest';
import type { CommitFacts } from '../../../src/attribution/decide.ts';
import { decideAttribution } from '../../../src/attribution/decide.ts';
import { isAiCommit } from '../../../src/attribution/is-ai-commit.ts';
import { readMessage } from '../../../src/attribution/message-evidence.ts';
import { isReplay } from '../../../src/attribution/replay.ts';

const HUMAN: CommitFacts = {
  env: {},
  setting: undefined,
  message: readMessage('Add\n'),
  replay: false,
  changesTree: true,
  journalAgents: [],
  author: { name: 'Ada', email: 'ada@example.org' },
  committer: null,
};
const CLAUDE = { CLAUDECODE: '1' };
const agents = (facts: Partial<CommitFacts>): readonly string[] =>
  decideAttribution({ ...HUMAN, ...facts }).agents;

describe('decideAttribution', () => {
  it('names nobody without evidence', () => {
    const decision = decideAttribution(HUMAN);
    expect(decision).toEqual({ optOut: null, evidence: [], agents: [] });
  });
  it('hears the environment only when the tree changes and nothing is replayed', () => {
    expect(agents({ env: CLAUDE })).toEqual(['Claude Code']);
    expect(agents({ env: CLAUDE, changesTree: false })).toEqual([]);
    expect(agents({ env: CLAUDE, replay: true })).toEqual([]);
  });
  it('lets the explicit name win over the journal, the journal over the environment', () => {
    expect(
      agents({ env: { ...CLAUDE, HUNKGUARD_AGENT: 'Codex' }, journalAgents: ['Cursor'] }),
    ).toEqual(['Codex']);
    expect(agents({ env: CLAUDE, journalAgents: ['Cursor', 'Goose'] })).toEqual([
      'Cursor',
      'Goose',
    ]);
  });
  it('keeps all evidence, also of what does not name the agent', () => {
    const { evidence } = decideAttribution({ ...HUMAN, env: CLAUDE, journalAgents: ['Cursor'] });
    expect(evidence.map(({ signal }) => signal)).toEqual(['journal', 'environment']);
  });
  it('adds what the message declares', () =>
    expect(agents({ env: CLAUDE, message: readMessage('Add\n\nAI-GENERATED: Codex') })).toEqual([
      'Claude Code',
      'Codex',
    ]));
  it('hears the message and the author in a replay, the committer and the setting not', () => {
    const devin = {
      name: 'Devin',
      email: '158243242+devin-ai-integration[bot]@users.noreply.github.com',
    };
    expect(agents({ replay: true, message: readMessage('Add\n\nMade-with: Cursor') })).toEqual([
      'Cursor',
    ]);
    expect(agents({ replay: true, author: devin })).toEqual(['Devin']);
    expect(agents({ replay: true, committer: devin })).toEqual([]);
    expect(agents({ replay: true, setting: 'Codex' })).toEqual([]);
    expect(agents({ setting: 'Codex' })).toEqual(['Codex']);
  });
  it.each([
    { env: { ...CLAUDE, HUNKGUARD_AGENT: '0' } },
    { env: CLAUDE, setting: 'none' },
    { env: CLAUDE, message: readMessage('Add\n\nAI-GENERATED: none') },
  ])('obeys an opt-out and keeps the evidence: %o', (facts) => {
    const decision = decideAttribution({ ...HUMAN, ...facts });
    expect(decision.agents).toEqual([]);
    expect(decision.optOut).not.toBeNull();
    expect(decision.evidence.length).toBe(1);
  });
  it('never tags on medium evidence or a hint', () => {
    const other = [
      { signal: 'ancestry', strength: 'medium', agent: 'Codex', detail: '' },
      { signal: 'branch', strength: 'hint', agent: 'Codex', detail: '' },
    ] as const;
    expect(agents({ other })).toEqual([]);
  });
  it('drops the unnamed agent beside a named one', () =>
    expect(agents({ env: CLAUDE, message: readMessage('Add\n\nAi-assisted: true') })).toEqual([
      'Claude Code',
    ]));
});

describe('isAiCommit', () => {
  it('is cheap to ask and hears no opt-out', () => {
    expect(isAiCommit({ env: {}, journalAgents: [] })).toBe(false);
    expect(isAiCommit({ env: CLAUDE, journalAgents: [] })).toBe(true);
    expect(isAiCommit({ env: {}, journalAgents: ['Codex'] })).toBe(true);
    expect(isAiCommit({ env: { ...CLAUDE, HUNKGUARD_AGENT: '0' }, journalAgents: [] })).toBe(true);
    expect(isAiCommit({ env: {}, setting: 'none', journalAgents: [] })).toBe(false);
  });
});

describe('isReplay', () => {
  const facts = { source: 'message', state: new Set<string>(), reflogAction: '', content: 'Add' };
  it.each([
    ['merge', { source: 'merge' }],
    ['squash', { source: 'squash' }],
    ['pick', { state: new Set(['CHERRY_PICK_HEAD']) }],
    ['clean revert', { state: new Set(['MERGE_MSG']) }],
    ['-m after merge --squash', { state: new Set(['SQUASH_MSG']) }],
    ['pick of a rebase', { state: new Set(['rebase-merge']) }],
    ['reword', { source: 'commit', reflogAction: 'rebase (reword)' }],
    ['revert by its text', { content: 'Revert "x"\n\nThis reverts commit 0123456789abcdef.' }],
  ])('%s', (_, given) => expect(isReplay({ ...facts, ...given })).toBe(true));
  it.each([
    ['a commit', {}],
    ['an amend', { source: 'commit' }],
    ['a stop for edit', { state: new Set(['rebase-merge', 'rebase-merge/amend']) }],
    ['an amend in a rebase', { source: 'commit', state: new Set(['rebase-merge']) }],
    ['words about reverting', { content: 'Explain that This reverts commit 0123456' }],
  ])('not %s', (_, given) => expect(isReplay({ ...facts, ...given })).toBe(false));
});
