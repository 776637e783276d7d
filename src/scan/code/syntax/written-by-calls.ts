import { NAME, PUNCT } from '../lex/token-list.ts';
import { type AssignmentTable, add } from './assignment.ts';
import type { SourceFile } from './source-file.ts';

/** Of these the last argument is a pointer, whether an `&` stands before it or not. */
const TAKES_POINTER =
  /^(?:Unmarshal\w*|Decode(?:Element|JSON\w*)?|Bind\w*|ShouldBind\w*|MustBindWith|BodyParser|QueryParser|ParamsParser|ReadJSON|ReadForm|ReadQuery|ReadBody|readJSON|decodeJSON|decode|bind)$/;

/** The token where the chain begins that a callee's last name ends: `r` of `r.Body.Read`. */
function calleeStart({ tokens, profile }: SourceFile, name: number): number {
  let start = name;
  for (let count = 0; start > 1 && count < 20; count++) {
    if (!profile.members.has(tokens.values[start - 1] as string)) break;
    const mate = tokens.mates[start - 2] as number;
    start = mate >= 0 && mate < start - 2 ? mate - 1 : start - 2;
  }
  return start;
}

/** `conn.Read(buf)`, `io.ReadFull(conn, buf)`: from here on the buffer holds what the call reads. */
export function readInto(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens, profile } = source;
  if (tokens.values[i + 1] !== '(' || !profile.members.has(tokens.values[i - 1] ?? '')) return;
  const known = profile.readsInto?.find(({ names }) => names.test(tokens.values[i] as string));
  if (known === undefined) return;
  const close = tokens.mates[i + 1] as number;
  let at = i + 2;
  for (let left: number = known.position; left > 0 && at < close; at++) {
    const mate = tokens.mates[at] as number;
    if (mate > at) at = mate;
    else if (tokens.values[at] === ',') left--;
  }
  if (at >= close || tokens.kinds[at] !== NAME || !/^[,)[]$/.test(tokens.values[at + 1] ?? ''))
    return;
  const target = tokens.values[at] as string;
  const value = calleeStart(source, i);
  if (value !== at) add(table, { target, token: at, value, operator: '=', declared: '' });
}

/** `json.Unmarshal(data, &x)`: the call stands for what `x` holds from here on. */
export function readFill(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens, profile } = source;
  if (profile.fills === undefined || tokens.values[i + 1] !== '(') return;
  if (!profile.fills.test(tokens.values[i] as string)) return;
  const start = calleeStart(source, i);
  const close = tokens.mates[i + 1] as number;
  const last = close - 1;
  if (
    TAKES_POINTER.test(tokens.values[i] as string) &&
    tokens.kinds[last] === NAME &&
    /^[(,]$/.test(tokens.values[last - 1] as string)
  ) {
    const target = tokens.values[last] as string;
    add(table, { target, token: last, value: start, operator: '=', declared: '' });
  }
  for (let at = i + 2; at < close; at++) {
    if (tokens.values[at] !== '&' || tokens.kinds[at + 1] !== NAME) continue;
    if (!/^[(,]$/.test(tokens.values[at - 1] as string)) continue;
    const target = tokens.values[at + 1] as string;
    add(table, { target, token: at + 1, value: start, operator: '=', declared: '' });
  }
}

/** PHP's `array_push($list, $x)` writes an item, as `$list[] = $x` does. */
export function readPush({ tokens, profile }: SourceFile, table: AssignmentTable, i: number): void {
  const value = tokens.values[i];
  if (profile.id !== 'php' || (value !== 'array_push' && value !== 'array_unshift')) return;
  if (tokens.values[i + 1] !== '(' || tokens.values[i + 3] !== ',') return;
  const target = `${tokens.values[i + 2]}.[]`;
  add(table, { target, token: i + 2, value: i + 4, operator: '=', declared: '' });
}

/** PHP's `define('PAGE', $value)`: a constant by that name. */
export function readDefine(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens, profile, text } = source;
  if (profile.id !== 'php' || tokens.values[i] !== 'define' || tokens.values[i + 1] !== '(') return;
  const literal = tokens.literals.get(i + 2);
  if (literal === undefined || tokens.values[i + 3] !== ',') return;
  const target = text.slice(literal.from, literal.to);
  add(table, { target, token: i + 2, value: i + 4, operator: '=', declared: '' });
}

/** A group of a pattern that lets any text through: `(.*)`, `([^&]+)`. */
const OPEN_GROUP = /\((?:\?:|\?P?<\w{1,40}>)?(?:\.[*+]|\[\^)/;

/** PHP's `parse_str($text, $values)` and `preg_match('/=(.*)/', $text, $parts)`: the variable holds parts of the text. */
export function readParts(
  { tokens, profile, text }: SourceFile,
  table: AssignmentTable,
  i: number,
): void {
  const name = tokens.values[i] as string;
  const isMatch = name === 'preg_match' || name === 'preg_match_all';
  if (profile.id !== 'php' || !(isMatch || name === 'parse_str' || name === 'mb_parse_str')) return;
  const open = i + 1;
  const close = tokens.mates[open] as number;
  if (tokens.values[open] !== '(' || close < open) return;
  const starts = [open + 1];
  for (let at = open + 1; at < close && starts.length < 3; ) {
    const mate = tokens.mates[at] as number;
    if (tokens.values[at] === ',' && tokens.kinds[at] === PUNCT) starts.push(at + 1);
    at = mate > at ? mate + 1 : at + 1;
  }
  const value = starts[isMatch ? 1 : 0];
  const token = starts[isMatch ? 2 : 1];
  if (value === undefined || token === undefined || tokens.kinds[token] !== NAME) return;
  if (isMatch && !OPEN_GROUP.test(text.slice(tokens.starts[open], tokens.starts[value]))) return;
  const target = tokens.values[token] as string;
  add(table, { target, token, value, operator: '=', declared: '' });
}
