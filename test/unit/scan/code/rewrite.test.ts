import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readRuleFile } from '../../../../src/rules/read-rule-file.ts';
import type { CodeRule, Rewrite } from '../../../../src/rules/rule.ts';
import type { Example, SourceRule } from '../../../../src/rules/rule-schema.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';
import { type Replacement, replacementFor } from '../../../../src/scan/code/rewrite.ts';
import { languageOf } from '../../../../src/scan/language.ts';

const folder = join(import.meta.dirname, '../../../../rules/code');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => readRuleFile(readFileSync(join(folder, name), 'utf8'), name, 100))
  .filter(({ text }) => text.rewrite !== undefined);

function replaced(text: string, { startLine, startColumn, endColumn, text: to }: Replacement) {
  const lines = text.split('\n');
  const line = lines[startLine - 1] as string;
  lines[startLine - 1] = line.slice(0, startColumn - 1) + to + line.slice(endColumn - 1);
  return lines.join('\n');
}

/** What each of the example's findings becomes, and by how many findings that is fewer. */
function rewritten({ rule }: SourceRule, rewrites: readonly Rewrite[], example: Example) {
  const shown = typeof example === 'string' ? { text: example, path: undefined } : example;
  const language =
    shown.path === undefined ? ((rule.languages ?? [])[0] as string) : languageOf(shown.path);
  const find = (source: string) => analyzeSource(source, language, [rule as CodeRule]);
  const before = find(shown.text);
  return before.flatMap((match) => {
    const edit = replacementFor(rewrites, match, shown.text.split('\n'));
    if (edit === undefined) return [];
    const after = replaced(shown.text, edit);
    return [{ after, fewer: before.length - find(after).length }];
  });
}

/** Flaws that a rule's own examples don't show. */
const MORE: Readonly<Record<string, readonly Example[]>> = {
  'cs-old-tls': ['class A { void F() { handler.SslProtocols = SslProtocols.Tls; } }'],
  'go-file-permissions': ['func f() {\n\tos.Chmod(path, 0666)\n}'],
  'java-weak-hash': ['class A { String f(String p) { return DigestUtils.md5Hex(p); } }'],
  'js-weak-hash': ["const h = createHash('sha1');"],
  'k8s-privileged': [{ text: 'spec:\n  hostNetwork: true\n', path: 'pod.yml' }],
  'php-cookie-flags': ['<?php setcookie("session", $id, ["httponly" => false, "secure" => true]);'],
  'php-tls-verify-off': ['<?php curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0);'],
  'py-file-mode': ['os.chmod("/srv/app/config.ini", 0o666)'],
  'py-tls-off': [
    'import ssl\nctx = ssl._create_unverified_context()',
    'client.set_missing_host_key_policy(paramiko.AutoAddPolicy())',
  ],
  'sh-tls-verify-off': ['curl --insecure https://api.example.com/token'],
  'sh-world-writable': ['chmod 666 /etc/app.conf'],
};

describe.each(sources)('$rule.id', (source) => {
  const flaws = [...source.examples, ...(MORE[source.rule.id] ?? [])];
  it.each(source.text.rewrite ?? [])('$pattern → $to leaves clean code', (rewrite) => {
    const results = flaws.flatMap((example) => rewritten(source, [rewrite], example));
    expect(results.length).toBeGreaterThan(0);
    for (const { after, fewer } of results) expect(fewer, after).toBe(1);
  });
});

test('at least 25 rules of at least ten languages rewrite', () => {
  expect(sources.length).toBeGreaterThanOrEqual(25);
  const languages = new Set(sources.map(({ rule }) => rule.languages?.[0]));
  expect(languages.size).toBeGreaterThanOrEqual(10);
});

const at = (startLine: number, startColumn: number, endColumn: number, endLine = startLine) => ({
  startLine,
  startColumn,
  endLine,
  endColumn,
});
const VERIFY = [{ pattern: '\\bverify\\s*=\\s*(False)\\b', to: 'True' }];

test('what stands twice, elsewhere or nowhere is left to the reader', () => {
  const twice = ['get(a, verify=False) # verify=False'];
  expect(replacementFor(VERIFY, at(1, 1, 21), twice)).toBeUndefined();
  const elsewhere = ['get(a); other(verify=False)'];
  expect(replacementFor(VERIFY, at(1, 1, 7), elsewhere)).toBeUndefined();
  expect(replacementFor(VERIFY, at(1, 1, 7), ['get(a)'])).toBeUndefined();
  expect(replacementFor([], at(1, 1, 7), ['get(a)'])).toBeUndefined();
});

test('a flaw over several lines is replaced where it stands, in UTF-16 units', () => {
  const lines = ['x = 1', 'é = get("😀",', '  "é", verify=False,', ')'];
  expect(replacementFor(VERIFY, at(2, 5, 2, 4), lines)).toEqual({
    ...at(3, 15, 20),
    text: 'True',
  });
});

test('a flaw on very much text is left to the reader', () => {
  const lines = [`get(verify=False, "${'x'.repeat(5000)}")`];
  expect(replacementFor(VERIFY, at(1, 1, 30), lines)).toBeUndefined();
});
