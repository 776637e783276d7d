import { mkdirSync, readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';

mkdirSync('.cache', { recursive: true });
await esbuild.build({
  stdin: {
    contents: `export {analyzeSource} from './src/scan/code/analyze.ts'; export {languageOf} from './src/scan/language.ts'; export {buildModel,expressionAt} from './src/scan/code/syntax/file-model.ts'; export {classify} from './src/scan/code/operand/classify.ts'; export {findBuilds} from './src/scan/code/match/find-values.ts';`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: '.cache/try.mjs',
  logLevel: 'error',
});
const m = await import(process.cwd() + '/.cache/try.mjs');
process.argv = [...process.argv.slice(0, 2), '--none'];
const { parse } = await import('yaml');
const fs = await import('node:fs');
const rules = fs
  .readdirSync('rules/code', { recursive: true })
  .filter((f) => /ya?ml$/.test(f))
  .flatMap((f) => {
    const y = parse(fs.readFileSync('rules/code/' + f, 'utf8'));
    return y.rules.map((r) => ({ kind: 'code', ...y.defaults, ...r }));
  });
const path = process.env.F;
const text = readFileSync(path, 'utf8');
const lang = process.env.L || m.languageOf(path);
for (const f of m.analyzeSource(text, lang, rules))
  console.log(f.startLine, f.rule.id, f.severity ?? f.rule.severity, f.blame.join(','));
if (process.env.V) {
  const model = m.buildModel(text, lang);
  console.log(
    model.scopes.functions.map((f) => [f.name, f.params, f.prefix.slice(0, 80), f.from, f.to]),
  );
  for (const [k, v] of model.assignments) console.log(k, JSON.stringify(v));
  for (const n of process.env.V.split(','))
    for (const t of model.names.get(n) ?? []) {
      const e = m.expressionAt(model, t);
      console.log(n, t, JSON.stringify(e).slice(0, 900));
      console.log(
        JSON.stringify(m.classify({ model, context: process.env.C || 'sql', depth: 0 }, e)).slice(
          0,
          500,
        ),
      );
    }
}
