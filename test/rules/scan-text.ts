import type { SourceRule } from '../../src/rules/rule-schema.ts';
import { compileRules, type RuleSet } from '../../src/rules/rule-set.ts';
import type { Finding } from '../../src/scan/finding.ts';
import { createScanner } from '../../src/scan/scanner.ts';
import { latin1 } from './built-in-rules.ts';

/** @returns what scans one new file with all of the given rules, through both passes */
export function textScanner(
  sources: readonly SourceRule[],
): (path: string, text: string) => Promise<Finding[]> {
  const rules: RuleSet = compileRules(sources.map(({ rule }) => rule));
  const texts = new Map(sources.map(({ text }) => [text.id, text]));
  return async (path, text) => {
    const scanner = createScanner({ rules, decode: latin1 });
    scanner.push({
      file: { path, oid: null, mode: '100644', isNew: true },
      startLine: 1,
      startByte: 0,
      bytes: new TextEncoder().encode(text),
    });
    const located = await scanner.finish(
      async () => null,
      async () => ({
        digest: () => '0'.repeat(64),
        textOf: (id) =>
          texts.get(id) ??
          (() => {
            throw new Error(id);
          })(),
      }),
    );
    return located.map(({ finding }) => finding);
  };
}
