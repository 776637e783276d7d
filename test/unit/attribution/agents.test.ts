import { describe, expect, it } from 'vitest';
import { safeAgentName } from '../../../src/attribution/agent-name.ts';
import { AGENTS } from '../../../src/attribution/agents.ts';
import { environmentEvidence } from '../../../src/attribution/environment.ts';

/** Variables for which std-env names an agent and hunkguard, on purpose, none: people's terminals have them, or no second source does. */
const NO_EVIDENCE_HERE = new Set([
  'REPL_ID',
  'GOOSE_PROVIDER',
  'CLAUDE_CODE',
  'JUNIE_DATA',
  'JUNIE_SHIM_PATH',
]);

describe('the agents table', () => {
  it('has names that can be written into a trailer as they are', () => {
    for (const { name } of AGENTS) expect(safeAgentName(name)).toBe(name);
  });
  it('says where each row was read and when it was last seen', () => {
    for (const { source, seen } of AGENTS) {
      expect(source.length).toBeGreaterThan(5);
      expect(seen).toMatch(/^\d{4}-\d{2}$/);
    }
  });
  it.each(['aliases', 'emails', 'logins', 'accountIds'] as const)(
    'gives no two agents the same of %s',
    (field) => {
      const all = AGENTS.flatMap((agent) => [...(agent[field] as readonly (string | number)[])]);
      expect(new Set(all).size).toBe(all.length);
      for (const value of all)
        expect(value).toBe(typeof value === 'string' ? value.toLowerCase() : value);
    },
  );
  it('keeps up with std-env, variable by variable', async () => {
    const { readFileSync } = await import('node:fs');
    const { createRequire } = await import('node:module');
    const source = readFileSync(createRequire(import.meta.url).resolve('std-env'), 'utf8');
    const table = /\[\["claude".*?\]\]/s.exec(source)?.[0] ?? '';
    const variables = [...table.matchAll(/"([A-Z][A-Z0-9_]{3,})"/g)].map(
      (match) => match[1] as string,
    );
    expect(variables).toContain('CLAUDECODE');
    const unknown = variables.filter(
      (name) => !NO_EVIDENCE_HERE.has(name) && environmentEvidence({ [name]: '1' }) === null,
    );
    expect(unknown.filter((name) => !['PATH', 'EDITOR', 'TERM_PROGRAM'].includes(name))).toEqual(
      [],
    );
  });
});
