import { createHash } from 'node:crypto';
import { importSource, readRules } from './rule-files.mjs';

/**
 * The engine in this process, as a hook would run it on a commit that adds one file.
 * @returns scan(path, text) → findings
 */
export async function openEngine(kinds = ['pattern', 'file']) {
  const { createScanner } = await importSource('src/scan/scanner.ts');
  const { compileRules } = await importSource('src/rules/rule-set.ts');
  const sources = (await readRules()).filter(({ rule }) => kinds.includes(rule.kind));
  const rules = compileRules(sources.map(({ rule }) => rule));
  const texts = new Map(sources.map(({ text }) => [text.id, text]));
  const tools = async () => ({
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    textOf: (id) => texts.get(id),
  });
  const decode = (bytes, start, end) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);
  return async (path, text) => {
    const file = { path, oid: null, mode: '100644', isNew: true };
    const scanner = createScanner({ rules, decode });
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    scanner.push({ file, startLine: 1, startByte: 0, bytes });
    const located = await scanner.finish(async () => null, tools);
    return located.map(({ finding, rawLine }) => ({ ...finding, rawLine }));
  };
}
