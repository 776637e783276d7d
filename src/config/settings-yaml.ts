import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { ToolError } from '../errors.ts';

/** 1-based. */
export interface Position {
  line: number;
  column: number;
}

/** A parsed settings file: plain data, and where each part of it stands. */
export interface SettingsYaml {
  data: unknown;
  /** Where the value at a path stands, or its key; of what is missing, the nearest part around it. */
  positionOf: (path: readonly PropertyKey[], of?: 'key' | 'value') => Position;
}

const MOST_BYTES = 256 * 1024;
const MOST_DEPTH = 20;
const HINT = 'See docs/configuration.md; `hunkguard config validate` checks the file.';
const UNSAFE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** The error of one place in a settings file. */
export function settingsError(
  name: string,
  { line, column }: Position,
  what: string,
  hint = HINT,
): ToolError {
  return new ToolError(`${name}:${line}:${column}: ${what}`, hint);
}

function refuseSize(name: string, size: number): void {
  if (size > MOST_BYTES) {
    throw new ToolError(
      `${name}: ${Math.ceil(size / 1024)} KiB is more than the ${MOST_BYTES / 1024} KiB a settings file may have`,
      'Split own rules off into files of their own (rulesFiles).',
    );
  }
}

/** UTF-8 or an error; a byte-order mark is cut. */
export function decodeSettings(bytes: Uint8Array, name: string): string {
  refuseSize(name, bytes.length);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ToolError(`${name}: the file is not UTF-8`, 'Save it as UTF-8.', { cause: error });
  }
}

/**
 * Parses YAML that nobody vouches for. Data only: no aliases, anchors, tags, merge keys, directives or
 * prototype keys, each key once, at most 20 levels.
 * @returns null data for an empty file
 * @throws ToolError `name:line:column: what`
 */
export function parseSettingsYaml(bytes: Uint8Array, name: string): SettingsYaml {
  const text = decodeSettings(bytes, name);
  refuseNesting(text, name);
  const counter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    merge: false,
    uniqueKeys: false,
    lineCounter: counter,
    prettyErrors: false,
  });
  const at = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const broken = document.errors[0] ?? document.warnings[0];
  if (broken !== undefined) throw settingsError(name, at(broken.pos[0]), firstLine(broken.message));
  refuseConstructs(document, (offset, what) => settingsError(name, at(offset), what));
  return {
    data: document.toJS({ maxAliasCount: 0 }) as unknown,
    positionOf: (path, of = 'value') => at(offsetOf(document.contents, path, of)),
  };
}

/** The parser recurses and builds patterns by the depth: what is absurdly deep never gets to it. */
function refuseNesting(text: string, name: string): void {
  let depth = 0;
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    if (/^\s*#/.test(line)) continue;
    if (number === 1 && line.startsWith('%')) {
      throw settingsError(name, { line: 1, column: 1 }, 'YAML directives are not allowed');
    }
    for (const character of line.replace(/\\./g, '')) {
      if (character === '[' || character === '{') depth++;
      else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    }
    const compact = /(?:[-?:][ \t]+){21}/.exec(line);
    if (depth > 500 || compact !== null || /^ {400}/.test(line)) {
      throw settingsError(
        name,
        { line: number, column: (compact?.index ?? 0) + 1 },
        `nested deeper than ${MOST_DEPTH} levels`,
      );
    }
  }
}

type Refuse = (offset: number, what: string) => ToolError;

function refuseConstructs(document: ReturnType<typeof parseDocument>, refuse: Refuse): void {
  if (document.directives?.yaml.explicit === true)
    throw refuse(0, 'YAML directives are not allowed');
  visit(document, (_key, node, path) => {
    if (node === null || isPair(node)) return;
    const { range, tag, anchor } = node as { range?: number[]; tag?: string; anchor?: string };
    const offset = range?.[0] ?? 0;
    if (isAlias(node)) throw refuse(offset, 'aliases (*name) are not allowed');
    if (anchor !== undefined) throw refuse(offset, 'anchors (&name) are not allowed');
    if (tag !== undefined) throw refuse(offset, 'tags (!name) are not allowed');
    if (path.filter((parent) => isMap(parent) || isSeq(parent)).length > MOST_DEPTH) {
      throw refuse(offset, `nested deeper than ${MOST_DEPTH} levels`);
    }
    if (isMap(node)) refuseKeys(node.items, refuse);
  });
}

function refuseKeys(items: readonly { key: unknown }[], refuse: Refuse): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    const offset = (key as { range?: number[] } | null)?.range?.[0] ?? 0;
    if (!isScalar(key) || key.value === null || typeof key.value === 'object') {
      throw refuse(offset, 'a key must be a plain word');
    }
    const word = String(key.value);
    if (word === '<<') throw refuse(offset, 'merge keys (<<) are not allowed');
    if (UNSAFE_KEYS.includes(word)) throw refuse(offset, `the key "${word}" is not allowed`);
    if (seen.has(word)) throw refuse(offset, `the key "${word}" stands here twice`);
    seen.add(word);
  }
}

function offsetOf(root: unknown, path: readonly PropertyKey[], of: 'key' | 'value'): number {
  let node: unknown = root;
  let offset = rangeStart(root);
  for (const [depth, part] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(part),
      );
      if (pair === undefined) return offset;
      offset = isLast && of === 'key' ? rangeStart(pair.key) : rangeStart(pair.value ?? pair.key);
      node = pair.value;
    } else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
      node = node.items[part];
      offset = rangeStart(node);
    } else {
      return offset;
    }
  }
  return offset;
}

function rangeStart(node: unknown): number {
  return (node as { range?: number[] } | null)?.range?.[0] ?? 0;
}

function firstLine(message: string): string {
  return message.split('\n')[0] as string;
}
