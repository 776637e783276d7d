import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createProject, type Project } from './support/project.ts';
import { commitBlocked, commitPassed, commitTagged } from './support/scenarios.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```\w+\n([\s\S]*?)```/g)].map(([, code = '']) => code);

/** The one block of the README with these words in it. */
function block(words: string): string {
  const [found, ...more] = blocks.filter((code) => code.includes(words));
  if (found === undefined || more.length > 0) throw new Error(`README: ${words}`);
  return found;
}

let project: Project;
afterEach(() => project.remove());

async function expectAllLive(): Promise<void> {
  await commitBlocked(project);
  await commitPassed(project);
  await commitTagged(project);
  const { output } = await project.hunkguard(['doctor']);
  expect(output.match(/✓ [a-z-]+ +live/g)).toHaveLength(5);
  expect(output).toContain('Nothing is wrong.');
}

it('a first try: init, a commit that is refused, and out again', async () => {
  project = await createProject();
  expect(block('npx hunkguard init')).toBe('npm install -D hunkguard && npx hunkguard init\n');
  await project.ok(['npx', 'hunkguard', 'init']);
  const [write = '', commit = '', remove = ''] = block('try.js').split('\n');
  await project.ok(['sh', '-c', write]);
  const { exitCode, output } = await project.run(['sh', '-c', commit]);
  expect(exitCode).not.toBe(0);
  expect(output).toMatch(/^try\.js:1:\d+ {2}critical {2}js-sql-injection/m);
  await project.ok(['sh', '-c', remove]);
  await commitPassed(project);
  await project.ok(['sh', '-c', 'npx hunkguard uninstall && npm uninstall hunkguard']);
  await project.ok(['git', 'commit', '--allow-empty', '-m', 'Free']);
});

it('the recipe for husky', async () => {
  project = await createProject(['husky@9']);
  const recipe = block('npx husky\n');
  // hunkguard is there already, from the tarball.
  expect(recipe).toMatch(/^npm install -D husky hunkguard && /);
  await project.ok(['sh', '-c', recipe.slice(recipe.indexOf('&&') + 2)]);
  await expectAllLive();
});

it('the recipe for lefthook', async () => {
  project = await createProject(['lefthook@2']);
  await project.write('lefthook.yml', block('assert_lefthook_installed'));
  await project.ok(['npx', 'lefthook', 'install']);
  await expectAllLive();
});

it('the recipe for plain git, shared through the repository, and none that the docs have otherwise', async () => {
  const docs = await readFile(join(ROOT, 'docs', 'hook-managers.md'), 'utf8');
  expect(docs).toContain(block('npx husky\n'));
  expect(docs).toContain(block('assert_lefthook_installed'));
  project = await createProject();
  await project.ok(['sh', '-c', /```sh\n(mkdir -p \.githooks\n[\s\S]*?)```/.exec(docs)?.[1] ?? '']);
  await expectAllLive();
});
