import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addToLefthook } from '../../../../src/commands/init/edit-lefthook.ts';
import { HOOK_NAMES } from '../../../../src/commands/init/hook-names.ts';
import { removeBlocks } from '../../../../src/commands/init/marked-block.ts';

const LAUNCHER = "it's here/hook.sh";

const CONFIGS: Record<string, string> = {
  'no hook of ours': 'colors: false # keep\n',
  'jobs in block style':
    'pre-commit:\n  jobs:\n    - run: a\n    - name: b\n      run: |\n        x\n        y\n\ncommit-msg:\n  jobs:\n  - run: c',
  commands: 'pre-push:\n    commands:\n        a:\n            run: b # note\n',
  'neither jobs nor commands':
    'pre-commit:\n  parallel: true\n  scripts:\n    "a.sh":\n      runner: sh\n',
  'comments at the end': 'pre-commit:\n  jobs:\n    - run: a\n# the end\n',
  CRLF: 'pre-commit:\r\n  jobs:\r\n    - run: a\r\n',
};

describe('addToLefthook', () => {
  it.each(Object.entries(CONFIGS))('adds a job to each hook and nothing else: %s', (_, before) => {
    const edited = addToLefthook(before, LAUNCHER);
    const config = parse(edited);
    for (const hook of HOOK_NAMES) {
      const { jobs = [], commands = {} } = config[hook];
      const ours = [...jobs, ...Object.values(commands)].filter((job) =>
        JSON.stringify(job).includes(` ${hook}`),
      );
      expect(ours, hook).toHaveLength(1);
      expect(ours[0].run).toContain("'it'\\''s here/hook.sh'");
    }
    expect(removeBlocks(edited)).toBe(before);
    expect(addToLefthook(edited, LAUNCHER)).toBe(edited);
    const theirs = parse(before);
    for (const job of theirs['pre-commit']?.jobs ?? [])
      expect(config['pre-commit'].jobs).toContainEqual(job);
  });

  it('hands the standard input of a push on, and never stops a commit while tagging', () => {
    const config = parse(addToLefthook(null, 'x'));
    expect(config['pre-push'].jobs[0].use_stdin).toBe(true);
    expect(config['prepare-commit-msg'].jobs[0].run).toMatch(/\|\| true$/);
    expect(config.assert_lefthook_installed).toBe(true);
  });

  it.each(['pre-commit: {jobs: [{run: a}]}\n', '{a: 1}\n', 'a: [\n', 'pre-commit:\n  jobs: []\n'])(
    'leaves alone what it cannot edit safely: %j',
    (before) => {
      expect(() => addToLefthook(before, 'x')).toThrow(/can't be edited/);
    },
  );

  it('leaves a hook alone that names hunkguard by hand', () => {
    const edited = addToLefthook(
      'pre-commit:\n  jobs:\n    - run: hunkguard hook pre-commit\n',
      'x',
    );
    expect(parse(edited)['pre-commit'].jobs).toHaveLength(1);
  });
});
