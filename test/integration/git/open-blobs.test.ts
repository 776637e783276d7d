import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { ToolError } from '../../../src/errors.ts';
import { openBlobs } from '../../../src/git/open-blobs.ts';
import { commitAll } from '../../helpers/read-lines.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const text = (bytes: Uint8Array | null) =>
  bytes === null ? null : Buffer.from(bytes).toString('latin1');

const blobsOf = (repo: GitRepo, env: Record<string, string> = {}) =>
  openBlobs({ cwd: repo.dir, env: { ...repo.env, ...env } });

test('objects by id and by path of HEAD, asked at once and answered each', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'one\n');
    await repo.write('empty', '');
    await repo.write('with\nnewline', 'odd\n');
    await repo.write('big', 'x'.repeat(3_000_000));
    await repo.write('folder/f', 'f');
    await commitAll(repo);
    const blobs = blobsOf(repo);
    const oid = await repo.git('rev-parse', 'HEAD:a');
    const names = [
      oid,
      'HEAD:empty',
      'HEAD:big',
      'HEAD:missing',
      '1'.repeat(40),
      'HEAD:with\nnewline',
      'HEAD:no\nsuch',
      'HEAD:folder',
      'HEAD',
      'HEAD:a',
    ];
    const answers = await Promise.all(names.map((name) => blobs.read(name)));
    expect(answers.map(text)).toEqual([
      'one\n',
      '',
      'x'.repeat(3_000_000),
      null,
      null,
      'odd\n',
      null,
      null,
      null,
      'one\n',
    ]);
    await blobs.close();
    await expect(blobs.read('HEAD:a')).rejects.toThrow('closed');
  });
});

test('before the first commit HEAD has nothing', async () => {
  await withGitRepo(async (repo) => {
    const blobs = blobsOf(repo);
    expect(await blobs.read('HEAD:.hunkguard.yaml')).toBeNull();
    await blobs.close();
  });
});

test('`git replace` cannot put another object in the place of one', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'real\n');
    await repo.write('b', 'replaced\n');
    await commitAll(repo);
    await repo.git('replace', 'HEAD:a', 'HEAD:b');
    const blobs = blobsOf(repo);
    expect(text(await blobs.read('HEAD:a'))).toBe('real\n');
    await blobs.close();
  });
});

test('closing without a read starts nothing, closing twice is harmless', async () => {
  await withGitRepo(async (repo) => {
    const blobs = blobsOf(repo, { PATH: '/nowhere' });
    await blobs.close();
    await blobs.close();
  });
});

test('reads under way are answered when it is closed', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('big', 'x'.repeat(2_000_000));
    await commitAll(repo);
    const blobs = blobsOf(repo);
    const reading = blobs.read('HEAD:big');
    await blobs.close();
    expect((await reading)?.length).toBe(2_000_000);
  });
});

test('a name that is none is refused, not asked', async () => {
  await withGitRepo(async (repo) => {
    const blobs = blobsOf(repo);
    await expect(blobs.read('')).rejects.toThrow(TypeError);
    await expect(blobs.read('HEAD:a\0b')).rejects.toThrow(TypeError);
    await blobs.close();
  });
});

test('when git dies, all that is asked fails at once, and later reads too', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('../fake/git', '#!/bin/sh\nread line\nexit 3\n');
    await chmod(join(repo.dir, '../fake/git'), 0o755);
    const blobs = blobsOf(repo, {
      PATH: join(repo.dir, '../fake') + delimiter + (repo.env.PATH ?? ''),
    });
    const all = [blobs.read('HEAD:a'), blobs.read('HEAD:b')];
    for (const reading of all) await expect(reading).rejects.toThrow(ToolError);
    await expect(blobs.read('HEAD:c')).rejects.toThrow(/exit code 3/);
    await blobs.close();
  });
});

test('idle git does not keep Node from ending', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'one\n');
    await commitAll(repo);
    const module = join(import.meta.dirname, '../../../src/git/open-blobs.ts');
    const bundle = join(repo.dir, '../blobs.mjs');
    const esbuild = await import('esbuild');
    await esbuild.build({
      entryPoints: [module],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundle,
    });
    const script = `import { openBlobs } from ${JSON.stringify(bundle)};
      const blobs = openBlobs({ cwd: process.cwd(), env: process.env });
      process.stdout.write(Buffer.from(await blobs.read('HEAD:a')));`;
    const { stdout } = await execa('node', ['--input-type=module', '-e', script], {
      cwd: repo.dir,
      env: repo.env,
      timeout: 10_000,
    });
    expect(stdout).toBe('one');
  });
});

const NO_GIT = { PATH: '/nowhere' };

test.each(['sha1', 'sha256'])('what was just staged is read without git (%s)', async (format) => {
  await withGitRepo(
    async (repo) => {
      await repo.write('a', 'one\n');
      await repo.write('empty', '');
      await repo.git('add', '-A');
      const blobs = blobsOf(repo, NO_GIT);
      expect(text(await blobs.read(await repo.git('rev-parse', ':a')))).toBe('one\n');
      expect(text(await blobs.read(await repo.git('rev-parse', ':empty')))).toBe('');
      await blobs.close();
    },
    [`--object-format=${format}`],
  );
});

test('so it is from a linked work tree, and from an object folder that the environment names', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'one\n');
    await commitAll(repo);
    const oid = await repo.git('rev-parse', 'HEAD:a');
    await repo.git('worktree', 'add', '-q', '../linked');
    const linked = openBlobs({ cwd: join(repo.dir, '../linked'), env: { ...repo.env, ...NO_GIT } });
    expect(text(await linked.read(oid))).toBe('one\n');
    const env = { ...NO_GIT, GIT_OBJECT_DIRECTORY: '.git/objects' };
    expect(text(await blobsOf(repo, env).read(oid))).toBe('one\n');
  });
});

test('an object that is packed, borrowed, a tree or damaged is git’s to answer for', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'one\n');
    await repo.write('folder/f', 'f');
    await commitAll(repo);
    const tree = await repo.git('rev-parse', 'HEAD:folder');
    const oid = await repo.git('rev-parse', 'HEAD:a');
    const blobs = blobsOf(repo);
    expect(await blobs.read(tree)).toBeNull();
    await blobs.close();

    await repo.git('repack', '-adq');
    const packed = blobsOf(repo);
    expect(text(await packed.read(oid))).toBe('one\n');
    await packed.close();
    await expect(blobsOf(repo, NO_GIT).read(oid)).rejects.toThrow(ToolError);

    await repo.git('clone', '-q', '--shared', '.', '../borrower');
    const borrowed = openBlobs({ cwd: join(repo.dir, '../borrower'), env: repo.env });
    expect(text(await borrowed.read(oid))).toBe('one\n');
    await borrowed.close();

    await repo.write('b', 'two\n');
    await repo.git('add', 'b');
    const staged = await repo.git('rev-parse', ':b');
    const file = join(repo.dir, '.git/objects', staged.slice(0, 2), staged.slice(2));
    const whole = await readFile(file);
    await chmod(file, 0o644);
    await writeFile(file, whole.subarray(0, whole.length - 6));
    const damaged = blobsOf(repo);
    await expect(damaged.read(staged)).rejects.toThrow(/cat-file/);
    await damaged.close();
  });
});

test('many objects are read by one git', async () => {
  await withGitRepo(async (repo) => {
    const names = Array.from({ length: 40 }, (_, index) => `f${index}`);
    for (const name of names) await repo.write(name, name);
    await repo.git('add', '-A');
    const oids = (await repo.git('ls-files', '--format=%(objectname)')).split('\n');
    const blobs = blobsOf(repo);
    const contents = await Promise.all(oids.map((oid) => blobs.read(oid)));
    expect(contents.map(text).sort()).toEqual([...names].sort());
    await blobs.close();
  });
});
