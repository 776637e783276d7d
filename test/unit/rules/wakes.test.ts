import { describe, expect, it } from 'vitest';
import type { CodeRule } from '../../../src/rules/rule.ts';
import { wakesOf } from '../../../src/rules/wakes.ts';
import { withWakingWords } from '../../../src/rules/waking-words.ts';

function rule(keywords: string[], analysis: unknown, linePattern?: string): CodeRule {
  return withWakingWords({
    kind: 'code',
    id: 'x-y',
    category: 'other',
    severity: 'high',
    confidence: 'high',
    languages: ['javascript'],
    keywords,
    analysis,
    ...(linePattern === undefined ? {} : { linePattern }),
  } as CodeRule);
}

const exec = rule(['exec', 'shell: true'], { calls: [{ callee: ['exec', '*.execSync'] }] });

describe('a keyword that is a part of called names', () => {
  it.each([
    ['exec(command)', 'javascript'],
    ['await execAsync(command)', 'javascript'],
    ['asyncExec(command)', 'javascript'],
    ['cp.execSync', 'javascript'],
    ['promisify(exec)', 'javascript'],
    ['Thread(target=exec, args=(x,))', 'python'],
    ['exec "ls #{dir}"', 'ruby'],
    ['run(params[:name].exec)', 'ruby'],
    ['params[:name].exec.lines', 'ruby'],
    ['EXEC($command)', 'php'],
  ])('opens the rule on %s', (line, language) => {
    expect(wakesOf(exec)(line, language)).toBe(true);
  });

  it.each([
    ['const pattern = regex.execute(text)', 'javascript'],
    ['const exec = 3', 'javascript'],
    ['CLOEXEC = 0x80000', 'go'],
    ['executor = Executor()', 'python'],
  ])('does not on %s', (line, language) => {
    expect(wakesOf(exec)(line, language)).toBe(false);
  });

  it('leaves other keywords as they are', () => {
    expect(wakesOf(exec)('  shell: true,', 'javascript')).toBe(true);
  });

  it('counts anywhere when the rule looks for it elsewhere too', () => {
    const both = rule(['query'], { calls: [{ callee: '*.query' }], entries: [{ key: 'query' }] });
    expect(wakesOf(both)('{ query: text }', 'javascript')).toBe(true);
  });

  it('counts anywhere when not every called name is known', () => {
    const any = rule(['os.'], { calls: [{ callee: ['os.*'] }] });
    expect(wakesOf(any)('x = os.path', 'python')).toBe(true);
  });
});

describe('words of SQL', () => {
  const sql = rule(['select', 'from', 'query'], {
    calls: [{ callee: '*.query', text: '@sql' }],
  });

  it.each([
    "const text = 'SELECT * FROM users WHERE id = ' + id;",
    '  + " FROM " + table',
    'db.query(text)',
  ])('open the rule on %s', (line) => {
    expect(wakesOf(sql)(line, 'javascript')).toBe(true);
  });

  it.each(["import { a } from './a.js';", '<select name="x">', 'copyFrom(queryKey)'])(
    'do not on %s',
    (line) => {
      expect(wakesOf(sql)(line, 'javascript')).toBe(false);
    },
  );
});

describe('a tag', () => {
  const html = rule(['<', 'send('], { calls: [{ callee: '*.send', text: '@markup' }] });

  it.each([['res.x = `<p>' + '$' + '{name}`'], ['  <li>'], ["'</b>'"]])('is one in %s', (line) => {
    expect(wakesOf(html)(line, 'javascript')).toBe(true);
  });

  it.each(['if (a < b) return;', 'const m = new Map<string, number>();'])(
    'is none in %s',
    (line) => {
      expect(wakesOf(html)(line, 'typescript')).toBe(false);
    },
  );
});

describe('a comment', () => {
  it.each([
    ['// exec(command)', 'javascript'],
    [' * Calls exec(command) for you.', 'java'],
    [' */', 'java'],
    ['# exec(command)', 'python'],
  ])('opens nothing: %s', (line, language) => {
    expect(wakesOf(exec)(line, language)).toBe(false);
  });

  it('is no factor of a product', () => {
    expect(wakesOf(exec)('  * exec(command)', 'javascript')).toBe(true);
  });

  it('is no piece of a query that begins with its columns', () => {
    const sql = rule(['from'], { calls: [{ callee: '*.query', text: '@sql' }] });
    expect(wakesOf(sql)("  * FROM users WHERE id = ' + id", 'java')).toBe(true);
  });

  it('opens rules that read comments', () => {
    const todo = rule(['todo'], { text: [{ pattern: 'TODO', in: 'comment' }] });
    expect(wakesOf(todo)('// TODO: check', 'javascript')).toBe(true);
  });
});

it('opens nothing by a comment that fills its line', () => {
  const name = rule(['from'], { calls: [{ callee: '*.from' }], entries: [{ key: 'from' }] });
  expect(wakesOf(name)('/* where it comes from', 'php')).toBe(false);
  expect(wakesOf(name)('/* from */ query.from(x)', 'php')).toBe(true);
});

it('opens nothing where a function is written, or a word of PHP is no call', () => {
  const from = rule(['from'], { calls: [{ callee: '*.from' }] });
  expect(wakesOf(from)('public function from(string $table): self', 'php')).toBe(false);
  expect(wakesOf(from)('the text from which it is made', 'php')).toBe(false);
  expect(wakesOf(from)('->from($table)', 'php')).toBe(true);
});

it('opens nothing by SQL of PHP that no value is put into', () => {
  const sql = rule(['select', 'from'], { calls: [{ callee: '*.query', text: '@sql' }] });
  expect(wakesOf(sql)("'SELECT name FROM users WHERE id = ?'", 'php')).toBe(false);
  expect(wakesOf(sql)('"SELECT name FROM users WHERE id = $id"', 'php')).toBe(true);
  expect(wakesOf(sql)("'SELECT name FROM users WHERE id = ' .", 'php')).toBe(true);
});

it('opens nothing by an import', () => {
  const file = rule(['file'], { calls: [{ callee: 'File' }], entries: [{ key: 'file' }] });
  expect(wakesOf(file)('import java.io.File;', 'java')).toBe(false);
  expect(wakesOf(file)('use App\\File;', 'php')).toBe(false);
  expect(wakesOf(file)("import { File } from './file.js';", 'javascript')).toBe(true);
});

it('knows a name by the class before it', () => {
  const get = rule(['get('], { calls: [{ callee: 'Paths.get' }] });
  expect(wakesOf(get)('Path p = Paths.get(name);', 'java')).toBe(true);
  expect(wakesOf(get)('Path p = get(name);', 'java')).toBe(true);
  expect(wakesOf(get)('entries.get(name)', 'java')).toBe(false);
});

it('asks a rule for its own line pattern', () => {
  const own = rule(['true'], { calls: [{ callee: 'f' }] }, '(?i)return true');
  expect(wakesOf(own)('Return TRUE', 'javascript')).toBe(true);
  expect(wakesOf(own)('f(true)', 'javascript')).toBe(false);
});
