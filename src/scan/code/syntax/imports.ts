import type { SourceFile } from './source-file.ts';

/** Local name → dotted origin: `exec` → `child_process.exec`, `np` → `numpy`. */
export type ImportTable = Map<string, string>;

function moduleName(name: string): string {
  return name.replace(/^node:/, '');
}

const JS_IMPORT = /^[ \t]*import\s+(?!type\b)([^'"`;]{1,2000}?)\s+from\s*['"]([^'"\n]+)['"]/gm;
const JS_REQUIRE =
  /\b(?:const|let|var)\s+(\{[^}]{1,2000}\}|[\w$]+)\s*=\s*require\(\s*['"]([^'"\n]+)['"]\s*\)(?:\.([\w$]+))?/g;
const JS_WRAPPED =
  /\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:[\w$]+\.|require\(\s*['"](?:node:)?util['"]\s*\)\.)?promisify\(\s*require\(\s*['"]([^'"\n]+)['"]\s*\)\.([\w$]+)\s*\)/g;
const TS_REQUIRE = /^[ \t]*import\s+([\w$]+)\s*=\s*require\(\s*['"]([^'"\n]+)['"]\s*\)/gm;

function javascript(text: string, table: ImportTable): void {
  for (const [, names, origin] of text.includes('import') ? text.matchAll(JS_IMPORT) : []) {
    const name = moduleName(origin as string);
    const [outside, inside = ''] = (names as string).split(/[{}]/);
    const whole = /(?:\*\s*as\s+)?([\w$]+)\s*,?\s*$/.exec(
      (outside as string).replace(/,\s*\*\s*as\s+/, ' '),
    );
    if (whole !== null) table.set(whole[1] as string, name);
    listed(inside, /\s+as\s+/, name, table);
  }
  if (!text.includes('require')) return;
  for (const [, names, origin, member] of text.matchAll(JS_REQUIRE)) {
    const name = moduleName(origin as string) + (member === undefined ? '' : `.${member}`);
    if ((names as string).startsWith('{'))
      listed((names as string).slice(1, -1), /\s*:\s*/, name, table);
    else table.set(names as string, name);
  }
  for (const [, local, origin, member] of text.includes('promisify')
    ? text.matchAll(JS_WRAPPED)
    : [])
    table.set(local as string, `${moduleName(origin as string)}.${member}`);
  for (const [, local, origin] of text.matchAll(TS_REQUIRE))
    table.set(local as string, moduleName(origin as string));
}

function listed(names: string, rename: RegExp, origin: string, table: ImportTable): void {
  for (const piece of names.split(',')) {
    const [imported, local] = piece
      .trim()
      .replace(/^type\s+/, '')
      .split(rename);
    if (imported) table.set((local ?? imported).trim(), `${origin}.${imported.trim()}`);
  }
}

const PY_IMPORT = /^[ \t]*import[ \t]+([^\n#;]+)/gm;
const PY_FROM = /^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]+(?:\(([^)]{1,4000})\)|([^\n#;]+))/gm;

function python(text: string, table: ImportTable): void {
  for (const [, names] of text.matchAll(PY_IMPORT)) {
    for (const piece of (names as string).split(',')) {
      const [origin, local] = piece.trim().split(/\s+as\s+/);
      if (local) table.set(local.trim(), origin as string);
      else if (origin) table.set(origin.split('.')[0] as string, origin.split('.')[0] as string);
    }
  }
  for (const [, origin, many, few] of text.matchAll(PY_FROM)) {
    listed((many ?? few ?? '').replace(/#[^\n]*/g, ''), /\s+as\s+/, origin as string, table);
  }
}

const DOTTED =
  /^[ \t]*(?:import|using)\s+(?:static\s+)?(?:(\w+)\s*=\s*)?([\w.]+)(?:\s+as\s+(\w+))?\s*;?/gm;

function dotted(text: string, table: ImportTable): void {
  for (const [, before, origin, after] of text.matchAll(DOTTED)) {
    const path = origin as string;
    // `import java.util.*` names nothing.
    if (path.endsWith('.')) continue;
    table.set(before ?? after ?? path.slice(path.lastIndexOf('.') + 1), path);
  }
}

const GO_BLOCK = /^import\s*(?:\(([^)]*)\)|([^\n]+))/gm;

function go(text: string, table: ImportTable): void {
  for (const [, many, one] of text.matchAll(GO_BLOCK)) {
    for (const [, local, origin] of (many ?? one ?? '').matchAll(/(?:([\w.]+)\s+)?"([^"\n]+)"/g)) {
      const last = (origin as string).replace(/\/v\d+$/, '');
      table.set(local ?? last.slice(last.lastIndexOf('/') + 1), origin as string);
    }
  }
}

const PHP_USE = /^[ \t]*use\s+(?:function\s+)?([\w\\]+)(?:\s+as\s+(\w+))?\s*;/gm;

function php(text: string, table: ImportTable): void {
  for (const [, origin, local] of text.matchAll(PHP_USE)) {
    const path = (origin as string).replaceAll('\\', '.');
    table.set(local ?? path.slice(path.lastIndexOf('.') + 1), path);
  }
}

const READERS: Readonly<Record<string, (text: string, table: ImportTable) => void>> = {
  javascript,
  python,
  java: dotted,
  kotlin: dotted,
  csharp: dotted,
  go,
  php,
};

const JS_ALIAS =
  /\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:(?:[\w$]+\.)?(?:promisify|denodeify)\(\s*)?([\w$]+(?:\.[\w$]+)*)\s*\)?(?:\.bind\([\w$.]*\))?\s*[;,\n]/g;
const PY_ALIAS = /^[ \t]*(\w+)[ \t]*=[ \t]*(\w+(?:\.\w+)+)[ \t]*$/gm;

/** `const run = promisify(cp.exec)`, `loads = pickle.loads`: other names for what was imported. */
function aliases(text: string, pattern: RegExp, table: ImportTable): void {
  if (table.size === 0) return;
  for (const [, local, path] of text.matchAll(pattern)) {
    const [first = '', ...rest] = (path as string).split('.');
    const origin = table.get(first);
    if (origin !== undefined && !table.has(local as string))
      table.set(local as string, [origin, ...rest].join('.'));
  }
}

/** What each local name was imported as. Reads the text, not the tokens: an import is one plain line. */
export function findImports(source: SourceFile): ImportTable {
  const table: ImportTable = new Map();
  const { id } = source.profile;
  READERS[id]?.(source.text, table);
  if (id === 'javascript') aliases(source.text, JS_ALIAS, table);
  if (id === 'python') aliases(source.text, PY_ALIAS, table);
  return table;
}
