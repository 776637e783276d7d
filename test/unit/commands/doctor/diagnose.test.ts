import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/commands/doctor/diagnose.ts';
import type { Facts, Way } from '../../../../src/commands/doctor/facts.ts';
import { HOOK_NAMES } from '../../../../src/commands/init/hook-names.ts';
import type { LiveHook } from '../../../../src/commands/init/look-around.ts';

const stats = {} as LiveHook['stats'];
const script = (name: string): LiveHook => ({
  name,
  path: `/r/.git/hooks/${name}`,
  stats,
  text: '#!/bin/sh\n# hunkguard hook 1: \n',
  runs: true,
  owner: 'hunkguard',
});
const all = (way: Way) =>
  Object.fromEntries(HOOK_NAMES.map((hook) => [hook, way])) as Facts['ways'];

/** A repository in which everything is as it should be. */
const SOUND: Facts = {
  around: {
    dir: {
      top: '/r',
      commonDir: '/r/.git',
      path: '/r/.git/hooks',
      defaultPath: '/r/.git/hooks',
      configured: null,
      version: '2.39.5',
    },
    hooks: HOOK_NAMES.map(script),
    huskyDir: null,
    lefthookConfig: null,
    preCommitConfig: null,
    outerDir: null,
  },
  dirExists: true,
  ways: all('script'),
  configured: { husky: [], lefthook: [], 'pre-commit': [] },
  shadowed: [],
  kept: [],
  stale: [],
  launchers: [{ hook: 'pre-commit', places: ['x/hook.sh'], found: '/r/x/hook.sh' }],
  guiNode: '/usr/bin/node',
  nodeVersion: 'v20.0.0',
  otherVersions: [],
  lefthook: { program: '/usr/bin/lefthook', asserts: true },
  version: '1.0.0',
  env: {},
  proof: { blocked: true, passed: true, output: '' },
};

const hooksPath = { value: '.hooks', scope: 'local', origin: 'file:.git/config' };
const away = { ...SOUND.around.dir, path: '/r/.hooks', configured: hooksPath };
const hooksWith = (change: Partial<LiveHook>) =>
  HOOK_NAMES.map((name) => (name === 'pre-commit' ? { ...script(name), ...change } : script(name)));
const around = (change: Partial<Facts['around']>) => ({ ...SOUND.around, ...change });

const PLANTED: [id: string, mend: string, facts: Partial<Facts>][] = [
  [
    'git-too-old',
    'install git',
    { around: around({ dir: { ...SOUND.around.dir, version: '2.17.1' } }) },
  ],
  ['hooks-folder-missing', 'hunkguard init', { dirExists: false, around: around({ dir: away }) }],
  [
    'husky-hooks-missing',
    'npx husky .husky',
    {
      dirExists: false,
      around: around({ dir: { ...away, path: '/r/.husky/_' }, huskyDir: '/r/.husky' }),
    },
  ],
  [
    'hooks-path-shadows',
    '--unset core.hooksPath',
    { around: around({ dir: away }), shadowed: [script('pre-commit')] },
  ],
  ['hook-not-executable', 'chmod +x', { around: around({ hooks: hooksWith({ runs: false }) }) }],
  [
    'foreign-hook',
    'hunkguard init',
    {
      around: around({ hooks: hooksWith({ owner: 'foreign', text: '#!/bin/sh\n' }) }),
      ways: { ...SOUND.ways, 'pre-commit': null },
    },
  ],
  ['kept-hook-not-run', 'hunkguard init', { kept: ['pre-push.before-hunkguard'] }],
  [
    'kept-hook-gone',
    'restore it',
    {
      around: around({
        hooks: hooksWith({
          text: `${script('x').text}kept="\${0%/*}"/pre-commit.before-hunkguard\n`,
        }),
      }),
    },
  ],
  ['script-stale', 'hunkguard init', { stale: ['pre-commit'] }],
  [
    'bundle-gone',
    'npm install',
    { launchers: [{ hook: 'pre-commit', places: ['a'], found: null }] },
  ],
  [
    'not-installed',
    'hunkguard init',
    {
      ways: all(null),
      around: around({
        hooks: hooksWith({ stats: null }).map((hook) => ({
          ...hook,
          owner: null,
          stats: null,
          runs: false,
          text: '',
        })),
      }),
    },
  ],
  [
    'pre-commit-not-installed',
    'pre-commit install',
    { ways: all(null), configured: { ...SOUND.configured, 'pre-commit': ['pre-commit'] } },
  ],
  [
    'hook-types-not-installed',
    'default_install_hook_types',
    {
      ways: { ...all('pre-commit'), 'commit-msg': null },
      configured: { ...SOUND.configured, 'pre-commit': ['pre-commit', 'commit-msg'] },
    },
  ],
  [
    'lefthook-missing',
    'npm install -D lefthook',
    {
      configured: { ...SOUND.configured, lefthook: ['pre-commit'] },
      lefthook: { program: null, asserts: true },
    },
  ],
  [
    'lefthook-not-installed',
    'npx lefthook install',
    { ways: all(null), configured: { ...SOUND.configured, lefthook: ['pre-commit'] } },
  ],
  [
    'husky-not-installed',
    'npx husky',
    { ways: all(null), configured: { ...SOUND.configured, husky: ['pre-commit'] } },
  ],
  ['node-not-found-by-gui', 'HUNKGUARD_NODE', { guiNode: null }],
  ['node-too-old', 'install node', { nodeVersion: 'v18.20.1' }],
  ['switched-off', 'unset HUNKGUARD', { env: { HUNKGUARD: '0' }, proof: null }],
  ['switched-off', 'unset HUSKY', { env: { HUSKY: '0' }, proof: null }],
  ['switched-off', 'unset SKIP', { env: { SKIP: 'black,hunkguard' } }],
  ['key-not-refused', 'hunkguard init', { proof: { blocked: false, passed: true, output: '' } }],
  ['refuses-everything', 'mend', { proof: { blocked: true, passed: false, output: 'no' } }],
];

describe('diagnose', () => {
  it('finds nothing in a sound repository', () => {
    expect(diagnose(SOUND)).toEqual([]);
  });

  it.each(PLANTED)('finds %s and says the mend: %s', (id, mend, facts) => {
    const faults = diagnose({ ...SOUND, ...facts });
    const found = faults.find((fault) => fault.id === id && fault.mend.includes(mend));
    expect(found, JSON.stringify(faults)).toBeDefined();
    expect(found?.level).toBe('fault');
  });

  it('only warns of what may be meant', () => {
    const warned = diagnose({
      ...SOUND,
      env: { HUNKGUARD_FAIL_OPEN: '1' },
      otherVersions: ['0.9.0'],
      ways: { ...SOUND.ways, 'pre-push': null },
    });
    expect(warned.map(({ id }) => id).sort()).toEqual([
      'fails-open',
      'hook-unused',
      'other-version',
    ]);
    expect(warned.every(({ level }) => level === 'warning')).toBe(true);
  });
});
