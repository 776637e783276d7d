import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWithin } from '../../git/hooks-dir.ts';
import { HOOK_NAMES } from './hook-names.ts';
import type { Surroundings } from './look-around.ts';
import type { Manager } from './managers.ts';

export interface ManagerChoice {
  manager: Manager;
  why: string;
}

/** Through whom hunkguard is set up already, by `init` or by hand; null when it is not. */
export function installedThrough(around: Surroundings): Manager | null {
  if (around.hooks.some(({ owner }) => owner === 'hunkguard')) return scriptManager(around);
  const { huskyDir, lefthookConfig, preCommitConfig } = around;
  if (huskyDir !== null && HOOK_NAMES.some((hook) => names(join(huskyDir, hook)))) return 'husky';
  if (lefthookConfig !== null && names(lefthookConfig)) return 'lefthook';
  if (preCommitConfig !== null && names(preCommitConfig)) return 'pre-commit';
  return null;
}

/** What is at work: an installation of ours first, then what git runs today, then what is configured. */
export function detectManager(around: Surroundings): ManagerChoice {
  const installed = installedThrough(around);
  if (installed !== null) return { manager: installed, why: 'hunkguard is set up through it' };
  const { dir, hooks, huskyDir, lefthookConfig, preCommitConfig } = around;
  if (huskyDir !== null && isWithin(huskyDir, dir.path)) {
    return { manager: 'husky', why: `core.hooksPath is ${dir.configured?.value}` };
  }
  for (const manager of ['pre-commit', 'lefthook'] as const) {
    const hook = hooks.find(({ owner }) => owner === manager);
    const config = manager === 'lefthook' ? lefthookConfig : preCommitConfig;
    if (hook !== undefined && config !== null) {
      return { manager, why: `it wrote the ${hook.name} hook` };
    }
  }
  if (dir.configured !== null) {
    return { manager: 'hooks-path', why: `core.hooksPath is ${dir.configured.value}` };
  }
  if (lefthookConfig !== null) return { manager: 'lefthook', why: 'there is a lefthook config' };
  if (preCommitConfig !== null) {
    return { manager: 'pre-commit', why: 'there is a .pre-commit-config.yaml' };
  }
  if (huskyDir !== null) return { manager: 'husky', why: 'there is a .husky folder' };
  return { manager: 'git', why: 'no hook manager was found' };
}

function scriptManager({ dir }: Surroundings): Manager {
  return dir.configured === null ? 'git' : 'hooks-path';
}

function names(path: string): boolean {
  try {
    return readFileSync(path, 'latin1').includes('hunkguard');
  } catch {
    return false;
  }
}
