import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decodeLatin1 } from '../../src/commands/decode-latin1.ts';
import { expandPlaceholders } from '../../src/rules/expand.ts';
import { readRuleFile } from '../../src/rules/read-rule-file.ts';
import type { Category, Severity } from '../../src/rules/rule.ts';
import { compileRules } from '../../src/rules/rule-set.ts';
import { createScanner } from '../../src/scan/scanner.ts';

interface Pair {
  title: string;
  category: Category;
  severity: Severity;
  path: string;
  /** Line of the vulnerable snippet that is reported. */
  line: number;
  vulnerable: string;
  secure: string;
}

const folder = join(import.meta.dirname, '../../rules');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => readRuleFile(readFileSync(join(folder, name), 'utf8'), name));
const rules = compileRules(sources.map(({ rule }) => rule));
const texts = new Map(sources.map(({ text }) => [text.id, text]));

/** Scans a snippet as a new file, with every rule of the tree and both passes. */
async function findingsIn(path: string, snippet: string) {
  const text = expandPlaceholders(snippet, path);
  const scanner = createScanner({ rules, decode: decodeLatin1 });
  const bytes = new TextEncoder().encode(text);
  const file = { path, oid: null, mode: '100644', isNew: true };
  scanner.push({ file, startLine: 1, startByte: 0, bytes });
  const located = await scanner.finish(
    async () => null,
    async () => ({
      digest: (value) => createHash('sha256').update(value).digest('hex'),
      textOf: (id) => {
        const known = texts.get(id);
        if (known === undefined) throw new Error(`no rule ${id}`);
        return known;
      },
    }),
  );
  return located.map(({ finding }) => ({
    ruleId: finding.ruleId,
    category: finding.category,
    severity: finding.severity,
    line: finding.startLine,
  }));
}

const heads = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'));

describe.each(heads)('%s', (head) => {
  const pairs = parse(readFileSync(join(import.meta.dirname, head), 'utf8')) as Pair[];

  it.each(pairs)('finds $title', async ({ path, vulnerable, category, severity, line }) => {
    const found = await findingsIn(path, vulnerable);
    expect(found).toContainEqual(expect.objectContaining({ category, severity, line }));
  });

  it.each(pairs)('leaves the secure twin: $title', async ({ path, secure }) => {
    expect(await findingsIn(path, secure)).toEqual([]);
  });
});
