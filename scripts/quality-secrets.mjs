import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { openEngine } from './engine.mjs';

const RANK = { low: 0, medium: 1, high: 2, critical: 3 };

/** Scans each case as a new file and prints what was found of the secrets and reported of the clean. */
export async function printSecretQuality(path, options) {
  const scan = await openEngine();
  const cases = await readCases(path);
  const rows = new Map();
  const misses = [];
  const alarms = [];
  const firm = { all: 0, reported: 0, warned: 0 };
  for (const item of cases) {
    const findings = await scan(item.filename, item.text);
    const worst = Math.max(-1, ...findings.map(({ severity }) => RANK[severity]));
    if (item.label === 'clean') {
      if (item.strength !== 'firm') continue;
      firm.all++;
      if (worst >= RANK.high) firm.reported++;
      if (worst >= RANK.medium) firm.warned++;
      if (worst >= RANK.high) alarms.push([item, findings]);
    } else if (item.checksum !== 'invalid') {
      const found = worst >= (item.tier === 3 ? RANK.medium : RANK.high);
      for (const key of [`tier ${item.tier}`, `tier ${item.tier}, ${item.source}`]) {
        const row = rows.get(key) ?? { all: 0, found: 0 };
        row.all++;
        if (found) row.found++;
        rows.set(key, row);
      }
      if (!found) misses.push([item, findings]);
    }
  }
  console.log(`secrets: ${cases.length} cases of ${path.split('/').pop()}`);
  for (const [key, { all, found }] of [...rows].sort()) {
    console.log(`  ${key.padEnd(26)} ${percent(found, all)}  ${found} of ${all}`);
  }
  console.log(
    `  firm clean reported        ${percent(firm.reported, firm.all)}  ${firm.reported} of ${firm.all} (warned or reported ${firm.warned})`,
  );
  if (options.includes('--misses')) list(misses);
  if (options.includes('--false-alarms')) list(alarms);
}

async function readCases(path) {
  const bytes = await readFile(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function list(entries) {
  for (const [item, findings] of entries) {
    const told = findings
      .map(({ ruleId, severity, startLine }) => `${ruleId}:${severity}:${startLine}`)
      .join(' ');
    console.log(
      `- tier ${item.tier} ${item.source} ${item.rule} ${item.filename} [${told}] ${JSON.stringify(item.text.slice(0, 300))}`,
    );
  }
}

function percent(part, all) {
  return `${(all === 0 ? 0 : (100 * part) / all).toFixed(1).padStart(5)} %`;
}
