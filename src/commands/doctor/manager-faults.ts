import { HOOK_NAMES, type HookName } from '../init/hook-names.ts';
import type { Facts } from './facts.ts';
import { type Fault, fault, warning } from './fault.ts';

/** Where a config hands a hook to hunkguard and git doesn't run the manager, or the manager may be gone. */
export function managerFaults(facts: Facts): Fault[] {
  return [...preCommit(facts), ...lefthook(facts), ...husky(facts)];
}

function preCommit(facts: Facts): Fault[] {
  const dead = deadHooks(facts, 'pre-commit');
  if (dead.length === 0) return [];
  const types = HOOK_NAMES.join(', ');
  return dead.includes('pre-commit')
    ? [
        fault(
          'pre-commit-not-installed',
          '.pre-commit-config.yaml names hunkguard, but pre-commit is not what git runs',
          `pre-commit install${dead.map((hook) => ` --hook-type ${hook}`).join('')}`,
        ),
      ]
    : [
        fault(
          'hook-types-not-installed',
          `pre-commit is not installed for ${dead.join(', ')}: those hooks silently never run`,
          `add "default_install_hook_types: [${types}]" to .pre-commit-config.yaml, then pre-commit install`,
        ),
      ];
}

function lefthook(facts: Facts): Fault[] {
  if (facts.configured.lefthook.length === 0) return [];
  const dead = deadHooks(facts, 'lefthook');
  const found: Fault[] = [];
  if (facts.lefthook.program === null) {
    found.push(
      fault('lefthook-missing', 'lefthook itself is not installed here', 'npm install -D lefthook'),
    );
  }
  if (dead.length > 0) {
    found.push(
      fault(
        'lefthook-not-installed',
        `the lefthook config names hunkguard in ${dead.join(', ')}, but git does not run lefthook there`,
        'npx lefthook install',
      ),
    );
  }
  if (!facts.lefthook.asserts) {
    const what = "lefthook's hooks pass in silence on a machine without lefthook";
    const mend =
      'add "assert_lefthook_installed: true" to the lefthook config, then npx lefthook install';
    found.push(warning('lefthook-may-pass', what, mend));
  }
  return found;
}

/** A missing `.husky/_` is told by the folder; here husky's folder is not where git looks. */
function husky(facts: Facts): Fault[] {
  const { around, dirExists } = facts;
  const dead = deadHooks(facts, 'husky');
  if (dead.length === 0 || (!dirExists && around.dir.configured !== null)) return [];
  return [
    fault(
      'husky-not-installed',
      `.husky names hunkguard in ${dead.join(', ')}, but git does not run husky there`,
      'npx husky',
    ),
  ];
}

function deadHooks({ configured, ways }: Facts, manager: keyof Facts['configured']): HookName[] {
  return configured[manager].filter((hook) => ways[hook] === null);
}
