import { readFileSync } from 'node:fs';
import type { Evidence } from '../attribution/agent.ts';
import { agentByAlias } from '../attribution/agent-name.ts';

const MAX_DEPTH = 12;

/**
 * Agents among the parent processes, by the file name of the executable alone: arguments hold commit
 * messages, in which people mention agents. Linux only (`/proc`), and only on request
 * (`git config hunkguard.ancestry true`).
 */
export function ancestryEvidence(pid = process.ppid): Evidence[] {
  if (process.platform !== 'linux') return [];
  let current = pid;
  for (let depth = 0; depth < MAX_DEPTH && current > 1; depth += 1) {
    const parent = readProcess(current);
    if (parent === null) return [];
    const agent = agentByAlias(parent.name);
    if (agent !== undefined) {
      const detail = `runs under the executable ${agent.aliases[0] ?? agent.name}`;
      return [{ signal: 'ancestry', strength: 'medium', agent: agent.name, detail }];
    }
    current = parent.parent;
  }
  return [];
}

function readProcess(pid: number): { name: string; parent: number } | null {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0', 1)[0] ?? '';
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0);
    return { name: command.slice(command.lastIndexOf('/') + 1), parent };
  } catch {
    return null;
  }
}
