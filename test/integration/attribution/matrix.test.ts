import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENTS } from '../../../src/attribution/agents.ts';
import { buildHooks } from './support/built-hooks.ts';
import type { Flow } from './support/flows.ts';
import { FLOWS } from './support/flows.ts';
import type { Variables } from './support/repository.ts';
import { createRepository } from './support/repository.ts';

/** Who runs git: a person, or an agent by the variables it sets. */
interface Actor {
  agent: string | null;
  env: Variables;
}

const HUMAN: Actor = {
  agent: null,
  env: { CURSOR_TRACE_ID: 'x', REPL_ID: 'y', GOOSE_PROVIDER: 'z' },
};
const AGENT_ACTORS: readonly Actor[] = AGENTS.flatMap(({ name, variables }) => {
  const [first] = variables;
  return first === undefined ? [] : [{ agent: name, env: { [first.name]: first.value ?? '1' } }];
});

/** All agents on every flow with HUNKGUARD_FULL_MATRIX=1; else each flow with one, in turn, and Claude Code. */
function actorsOf(index: number): readonly Actor[] {
  if (process.env.HUNKGUARD_FULL_MATRIX === '1') return [HUMAN, ...AGENT_ACTORS];
  return [HUMAN, AGENT_ACTORS[index % AGENT_ACTORS.length] as Actor];
}

let hooks = '';
beforeAll(async () => {
  hooks = await buildHooks();
});
afterAll(() => rmSync(hooks, { recursive: true, force: true }));

interface Outcome {
  messages: string[];
  /** What `git interpret-trailers --parse` reads in each. */
  trailers: string[];
  leftover: boolean;
}

function play(flow: Flow, withHooks: boolean, actor: Actor): Outcome {
  const repo = createRepository(withHooks ? hooks : null, actor.env);
  try {
    repo.write('base.txt', 'base\n');
    repo.setup('add', '-A');
    repo.setup('commit', '-q', '-m', 'Base');
    flow.prepare?.(repo);
    repo.setup('tag', 'start');
    flow.act(repo);
    const messages = repo.messages(flow.range ?? 'start..HEAD');
    const trailers = messages.map((message) => {
      repo.write('../parsed', Buffer.from(message, 'latin1'));
      return repo.setup('interpret-trailers', '--parse', '--no-divider', '../parsed');
    });
    return { messages, trailers, leftover: existsSync(join(repo.dir, '.git/index.lock')) };
  } finally {
    repo.remove();
  }
}

/** The message without the lines that name this agent, and without the empty line that a block of one had before it. */
function withoutTag(message: string, agent: string, plain: string): string {
  const line = `AI-GENERATED: ${agent}`;
  const lines = message.split('\n').filter((text) => text.replace(/\r$/, '') !== line);
  const stripped = lines.join('\n');
  if (stripped === plain) return stripped;
  return stripped.replace(/\r?\n(\r?\n)$/, '$1');
}

function expectedAgent(flow: Flow, actor: Actor): string | null {
  if (flow.declared !== undefined) return flow.declared;
  return flow.byAgent ? actor.agent : null;
}

describe.each(FLOWS.map((flow, index) => ({ flow, index })))('$flow.name', ({ flow, index }) => {
  it.each(actorsOf(index))('as $agent', (actor) => {
    const plain = play(flow, false, actor);
    const tagged = play(flow, true, actor);
    expect(tagged.leftover).toBe(false);
    expect(tagged.messages.length).toBe(plain.messages.length);
    if (flow.aborts) {
      expect(tagged.messages).toEqual([]);
      return;
    }
    expect(tagged.messages.length).toBeGreaterThan(0);
    const agent = expectedAgent(flow, actor);
    for (const [at, message] of tagged.messages.entries()) {
      const before = plain.messages[at] as string;
      const lines = (tagged.trailers[at] as string).split('\n');
      const named = lines.filter((line) => line.startsWith('AI-GENERATED:'));
      if (agent === null) {
        expect(message).toBe(before);
        continue;
      }
      expect(named).toEqual([`AI-GENERATED: ${agent}`]);
      if (flow.declared === undefined || !before.includes('AI-GENERATED')) {
        expect(withoutTag(message, agent, before)).toBe(before);
        expect(lines.filter((line) => !named.includes(line)).join('\n')).toBe(plain.trailers[at]);
      }
    }
  });
});
