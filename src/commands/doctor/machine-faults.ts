import type { Facts } from './facts.ts';
import { type Fault, fault, warning } from './fault.ts';

const OLDEST_GIT = [2, 32];
const OLDEST_NODE = 20;

/** What is wrong with the machine, the shell, or the gate as a whole. */
export function machineFaults(facts: Facts): Fault[] {
  return [
    ...oldGit(facts),
    ...node(facts),
    ...switches(facts),
    ...versions(facts),
    ...proof(facts),
  ];
}

function oldGit({ around: { dir } }: Facts): Fault[] {
  const [major = 0, minor = 0] = dir.version.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_GIT;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return [];
  return [
    fault('git-too-old', `git is ${dir.version}`, `install git ${OLDEST_GIT.join('.')} or later`),
  ];
}

function node({ guiNode, nodeVersion }: Facts): Fault[] {
  const found: Fault[] = [];
  if (guiNode === null) {
    found.push(
      fault(
        'node-not-found-by-gui',
        "a graphical client's PATH has no node, and the hooks find none: they refuse every commit made there",
        'npx hunkguard init in a terminal (it notes where node is), or set HUNKGUARD_NODE for the client',
      ),
    );
  }
  if (nodeVersion !== null && Number(/\d+/.exec(nodeVersion)?.[0] ?? 0) < OLDEST_NODE) {
    found.push(
      fault(
        'node-too-old',
        `the hooks run node ${nodeVersion}`,
        `install node ${OLDEST_NODE} or later`,
      ),
    );
  }
  return found;
}

function switches({ env }: Facts): Fault[] {
  const off = [
    ['HUNKGUARD', env.HUNKGUARD === '0'],
    ['HUSKY', env.HUSKY === '0'],
    ['LEFTHOOK', env.LEFTHOOK === '0' || env.LEFTHOOK === 'false'],
    ['SKIP', env.SKIP?.split(',').some((id) => id.trim().startsWith('hunkguard')) === true],
  ] as const;
  const found = off
    .filter(([, isOff]) => isOff)
    .map(([name]) =>
      fault(
        'switched-off',
        `${name}=${env[name]} in this shell switches the hooks off`,
        `unset ${name}`,
      ),
    );
  if (env.HUNKGUARD_FAIL_OPEN !== '1') return found;
  const what = 'HUNKGUARD_FAIL_OPEN=1 in this shell lets commits pass when hunkguard fails';
  return [...found, warning('fails-open', what, 'unset HUNKGUARD_FAIL_OPEN')];
}

function versions({ otherVersions, version }: Facts): Fault[] {
  return otherVersions.map((other) =>
    warning(
      'other-version',
      `the hooks start hunkguard ${other}, this is ${version}`,
      'npm install',
    ),
  );
}

function proof({ proof: shown }: Facts): Fault[] {
  if (shown === null) return [];
  const said = shown.output.trim().split('\n').slice(0, 6).join(' | ');
  if (!shown.passed) {
    return [
      fault('refuses-everything', `a harmless file is refused too: ${said}`, 'mend what it says'),
    ];
  }
  if (shown.blocked) return [];
  return [
    fault(
      'key-not-refused',
      `a planted key was not refused through these hooks: ${said}`,
      'mend the faults above; with none above run npx hunkguard init',
    ),
  ];
}
