import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  addToPreCommitConfig,
  missingHookTypes,
} from '../../../../src/commands/init/edit-pre-commit-config.ts';
import { HOOK_NAMES } from '../../../../src/commands/init/hook-names.ts';
import { removeBlocks } from '../../../../src/commands/init/marked-block.ts';

const CONFIGS: Record<string, string> = {
  'items at the left edge': '# ours\nrepos:\n- repo: meta\n  hooks:\n  - id: a\n',
  'items indented, no last newline': 'repos:\n    - repo: meta\n      hooks:\n          - id: a',
  'keys behind the list': '---\nrepos:\n  - repo: meta\n    hooks: [{id: a}]\n\nfail_fast: true\n',
  'hook types already named': `default_install_hook_types: [${HOOK_NAMES.join(', ')}]\nrepos:\n  - repo: meta\n    hooks: []\n`,
};

describe('addToPreCommitConfig', () => {
  it.each(Object.entries(CONFIGS))('adds one repository and nothing else: %s', (_, before) => {
    const edited = addToPreCommitConfig(before, "it's here/hook.sh");
    const config = parse(edited);
    expect(config.repos).toHaveLength(2);
    expect(config.repos[0]).toEqual(parse(before).repos[0]);
    expect(config.repos[1].hooks.map(({ id }: { id: string }) => id)).toEqual([
      'hunkguard',
      'hunkguard-tag',
      'hunkguard-msg',
      'hunkguard-push',
    ]);
    expect(config.repos[1].hooks[0].entry).toBe("sh 'it'\\''s here/hook.sh' pre-commit");
    expect(missingHookTypes(edited)).toEqual([]);
    expect(removeBlocks(edited)).toBe(before);
    expect(addToPreCommitConfig(edited, 'x')).toBe(edited);
  });

  it('adds the hook types to a config that has the hooks by hand', () => {
    const byHand = 'repos:\n  - repo: x\n    hooks:\n      - id: hunkguard\n';
    const edited = addToPreCommitConfig(byHand, 'x');
    expect(parse(edited).repos).toHaveLength(1);
    expect(missingHookTypes(edited)).toEqual([]);
  });

  it('names the hook types that are missing', () => {
    expect(missingHookTypes('default_install_hook_types: [pre-commit, pre-push]\n')).toEqual([
      'pre-merge-commit',
      'prepare-commit-msg',
      'commit-msg',
    ]);
  });

  it.each(['repos: []\n', 'repos: [{repo: meta}]\n', 'a: 1\n', 'repos:\n\t- x\n'])(
    'leaves alone what it cannot edit safely: %j',
    (before) => {
      expect(() => addToPreCommitConfig(before, 'x')).toThrow(/can't be edited/);
    },
  );
});
