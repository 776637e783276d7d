import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuleFile } from '../../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../../src/rules/rule.ts';
import { analyzeSource, type CodeMatch } from '../../../../../src/scan/code/analyze.ts';

const folder = join(import.meta.dirname, '../../../../../rules/code');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => readRuleFile(readFileSync(join(folder, name), 'utf8'), name, 100));
const rules = sources.map(({ rule }) => rule as CodeRule);

/** The lines that the matches are blamed on, of those that were added. */
function blamed(matches: readonly CodeMatch[], added: ReadonlySet<number>): string[] {
  return matches
    .filter(({ startLine, blame }) => [startLine, ...blame].some((line) => added.has(line)))
    .map(({ rule, startLine, severity }) => `${rule.id} ${startLine} ${severity ?? ''}`);
}

function compare(text: string, language: string, active: readonly CodeRule[], added: Set<number>) {
  const part = blamed(analyzeSource(text, language, active, added), added);
  const whole = blamed(analyzeSource(text, language, active), added);
  return { part, whole };
}

/** The added lines are marked with `+` in front. */
function change(marked: string, language: string): { part: string[]; whole: string[] } {
  const lines = marked.split('\n');
  const added = new Set(lines.flatMap((line, i) => (line.startsWith('+') ? [i + 1] : [])));
  return compare(lines.map((line) => line.slice(1)).join('\n'), language, rules, added);
}

const changes: [string, string, string][] = [
  [
    'what an object of Ruby is made of',
    'ruby',
    ` class Fetcher
   def initialize(opts)
     @url = opts[:url]
   end
   def call
     Net::HTTP.get(@url)
   end
 end
 def show
+  Fetcher.new(params).call
 end`,
  ],
  [
    'an argument that an old function runs',
    'javascript',
    ` function run(command) {
   exec(command);
 }
 app.get('/', (req, res) => {
+  run(req.query.command);
 });`,
  ],
  [
    'what an old function asks another for',
    'javascript',
    ` function text(id) {
+  return \`SELECT * FROM users WHERE id = '\${id}'\`;
 }
 async function find(req) {
   return db.query(text(req.query.id));
 }`,
  ],
  [
    'a line within a long literal',
    'javascript',
    ` async function find(req) {
   const sql = \`
     SELECT * FROM users
+    WHERE id = '\${req.query.id}'
   \`;
   return db.query(sql);
 }`,
  ],
  [
    'a field of the object',
    'python',
    ` class Store:
     def __init__(self, request):
+        self.path = request.args.get("path")
     def read(self):
         return open(self.path).read()`,
  ],
  [
    'what an object is made of',
    'python',
    ` class Job:
     def __init__(self, name):
         self.name = name
     def run(self):
         return open(self.name).read()
 def show():
+    job = Job(request.args["name"])
     return jobs.add(job)`,
  ],
  [
    'a variable of the module',
    'php',
    ` <?php
+$id = $_GET['id'];
 mysqli_query($db, "SELECT * FROM t WHERE id = '$id'");`,
  ],
  [
    'the outer function of a callback',
    'javascript',
    ` app.get('/', (req, res) => {
+  const name = req.query.name;
   fs.stat('x', () => {
     res.send('<b>' + name + '</b>');
   });
 });`,
  ],
];

describe('what an added line may be blamed for', () => {
  it.each(changes)('holds %s', (_name, language, marked) => {
    const { part, whole } = change(marked, language);
    expect(whole).not.toEqual([]);
    expect(part).toEqual(whole);
  });

  it('leaves old flaws of functions that the change has nothing to do with unasked', () => {
    const text = [
      'function old(req) {',
      '  exec(req.query.command);',
      '}',
      'function other() {',
      '  const total = 1;',
      '  return total;',
      '}',
    ].join('\n');
    const only = rules.filter(({ id }) => id === 'js-command-injection');
    expect(analyzeSource(text, 'javascript', only)).toHaveLength(1);
    expect(analyzeSource(text, 'javascript', only, new Set([5]))).toEqual([]);
  });

  it('is the same as of the whole file, whichever line of any example was added', () => {
    for (const { rule, examples } of sources) {
      const { languages } = rule as CodeRule;
      const texts = examples.flatMap((one) => (typeof one === 'string' ? [one] : []));
      const text = texts.map((one) => `${one}\n`).join('\n');
      const lines = text.split('\n').length;
      for (let line = 1; line <= lines; line++) {
        const language = languages[0] as string;
        const { part, whole } = compare(text, language, [rule as CodeRule], new Set([line]));
        expect(part, `${rule.id}, line ${line}`).toEqual(whole);
      }
    }
  });
});
