// Scores the code rules on labelled lines (format: ../shared/corpus/README.md): npm run quality.
// Run directly: node scripts/quality-insecure.mjs [--misses] [--false-alarms] [--language L] [--category C]
//               node scripts/quality-insecure.mjs --real FOLDER... [--verbose]   findings in real code
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { importSource, readRules, root } from './rule-files.mjs';

/** CPU milliseconds of this process, whatever else the machine does. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The analysis with a stand-in for pass 1: only rules one of whose keywords the text holds. */
async function openAnalysis() {
  const { analyzeSource } = await importSource('src/scan/code/analyze.ts');
  const { languageOf } = await importSource('src/scan/language.ts');
  const { byPlace } = await importSource('src/scan/by-place.ts');
  const { wakesOf } = await importSource('src/rules/wakes.ts');
  const { withWakingWords } = await importSource('src/rules/waking-words.ts');
  const rules = (await readRules()).map(({ rule }) => rule).filter(({ kind }) => kind === 'code');
  const wakes = new Map(rules.map((rule) => [rule, wakesOf(withWakingWords(rule))]));
  /** What says whether a line opens a rule. */
  const opens = (rule, language) => (line) =>
    rule.keywords.some((one) => line.toLowerCase().includes(one)) &&
    wakes.get(rule)(line, language);
  const analyze = (text, path, fallback) => {
    let language = languageOf(path);
    if (language === 'text' && fallback !== undefined) language = fallback;
    const folded = text.toLowerCase();
    const seen = new Map();
    const has = (keyword) => {
      if (!seen.has(keyword)) seen.set(keyword, folded.includes(keyword));
      return seen.get(keyword);
    };
    const lines = text.split('\n');
    const active = rules.filter(
      (rule) =>
        rule.languages.includes(language) &&
        rule.keywords.some(has) &&
        lines.some(opens(rule, language)),
    );
    const before = cpu();
    const findings = analyzeSource(text, language, active).map((match) => byPlace(match, path));
    return { findings, ms: cpu() - before };
  };
  return { analyze, count: rules.length };
}

/** A finding counts when it starts within one line of a bad line, covers it, or starts where it was built. */
function finds(item, bad) {
  const last = item.spans[bad] ?? bad;
  const alternatives = item.alt_lines[bad] ?? [];
  return ({ startLine, endLine }) =>
    (startLine >= bad - 1 && startLine <= last + 1) ||
    (startLine <= bad && endLine >= bad) ||
    alternatives.includes(startLine);
}

function score(items, analyze) {
  const result = { lines: [], twins: [], ms: 0 };
  for (const item of items) {
    const { findings, ms } = analyze(item.text, item.filename, item.language);
    result.ms += ms;
    for (const line of item.bad_lines) {
      result.lines.push({
        item,
        line,
        tier: item.line_tier[line],
        hit: findings.find(finds(item, line)),
      });
    }
    for (const line of item.ok_lines) {
      result.twins.push({
        item,
        line,
        hit: findings.find((finding) => finding.startLine === line),
      });
    }
  }
  return result;
}

function share([hits, all]) {
  return all === 0 ? '  –' : `${((100 * hits) / all).toFixed(1).padStart(5)} (${hits}/${all})`;
}

function printTable(title, keyOf, { lines, twins }) {
  const groups = new Map();
  const count = (item, cell, hit) => {
    const name = keyOf(item);
    if (!groups.has(name)) groups.set(name, { 1: [0, 0], 2: [0, 0], ok: [0, 0] });
    const pair = groups.get(name)[cell];
    pair[1]++;
    if (hit) pair[0]++;
  };
  for (const { item, tier, hit } of lines) if (tier <= 2) count(item, tier, hit);
  for (const { item, hit } of twins) count(item, 'ok', hit);
  console.log(`\n${title.padEnd(22)}${'tier 1'.padEnd(18)}${'tier 2'.padEnd(18)}safe twins`);
  for (const [name, group] of [...groups].sort()) {
    console.log(
      name.padEnd(22) + share(group[1]).padEnd(18) + share(group[2]).padEnd(18) + share(group.ok),
    );
  }
}

function printRows(rows, label) {
  for (const { item, line, hit, tier } of rows) {
    const text = item.text.split('\n')[line - 1].trim().slice(0, 150);
    const where = `${item.language} ${item.category} ${item.id}:${line}`;
    console.log(
      `${label}${tier ? ` t${tier}` : ''} ${where} ${hit ? `[${hit.rule.id}] ` : ''}${text}`,
    );
  }
}

/** Prints recall by language, category and tier, and the safe twins that are reported. */
export async function printInsecureQuality(file, options) {
  const optionOf = (name) =>
    options.includes(name) ? options[options.indexOf(name) + 1] : undefined;
  const wanted = { language: optionOf('--language'), category: optionOf('--category') };
  const items = gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((item) => item.category !== 'hardcoded-secret')
    .filter((item) =>
      Object.entries(wanted).every(([key, value]) => !value || item[key] === value),
    );
  const { analyze, count } = await openAnalysis();
  const result = score(items, analyze);
  printTable('language', (item) => item.language, result);
  printTable('category', (item) => item.category, result);
  printTable('source', (item) => item.source, result);
  printTable('all', () => 'all', result);
  console.log(`\n${items.length} files, ${count} code rules, ${result.ms.toFixed(0)} ms of CPU`);
  if (options.includes('--misses'))
    printRows(
      result.lines.filter(({ hit, tier }) => !hit && tier < 3),
      'miss',
    );
  if (options.includes('--false-alarms'))
    printRows(
      result.twins.filter(({ hit }) => hit),
      'false',
    );
}

const CODE = /\.(?:[cm]?[jt]sx?|py|java|kt|go|php|rb|cs|vue|svelte|sh|sql)$/;
const SKIPPED =
  /(?:^|\/)(?:tests?|__tests__|specs?|idle_test|testdata|\.git)\/|\.min\.|\/dist\/|[-.]bundle|\.d\.[cm]?ts$/;

function* sourcesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesIn(path);
    else if (
      entry.isFile() &&
      CODE.test(path) &&
      !SKIPPED.test(path) &&
      statSync(path).size < 400_000
    ) {
      const text = readFileSync(path, 'latin1');
      const lines = text.split('\n');
      if (text.length / lines.length < 200) yield { path, text, lines };
    }
  }
}

/** Prints what is found in real code: by rule and severity, per 1,000 lines. */
async function printRealCode(folders, isVerbose) {
  const { analyze } = await openAnalysis();
  const totals = { files: 0, lines: 0, found: 0, blocking: 0, ms: 0 };
  const byRule = new Map();
  let slowest = { ms: 0, path: '' };
  for (const { path, text, lines } of folders.flatMap((folder) => [...sourcesIn(folder)])) {
    const { findings, ms } = analyze(text, path);
    totals.files++;
    totals.lines += lines.length;
    totals.ms += ms;
    if (ms > slowest.ms) slowest = { ms, path };
    for (const { rule, severity = rule.severity, startLine } of findings) {
      totals.found++;
      if (severity === 'critical' || severity === 'high') totals.blocking++;
      const key = `${rule.id} ${severity}`;
      byRule.set(key, (byRule.get(key) ?? 0) + 1);
      if (isVerbose)
        console.log(`${key} ${path}:${startLine} ${lines[startLine - 1].trim().slice(0, 140)}`);
    }
  }
  const rate = (n) => ((1000 * n) / totals.lines).toFixed(3);
  console.log(
    `\n${totals.files} files, ${totals.lines} lines: ${totals.found} findings (${rate(totals.found)} in 1,000 lines), ` +
      `${totals.blocking} blocking (${rate(totals.blocking)}); ${totals.ms.toFixed(0)} ms, slowest ${slowest.ms.toFixed(0)} ms ${slowest.path}`,
  );
  for (const [key, n] of [...byRule].sort((a, b) => b[1] - a[1]))
    console.log(`${String(n).padStart(5)} ${key}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = process.argv.slice(2);
  const corpus = join(root, '..', 'shared', 'corpus', 'insecure-dev.jsonl.gz');
  if (options[0] === '--real') {
    const folders = options.slice(1).filter((option) => !option.startsWith('--'));
    await printRealCode(
      folders.map((folder) => resolve(folder)),
      options.includes('--verbose'),
    );
  } else if (existsSync(corpus)) await printInsecureQuality(corpus, options);
  else {
    console.error(`no labelled cases at ${corpus}`);
    process.exitCode = 2;
  }
}
