import { relative } from 'node:path';
import { HOOK_NAMES } from '../init/hook-names.ts';
import { keptOf } from '../init/hook-script.ts';
import type { Facts } from './facts.ts';
import { type Fault, fault, warning } from './fault.ts';

const INIT = 'npx hunkguard init';

/** What is wrong with git's hooks folder and the files in it. */
export function hooksFaults(facts: Facts): Fault[] {
  return [
    ...missingFolder(facts),
    ...shadowing(facts),
    ...notExecutable(facts),
    ...foreignHooks(facts),
    ...keptHooks(facts),
    ...staleScripts(facts),
    ...launchersGone(facts),
    ...unusedHooks(facts),
  ];
}

function missingFolder({ around: { dir, huskyDir }, dirExists }: Facts): Fault[] {
  if (dirExists || dir.configured === null) return [];
  const where = `core.hooksPath is ${dir.configured.value} (${dir.configured.scope}), and there is no such folder`;
  return huskyDir === null
    ? [fault('hooks-folder-missing', `${where}: git runs no hook at all`, INIT)]
    : [
        fault(
          'husky-hooks-missing',
          `${where}: husky has not run in this work tree, so no hook runs, and nobody says so`,
          `npx husky ${relative(dir.top, huskyDir)}    (or npm install, when its prepare script runs husky)`,
        ),
      ];
}

function shadowing({ around: { dir }, shadowed, ways }: Facts): Fault[] {
  if (shadowed.length === 0) return [];
  const names = shadowed.map(({ name }) => name).join(', ');
  const what = `core.hooksPath (${dir.configured?.value}, set in ${dir.configured?.origin.replace(/^file:/, '')}) hides ${names} in ${dir.defaultPath}`;
  const isOurs = shadowed.some(({ owner }) => owner === 'hunkguard') || ways['pre-commit'] === null;
  const mend = `git config --${dir.configured?.scope} --unset core.hooksPath, or ${INIT} to install where git looks`;
  return [(isOurs ? fault : warning)('hooks-path-shadows', what, mend)];
}

function notExecutable({ around }: Facts): Fault[] {
  return around.hooks
    .filter(({ stats, runs, text }) => stats !== null && !runs && text !== '')
    .map(({ name, path }) =>
      fault(
        'hook-not-executable',
        `${name} is not executable, so git ignores it`,
        `chmod +x ${relative(around.dir.top, path) || path}`,
      ),
    );
}

function foreignHooks({ around, ways }: Facts): Fault[] {
  return around.hooks
    .filter(({ name, owner, runs }) => owner === 'foreign' && runs && wayOf(ways, name) === null)
    .map(({ name }) =>
      fault(
        'foreign-hook',
        `${name} is another program's and does not start hunkguard`,
        `${INIT}    (it keeps that hook and runs it first)`,
      ),
    );
}

function keptHooks({ around, kept }: Facts): Fault[] {
  const named = new Set(around.hooks.map(({ text }) => keptOf(text)));
  const orphans = kept.filter((name) => !named.has(name));
  const gone = around.hooks
    .filter(({ owner }) => owner === 'hunkguard')
    .map(({ text }) => keptOf(text))
    .filter((name) => name !== null && !name.startsWith('/') && !kept.includes(name));
  return [
    ...orphans.map((name) =>
      fault(
        'kept-hook-not-run',
        `${name} was kept by hunkguard, but the hook that ran it was overwritten`,
        `put it back or remove it, then ${INIT}`,
      ),
    ),
    ...gone.map((name) =>
      fault(
        'kept-hook-gone',
        `${name}, which a hook runs first, is gone`,
        `restore it, or npx hunkguard uninstall && ${INIT}`,
      ),
    ),
  ];
}

function staleScripts({ stale }: Facts): Fault[] {
  return stale.map((name) =>
    fault('script-stale', `${name} was written by another version, or changed since`, INIT),
  );
}

function launchersGone({ launchers }: Facts): Fault[] {
  return launchers
    .filter(({ found }) => found === null)
    .map(({ hook, places }) =>
      fault(
        'bundle-gone',
        `${hook} starts ${places.join(' or ')}, which is not there: it refuses everything`,
        'npm install -D hunkguard',
      ),
    );
}

/** Message hooks and the push hook are optional; a hook that a config names and nobody starts is not. */
function unusedHooks({ ways, configured, around }: Facts): Fault[] {
  const anywhere = new Set(Object.values(configured).flat());
  const unused = HOOK_NAMES.filter((hook) => ways[hook] === null && !anywhere.has(hook));
  if (unused.length === 0) return [];
  if (ways['pre-commit'] === null && !anywhere.has('pre-commit')) {
    const has = around.hooks.some(({ owner }) => owner === 'foreign' || owner === 'hunkguard');
    return has
      ? []
      : [fault('not-installed', 'no hook starts hunkguard: commits are not scanned', INIT)];
  }
  return [warning('hook-unused', `hunkguard takes no part in ${unused.join(', ')}`, INIT)];
}

function wayOf(ways: Facts['ways'], name: string) {
  return ways[name as keyof Facts['ways']];
}
