import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ToolError } from '../../errors.ts';
import { findRoot } from '../../git/find-repository.ts';
import { type GateTool, writeCiFiles } from '../ci/write-ci-files.ts';
import type { CommandResult, Io } from '../command.ts';
import { VERSION } from '../version.ts';

export interface InitCiOptions {
  ci: 'github' | 'gitlab';
  gates?: GateTool[];
  dryRun?: boolean;
}

/**
 * `hunkguard init --ci github|gitlab`: writes the CI job at the repository's top.
 * @throws ToolError when another file stands in its place
 */
export async function initCi(io: Io, options: InitCiOptions): Promise<CommandResult> {
  const top = findRoot(io.cwd);
  const lines: string[] = [];
  for (const { path, text } of writeCiFiles(options.ci, {
    version: VERSION,
    gates: options.gates ?? [],
  })) {
    const full = join(top, path);
    const before = existsSync(full) ? readFileSync(full, 'utf8') : undefined;
    if (before === text) {
      lines.push(`${path}: in place already`);
      continue;
    }
    if (before !== undefined) {
      throw new ToolError(
        `${path} is there already, and is another one`,
        'Move it away, or merge by hand what --dry-run shows.',
      );
    }
    if (options.dryRun) {
      lines.push(`${path} would be:`, text);
      continue;
    }
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, text);
    lines.push(`${path}: written`);
  }
  if (options.ci === 'gitlab')
    lines.push('Include it: add `include: .gitlab/hunkguard.gitlab-ci.yml` to .gitlab-ci.yml');
  return { exitCode: 0, stdout: `${lines.join('\n')}\n`, stderr: '' };
}
