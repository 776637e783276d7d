// How often ordinary code makes pass 2 read a file: node scripts/waking.mjs [--lines RULE] FOLDER...
// Pieces of 12 lines stand for hunks. The rules that open most are the ones whose keywords want a look.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { importSource, readRules } from './rule-files.mjs';

const HUNK = 12;
const MOST_BYTES = 300_000;
const LONGEST_LINE = 400;
const SHOWN = 12;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string' } },
});
const { decodeLatin1 } = await importSource('src/commands/decode-latin1.ts');
const { createPassOne } = await importSource('src/scan/pass-one.ts');
const { compileRules } = await importSource('src/rules/rule-set.ts');
const { languageOf } = await importSource('src/scan/language.ts');
const { pathKind } = await importSource('src/scan/path-kind.ts');
const rules = compileRules((await readRules()).map(({ rule }) => rule));
let woken = new Set();
const scan = createPassOne({
  rules,
  decode: decodeLatin1,
  sink: {
    candidate: () => {},
    suspect: (_file, index) => woken.add(rules.ruleAt(index).id),
  },
});

function wokenBy(path, lines) {
  woken = new Set();
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  scan({ file: { path, oid: null, mode: '', isNew: false }, startLine: 1, startByte: 0, bytes });
  return woken;
}

/** Files that people write, a piece of each from its middle. */
function* hunks(folder) {
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    const path = join(folder, name);
    const kind = pathKind(name);
    if (extname(name) === '' || kind === 'test' || kind === 'generated') continue;
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > MOST_BYTES) continue;
    const lines = readFileSync(path, 'utf8').split('\n');
    if (lines.length < 2 * HUNK || lines.some(({ length }) => length > LONGEST_LINE)) continue;
    const at = Math.floor((lines.length - HUNK) / 2);
    yield { path: name, lines: lines.slice(at, at + HUNK) };
  }
}

const byLanguage = new Map();
for (const folder of positionals) {
  for (const { path, lines } of hunks(folder)) {
    const language = languageOf(path);
    const count = byLanguage.get(language) ?? { hunks: 0, woken: 0, rules: new Map() };
    byLanguage.set(language, count);
    const ids = new Set(wokenBy(path, lines));
    count.hunks++;
    if (ids.size > 0) count.woken++;
    for (const id of ids) count.rules.set(id, (count.rules.get(id) ?? 0) + 1);
    if (!ids.has(values.lines)) continue;
    for (const line of lines)
      if (wokenBy(path, [line]).has(values.lines)) console.log(`${path}: ${line.trim()}`);
  }
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
for (const [language, { hunks: all, woken: some, rules: ids }] of byLanguage) {
  if (all < 50) continue;
  console.log(`${language}: ${percent(some, all)} of ${all} pieces make pass 2 read their file`);
  const most = [...ids].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  for (const [id, times] of most) console.log(`  ${percent(times, all).padStart(7)}  ${id}`);
}
