import { NAME } from '../lex/token-list.ts';
import { parametersOf, prefixOf } from './function-head.ts';
import type { FunctionScope } from './function-scope.ts';
import type { SourceFile } from './source-file.ts';

/** Column of a token's line's first character. */
export function indentOf(source: SourceFile, token: number): number {
  const start = source.lineStarts[(source.lines[token] as number) - 1] as number;
  let i = start;
  while (source.text[i] === ' ' || source.text[i] === '\t') i++;
  return i - start;
}

export function indented(source: SourceFile): FunctionScope[] {
  const { tokens } = source;
  const found: FunctionScope[] = [];
  let inside = 0;
  let blocks: number[] = [];
  for (let i = 0; i < tokens.kinds.length; i++) {
    if (tokens.values[i] === 'do' && i >= inside && opensBlock(source, i)) {
      blocks = blocks.filter((end) => end > i);
      if (blocks.length < MAX_BLOCKS) blocks.push(addBlock(source, found, i));
    }
    if (tokens.values[i] !== 'def' || tokens.kinds[i] !== NAME) continue;
    let open = i + 1;
    const limit = Math.min(i + 6, tokens.kinds.length);
    while (open < limit && tokens.values[open] !== '(' && !tokens.breaks[open]) {
      if (isEndless(source, open)) break;
      open++;
    }
    const hasParams = tokens.values[open] === '(';
    const close = hasParams ? (tokens.mates[open] as number) : open - 1;
    if (close < i) continue;
    const body = isEndless(source, close + 1) ? close + 2 : close + 1;
    const indent = indentOf(source, i);
    const to = blockEnd(source, body, indent);
    inside = to;
    const params = hasParams ? parametersOf(source, open + 1, close) : [];
    found.push({
      name: tokens.values[open - 1] as string,
      head: i,
      params,
      from: body,
      to,
      prefix: prefixOf(source, i),
      outer: -1,
    });
  }
  return found;
}

/** Whether a token is the `=` of Ruby's `def name = value`; that of a setter, `def name=(value)`, stands right behind the name. */
function isEndless({ tokens, profile }: SourceFile, at: number): boolean {
  if (profile.id !== 'ruby' || tokens.values[at] !== '=' || tokens.breaks[at]) return false;
  return tokens.starts[at] !== tokens.ends[at - 1];
}

/** Whether a Ruby `do` ends its line after a call, as `get "/" do` and `task :x do |t|`, not after `while`. */
function opensBlock(source: SourceFile, at: number): boolean {
  const { tokens, profile } = source;
  if (profile.id !== 'ruby' || tokens.kinds[at] !== NAME) return false;
  let first = at;
  for (let count = 0; first > 0 && !tokens.breaks[first] && count < 60; count++) first--;
  return !/^(?:while|until|for)$/.test(tokens.values[first] as string);
}

/** Blocks outside of methods that are looked at within each other. */
const MAX_BLOCKS = 6;

/** The block of a call outside of all methods: a function of its own, whose variables no other sees. */
function addBlock(source: SourceFile, found: FunctionScope[], at: number): number {
  const to = blockEnd(source, at + 1, indentOf(source, at));
  found.push({ name: '', head: at, params: [], from: at + 1, to, prefix: '', outer: -1 });
  return to;
}

/** The token after the block that is indented deeper than `indent`. */
export function blockEnd(
  source: SourceFile,
  from: number,
  indent: number,
  limit = Number.POSITIVE_INFINITY,
): number {
  const { tokens } = source;
  let i = from;
  let first = true;
  const end = Math.min(tokens.kinds.length, from + limit);
  while (i < end) {
    if (tokens.breaks[i] && !first && indentOf(source, i) <= indent) return i;
    first = false;
    const mate = tokens.mates[i] as number;
    i = mate > i ? mate + 1 : i + 1;
  }
  return i;
}
