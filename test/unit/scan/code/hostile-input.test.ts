import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuleFile } from '../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const folder = join(import.meta.dirname, '../../../../rules/code');
const rules = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => readRuleFile(readFileSync(join(folder, name), 'utf8'), name))
  .map(({ rule }) => rule as CodeRule);

const LANGUAGES = [
  'javascript',
  'typescript',
  'vue',
  'svelte',
  'html',
  'python',
  'java',
  'kotlin',
  'csharp',
  'go',
  'php',
  'ruby',
  'erb',
  'shell',
];

/** What opens every rule, in one line. */
const RULE_WORDS = [...new Set(rules.flatMap((rule) => rule.keywords))].join(' ');

/** What a hostile or broken file looks like; each is meant to trip one part of the engine. */
const HOSTILE: Readonly<Record<string, string>> = {
  'nested brackets': '('.repeat(100_000),
  'literals spread into one another':
    'let a = { ...b };\nlet b = { ...a };\nsession(a);\njwt.verify(token, key, b);',
  'mixed brackets': '([{'.repeat(33_000) + ')]}'.repeat(33_000),
  'closing brackets': ')]}'.repeat(33_000),
  'an unterminated string': `eval("${'a'.repeat(200_000)}`,
  'an unterminated template': `db.query(\`${'${x'.repeat(20_000)}`,
  'nested templates': `f(${'`${'.repeat(5_000)}x${'}`'.repeat(5_000)})`,
  'an unterminated heredoc': `x = <<EOF\n${'select * from t\n'.repeat(10_000)}`,
  'an unterminated comment': `/*${' *'.repeat(100_000)}`,
  'unterminated triple quotes': `"""${'"" '.repeat(60_000)}`,
  'attributes of other templates': 'return <a @b="x" #c :d $e ?f !g ~h %i>;</a>\n'.repeat(2_000),
  'a long chain': `x${'.then(f)'.repeat(20_000)}`,
  'a long sum': `db.query("select " + ${'a + '.repeat(8_000)}b)`,
  'a long list': `f([${'1,'.repeat(100_000)}])`,
  'nested calls': `${'f('.repeat(20_000)}x${')'.repeat(20_000)}`,
  'nested arrows': `${'(a) => '.repeat(3_000)}eval(a)`,
  'nested elements': '<a>'.repeat(8_000),
  'open tags': `return (${'<div class="'.repeat(10_000)}`,
  'many assignments': 'x = x + y\n'.repeat(10_000).concat('eval(x)\n'),
  'many conditions': `${'if (x) { return }\n'.repeat(8_000)}eval(x)`,
  'deep indentation': Array.from({ length: 800 }, (_, i) => `${' '.repeat(i)}if x:`).join('\n'),
  'one minified line': `${'a=function(b){return c("select * from t where x="+b)};'.repeat(5_000)}`,
  'many slashes': 'a / b / '.repeat(30_000),
  'many angle brackets': '<'.repeat(60_000),
  'many quotes': `'"\``.repeat(30_000),
  'many decorators': '@app.route("/")\n'.repeat(8_000).concat('def f(x):\n  eval(x)\n'),
  'an unterminated word': 'a'.repeat(200_000),
  'a long comment': `/*${' '.repeat(200_000)}*/ # ${' '.repeat(200_000)}`,
  'many sinks behind tests': 'if (x) { return }\neval(y + x);\n'.repeat(2_000),
  'many sinks behind assignments': 'x = y + z\neval(x);\nopen(x);\n'.repeat(2_000),
  'many sinks of one value': `x = y + z\n${'eval(x);\n'.repeat(4_000)}`,
  'nested tests': `${'if (x) { '.repeat(6_000)}eval(x)`,
  'words of every rule': `${RULE_WORDS} `.repeat(Math.ceil(200_000 / RULE_WORDS.length)),
  'words of every rule in a string': `f("${RULE_WORDS.repeat(Math.ceil(200_000 / RULE_WORDS.length))}`,
  'NULs and surrogates': '\0\ud800eval(\udc00'.repeat(10_000),
};

/** Of CPU, whatever else the machine does; a quadratic step on these inputs takes minutes, a linear one 100 ms to 1 s. */
const LIMIT_MS = 6_000;

describe.each(Object.entries(HOSTILE))('%s', (_, text) => {
  it.each(LANGUAGES)(
    'ends soon in %s',
    (language) => {
      const before = process.cpuUsage();
      analyzeSource(text, language, rules);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
    },
    120_000,
  );
});

const FRAGMENTS = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '`',
  '${',
  '#{',
  '"""',
  '/*',
  '*/',
  '//',
  '#',
  '\n',
  '  ',
  '<',
  '>',
  '</',
  '/>',
  '=>',
  '->',
  '=',
  '+',
  '.',
  ',',
  ':',
  ';',
  '\\',
  '<<EOF\n',
  '<?php ',
  '?>',
  '<%',
  '%>',
  'eval',
  'exec',
  'f"',
  "r'",
  'db.query',
  'select * from t where a=',
  'return ',
  'if ',
  'for x in y',
  'def f(a):',
  'function f(a) ',
  'class A ',
  'lambda x: ',
  'req.query.x',
  'request.args["x"]',
  '$_GET["x"]',
  'params[:x]',
  'x',
  'innerHTML',
  '<a ',
  '<A>',
  '@b',
  'os.system',
  'import os\n',
  'new ',
  '@app.route("/")\n',
  '\0',
  '\ud800',
  'é',
];

it.each(LANGUAGES)(
  'never throws in %s',
  (language) => {
    const text = fc
      .array(
        fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...FRAGMENTS) },
          { weight: 1, arbitrary: fc.string() },
        ),
        {
          maxLength: 60,
        },
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const lines = source.split('\n').length;
        for (const match of analyzeSource(source, language, rules)) {
          expect(match.startLine).toBeGreaterThanOrEqual(1);
          expect(match.endLine).toBeLessThanOrEqual(lines);
          expect(match.startColumn).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 150 },
    );
  },
  120_000,
);
