// Recall on labelled lines, safe twins reported, time. Usage: node scripts/quality-insecure.mjs [--misses] [--false] [--language python] [--category xss] [--real DIR...]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '..');
const CORPUS = join(ROOT, '../shared/corpus/insecure-dev.jsonl.gz');

async function loadTypescript(entry) {
  const outfile = join(
    ROOT,
    `.cache/${entry.replaceAll('/', '-').replace(/\.ts$/, '')}-${process.pid}.mjs`,
  );
  await esbuild.build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const loaded = await import(outfile);
  const { rmSync } = await import('node:fs');
  rmSync(outfile);
  return loaded;
}

function* walk(folder, endings) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path, endings);
    else if (entry.isFile() && endings.test(entry.name)) yield path;
  }
}

export function loadCodeRules() {
  const rules = [];
  for (const path of walk(join(ROOT, 'rules/code'), /\.ya?ml$/)) {
    const file = parse(readFileSync(path, 'utf8'));
    for (const rule of file.rules ?? []) rules.push({ kind: 'code', ...file.defaults, ...rule });
  }
  return rules;
}

/** CPU milliseconds of this process, whatever else the machine does. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Stands in for pass 1: the rules of a language one of whose keywords the text holds. */
function prefilter(rules, language, text) {
  const folded = text.toLowerCase();
  const seen = new Map();
  const has = (keyword) => {
    if (!seen.has(keyword)) seen.set(keyword, folded.includes(keyword));
    return seen.get(keyword);
  };
  return rules.filter((rule) => rule.languages.includes(language) && rule.keywords.some(has));
}

function score(items, analyzeSource, languageOf, rules) {
  const lines = [];
  const twins = [];
  let spent = 0;
  for (const item of items) {
    let language = languageOf(item.filename);
    if (language === 'text') language = item.language;
    const active = prefilter(rules, language, item.text);
    const before = cpu();
    const findings = analyzeSource(item.text, language, active);
    spent += cpu() - before;
    item.findings = findings;
    for (const bad of item.bad_lines) {
      const span = item.spans[bad] ?? bad;
      const alternatives = item.alt_lines[bad] ?? [];
      const hit = findings.find(
        (f) =>
          (f.startLine >= bad - 1 && f.startLine <= span + 1) ||
          (f.startLine <= bad && f.endLine >= bad) ||
          alternatives.includes(f.startLine),
      );
      lines.push({ item, line: bad, tier: item.line_tier[bad], hit });
    }
    for (const ok of item.ok_lines)
      twins.push({ item, line: ok, hit: findings.find((f) => f.startLine === ok) });
  }
  return { lines, twins, ms: spent };
}

const share = (hits, all) =>
  all === 0 ? '   –' : `${((100 * hits) / all).toFixed(1).padStart(5)} (${hits}/${all})`;

function table(title, key, result) {
  const groups = new Map();
  const of = (item) => {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, { t1: [0, 0], t2: [0, 0], ok: [0, 0] });
    return groups.get(name);
  };
  for (const { item, tier, hit } of result.lines) {
    if (tier > 2) continue;
    const cell = of(item)[tier === 1 ? 't1' : 't2'];
    cell[1]++;
    if (hit) cell[0]++;
  }
  for (const { item, hit } of result.twins) {
    const cell = of(item).ok;
    cell[1]++;
    if (hit) cell[0]++;
  }
  console.log(`\n${title.padEnd(22)}${'tier 1'.padEnd(18)}${'tier 2'.padEnd(18)}safe twins`);
  for (const [name, g] of [...groups].sort())
    console.log(
      name.padEnd(22) + share(...g.t1).padEnd(18) + share(...g.t2).padEnd(18) + share(...g.ok),
    );
}

function list(rows, label) {
  for (const { item, line, hit, tier } of rows) {
    const text = item.text.split('\n')[line - 1].trim().slice(0, 150);
    console.log(
      `${label}${tier ? ` t${tier}` : ''} ${item.language} ${item.category} ${item.id}:${line} ${hit ? `[${hit.rule.id}] ` : ''}${text}`,
    );
  }
}

function realCode(folders, analyzeSource, languageOf, rules, verbose) {
  let count = 0;
  let files = 0;
  const byRule = new Map();
  let blocking = 0;
  let total = 0;
  let slowest = [0, ''];
  let ms = 0;
  for (const folder of folders) {
    for (const path of walk(folder, /\.(?:[cm]?[jt]sx?|py|java|kt|go|php|rb|cs|vue|svelte)$/)) {
      if (
        /(?:^|\/)(?:tests?|__tests__|spec|idle_test|lib2to3\/tests|\.git)\/|\.min\.|\/dist\/|[-.]bundle|\.d\.[cm]?ts$/.test(
          path,
        ) ||
        statSync(path).size > 400_000
      )
        continue;
      const text = readFileSync(path, 'latin1');
      const lineCount = text.split('\n').length;
      if (text.length / lineCount > 200) continue;
      files++;
      count += lineCount;
      const active = prefilter(rules, languageOf(path), text);
      const before = cpu();
      const findings = analyzeSource(text, languageOf(path), active);
      const took = cpu() - before;
      ms += took;
      if (took > slowest[0]) slowest = [took, path];
      for (const f of findings) {
        total++;
        const severity = f.severity ?? f.rule.severity;
        if (severity === 'critical' || severity === 'high') blocking++;
        byRule.set(`${f.rule.id} ${severity}`, (byRule.get(`${f.rule.id} ${severity}`) ?? 0) + 1);
        if (verbose)
          console.log(
            `${severity} ${f.rule.id} ${path}:${f.startLine} ${text.split('\n')[f.startLine - 1].trim().slice(0, 140)}`,
          );
      }
    }
  }
  console.log(
    `\nreal code: ${files} files, ${count} lines, ${total} findings (${((1000 * total) / count).toFixed(3)}/k), ${blocking} blocking (${((1000 * blocking) / count).toFixed(3)}/k), ${ms.toFixed(0)} ms; slowest ${slowest[0].toFixed(0)} ms ${slowest[1]}`,
  );
  for (const [id, n] of [...byRule].sort((a, b) => b[1] - a[1])) console.log(`  ${n} ${id}`);
}

/** Every example must be found by its rule, no counter-example may be. */
function checkExamples(analyzeSource, rules) {
  let bad = 0;
  for (const rule of rules) {
    for (const kind of ['examples', 'negativeExamples']) {
      for (const example of rule[kind] ?? []) {
        const {
          code,
          language = rule.languages[0],
          line,
        } = typeof example === 'string' ? { code: example } : example;
        const found = analyzeSource(code, language, [rule]).filter(
          (f) => line === undefined || f.startLine === line,
        );
        if (found.length > 0 === (kind === 'examples')) continue;
        bad++;
        console.log(`${rule.id}: ${kind === 'examples' ? 'not found' : 'found'}: ${code}`);
      }
    }
    for (const [language, code] of Object.entries(rule.fixes ?? {})) {
      const found = analyzeSource(code, language, rules);
      for (const f of found) {
        bad++;
        console.log(`${rule.id}: its fix is found by ${f.rule.id}: ${code}`);
      }
    }
  }
  console.log(`${rules.length} rules, ${bad} wrong examples`);
}

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const { analyzeSource } = await loadTypescript('src/scan/code/analyze.ts');
const { languageOf } = await loadTypescript('src/scan/language.ts');
const rules = loadCodeRules();
if (args.includes('--examples')) checkExamples(analyzeSource, rules);
else if (args.includes('--real')) {
  realCode(
    args
      .slice(args.indexOf('--real') + 1)
      .filter((one) => extname(one) !== '.x' && !one.startsWith('--')),
    analyzeSource,
    languageOf,
    rules,
    args.includes('--verbose'),
  );
} else {
  const all = gunzipSync(readFileSync(CORPUS))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const items = all.filter(
    (item) =>
      item.category !== 'hardcoded-secret' &&
      (!option('--language') || item.language === option('--language')) &&
      (!option('--category') || item.category === option('--category')),
  );
  const result = score(items, analyzeSource, languageOf, rules);
  table('language', (item) => item.language, result);
  table('category', (item) => item.category, result);
  table('source', (item) => item.source, result);
  table('all', () => 'all', result);
  console.log(`\n${items.length} files, ${rules.length} rules, ${result.ms.toFixed(0)} ms`);
  if (args.includes('--misses'))
    list(
      result.lines.filter((l) => !l.hit && l.tier < 3),
      'miss',
    );
  if (args.includes('--false'))
    list(
      result.twins.filter((l) => l.hit),
      'false',
    );
}
