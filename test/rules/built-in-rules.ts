import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readRuleFile } from '../../src/rules/read-rule-file.ts';
import type { SourceRule } from '../../src/rules/rule-schema.ts';

const FOLDER = new URL('../../rules/', import.meta.url);

type BuiltInRule = SourceRule & { file: string };

const known = new Map<string, BuiltInRule[]>();

/** The rules of the tree under a folder, such as `secrets`, each with its file's name; read once. */
export function builtInRules(under: string): BuiltInRule[] {
  const rules = known.get(under) ?? readRules(under);
  known.set(under, rules);
  return rules;
}

function readRules(under: string): BuiltInRule[] {
  const folder = new URL(`${under}/`, FOLDER);
  return readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) =>
      readRuleFile(readFileSync(new URL(name, folder), 'utf8'), `rules/${under}/${name}`, 100).map(
        (rule) => ({ ...rule, file: name }),
      ),
    );
}

/** One character per byte. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    start,
    end,
  );
}
