// Proves every built-in pattern free of exponential backtracking with recheck. Verdicts are kept by the
// pattern's hash in scripts/pattern-verdicts.json, since a proof takes up to seconds.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRules, root } from './rule-files.mjs';

process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');
const store = join(root, 'scripts', 'pattern-verdicts.json');
const known = JSON.parse(await readFile(store, 'utf8').catch(() => '{}'));
const verdicts = {};
let failed = 0;

for (const { rule } of await readRules()) {
  for (const [source, flags] of patternsOf(rule)) {
    const key = createHash('sha256').update(`${source}\0${flags}`).digest('hex').slice(0, 24);
    verdicts[key] = known[key] ?? verdictOf(source, flags);
    if (verdicts[key] === 'exponential') {
      failed++;
      console.error(`${rule.id}: exponential backtracking in /${source}/${flags}`);
    }
  }
}
const text = `${JSON.stringify(Object.fromEntries(Object.entries(verdicts).sort()), null, 1)}\n`;
if (process.env.CI === undefined) await writeFile(store, text);
const counts = Object.values(verdicts).reduce(
  (sum, verdict) => ({ ...sum, [verdict]: (sum[verdict] ?? 0) + 1 }),
  {},
);
console.log(
  `patterns: ${Object.entries(counts)
    .map(([verdict, n]) => `${n} ${verdict}`)
    .join(', ')}`,
);
if (failed > 0) process.exitCode = 1;

/**
 * Polynomial and unknown are bounded by the 8 KiB window and measured by the hostile-line test
 * (test/rules); exponential is an error whatever the window.
 */
function verdictOf(source, flags) {
  const { status, complexity } = checkSync(source, flags, { timeout: 5000 });
  return status === 'vulnerable' ? complexity.type : status;
}

/** Every regular expression of a rule, wherever its data holds one. */
function patternsOf(rule) {
  const found = [];
  const walk = (value, key) => {
    if (Array.isArray(value)) for (const item of value) walk(item, key);
    else if (value !== null && typeof value === 'object')
      for (const [name, item] of Object.entries(value)) walk(item, name);
    else if (typeof value === 'string' && /pattern|unless|regex|matches/i.test(key))
      found.push([value, key === 'pattern' ? (rule.flags ?? '') : '']);
  };
  walk(rule, '');
  return found;
}
