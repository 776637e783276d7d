import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** The hooks that this suite runs, by git's name. */
export const MESSAGE_HOOKS = ['prepare-commit-msg', 'commit-msg'] as const;

/** How a built hook is started: options and the budget come from variables, so that tests can choose. */
function entry(hook: string): string {
  const exported = hook === 'commit-msg' ? 'commitMsg' : 'prepareCommitMsg';
  return `
    import { ${exported} as run } from './src/commands/${hook}.ts';
    import { DEFAULT_ATTRIBUTION } from './src/attribution/options.ts';
    const options = process.env.TEST_OPTIONS ? { ...DEFAULT_ATTRIBUTION, ...JSON.parse(process.env.TEST_OPTIONS) } : DEFAULT_ATTRIBUTION;
    const io = { cwd: process.cwd(), env: process.env, stdin: async function* () {}, stdoutIsTty: false, stderrIsTty: false, now: () => new Date() };
    process.exitCode = 2;
    const result = await run(io, process.argv.slice(2), { loadOptions: async () => options, budgetMs: Number(process.env.TEST_BUDGET ?? 20000) });
    process.stdout.write(result.stdout);
    process.stderr.write(result.stderr);
    process.exitCode = result.exitCode;
  `;
}

/** Bundles the message hooks as the package does, and returns the folder: one `.mjs` per hook. */
export async function buildHooks(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'hunkguard-hooks-'));
  for (const hook of MESSAGE_HOOKS) {
    await build({
      stdin: { contents: entry(hook), resolveDir: ROOT, loader: 'ts' },
      outdir: out,
      entryNames: hook,
      outExtension: { '.js': '.mjs' },
      chunkNames: `${hook}-[hash]`,
      bundle: true,
      splitting: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
  }
  return out;
}
