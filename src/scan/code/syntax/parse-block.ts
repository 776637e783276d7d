import { NAME } from '../lex/token-list.ts';
import type { Expression } from './expression.ts';
import { blockEnd, indentOf } from './functions-by-indent.ts';
import { isPunct, type Parser } from './parser.ts';
import type { SourceFile } from './source-file.ts';

/** Methods of Ruby whose block says what they give, and behind which an expression goes on. */
const TAKES_BLOCK =
  /^(?:map|collect|flat_map|collect_concat|filter_map|select|filter|reject|find|find_all|detect|sort_by|group_by|uniq|min_by|max_by|take_while|drop_while|partition|each_with_index|each_with_object|with_index|inject|reduce|sum|then|yield_self|tap|gsub|sub|to_h|transform_values|transform_keys|each_slice|times)!?$/;

/** For the `}` of a block that says what a call gives, the token before the block; the `}` itself for others. */
export function beforeBlock({ tokens }: SourceFile, close: number): number {
  const before = (tokens.mates[close] as number) - 1;
  const name = tokens.values[before] === ')' ? (tokens.mates[before] as number) - 1 : before;
  return TAKES_BLOCK.test(tokens.values[name] ?? '') ? before : close;
}

/** Whether a block that says what the call gives stands at `parser.at`. */
export function opensBlock(parser: Parser, node: Expression): boolean {
  return blockAfter(parser, node) !== undefined;
}

/** A call with the block of Ruby behind it, consumed; see `opensBlock`. */
export function withBlock(parser: Parser, node: Expression): Expression {
  const block = blockAfter(parser, node);
  if (block === undefined) return node;
  parser.at = block[1] + 1;
  const { start } = node;
  const call = node.kind === 'call' ? node : { callee: node, entries: [], isNew: false, open: -1 };
  return { ...call, kind: 'call', block, start, end: parser.at };
}

/** Tokens of the block's body, its parameters left out; undefined when none begins at `parser.at`. */
function blockAfter(parser: Parser, node: Expression): [number, number] | undefined {
  const callee = node.kind === 'call' ? node.callee : node;
  if (callee.kind !== 'member' || !TAKES_BLOCK.test(callee.name)) return undefined;
  const { source, at } = parser;
  const { tokens } = source;
  if (at >= parser.end || tokens.breaks[at]) return undefined;
  let to = -1;
  if (isPunct(parser, '{')) to = tokens.mates[at] as number;
  else if (tokens.values[at] === 'do' && tokens.kinds[at] === NAME) {
    const end = blockEnd(source, at + 1, indentOf(source, at), MOST_TOKENS);
    if (tokens.values[end] === 'end') to = end;
  }
  if (to <= at || to >= parser.end) return undefined;
  let from = at + 1;
  if (tokens.values[from] === '|') {
    from++;
    while (from < to && tokens.values[from] !== '|') from++;
    from++;
  }
  return [from, to];
}

/** Longer blocks are not read. */
const MOST_TOKENS = 400;
