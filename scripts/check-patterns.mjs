// Proves every built-in pattern free of exponential backtracking with recheck. Verdicts are kept by the
// pattern's hash in scripts/pattern-verdicts.json, since a proof takes up to seconds; what is new is proven
// again. Polynomial and unknown are bounded by the 8 KiB window, and measured by the hostile-line test
// (test/rules); exponential is an error whatever the window.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importSource, readRules, root } from './rule-files.mjs';

process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');
const { SHARED_PATTERNS } = await importSource('src/scan/code/match/shared-patterns.ts');
const STORE = join(root, 'scripts', 'pattern-verdicts.json');
/** Fields that hold regular expressions, in pattern, file and code rules. */
const FIELDS = new Set(
  'pattern linePattern unless file exceptFile notFile text notText receiver notReceiver value body name head sources within notWithin notUnder notAfter root roots says notSays takes in notIn'.split(
    ' ',
  ),
);
const known = JSON.parse(await readFile(STORE, 'utf8').catch(() => '{}'));
const verdicts = {};
const failed = [];
let fresh = 0;

for (const { rule, text } of await readRules()) {
  for (const source of patternsOf({ ...rule, rewrite: text.rewrite ?? [] })) {
    const flags = rule.kind === 'pattern' ? (rule.flags ?? '') : '';
    const key = createHash('sha256').update(`${source}\0${flags}`).digest('hex').slice(0, 16);
    verdicts[key] = known[key] ?? prove(source, flags);
    if (known[key] === undefined && ++fresh % 25 === 0) await save({ ...known, ...verdicts });
    if (verdicts[key] === 'exponential') failed.push(`${rule.id}: /${source}/${flags}`);
  }
}
await save(verdicts);
const counts = new Map();
for (const verdict of Object.values(verdicts)) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
console.log(`patterns: ${[...counts].map(([verdict, n]) => `${n} ${verdict}`).join(', ')}`);
for (const line of failed) console.error(`exponential backtracking in ${line}`);
if (failed.length > 0) process.exitCode = 1;

async function save(all) {
  if (process.env.CI !== undefined) return;
  await writeFile(
    STORE,
    `${JSON.stringify(Object.fromEntries(Object.entries(all).sort()), null, 2)}\n`,
  );
}

function prove(source, flags) {
  const folded = source.startsWith('(?i)');
  const { status, complexity } = checkSync(
    folded ? source.slice(4) : source,
    folded ? `${flags}i` : flags,
    {
      timeout: 1500,
    },
  );
  return status === 'vulnerable' ? complexity.type : status;
}

/** Every regular expression of a rule, wherever its data holds one, shared ones spelled out. */
function patternsOf(rule) {
  const found = [];
  const walk = (value, key) => {
    if (Array.isArray(value)) for (const item of value) walk(item, key);
    else if (value !== null && typeof value === 'object')
      for (const [name, item] of Object.entries(value)) walk(item, name);
    else if (typeof value === 'string' && FIELDS.has(key))
      found.push(value.startsWith('@') ? (SHARED_PATTERNS[value.slice(1)] ?? value) : value);
  };
  const { id, title, ...data } = rule;
  walk(data, '');
  return found;
}
