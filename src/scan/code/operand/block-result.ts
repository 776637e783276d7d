import { NAME } from '../lex/token-list.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import { type Classifier, follow } from './classifier.ts';
import { LEAVES_OPEN } from './filtered.ts';
import { limitedBy } from './guards.ts';
import { lastStatement } from './last-value.ts';
import { HARMLESS, type Operand } from './operand.ts';

/** Methods that give what their block makes of each item, or of the whole. */
const MAPS = /^(?:map|collect|flat_map|collect_concat|filter_map|then|yield_self)!?$/;
/** Methods that give the items which the block's test lets through. */
const FILTERS = /^(?:select|filter|find|find_all|detect|reject|take_while)!?$/;
/** A test that `reject` keeps the listed items with: `!KNOWN.include?(x)`, `x !~ /…/`. */
const TURNED = /^\s*(?:!(?!!)|not\b|\w+\s*!~)/;
/** What a last statement begins with that is no expression. */
const NO_VALUE = /^(?:if|unless|case|while|until|begin|end|return|next|break|else|rescue)$/;

/** The first token of a block's last statement; undefined where that is no plain expression. */
function lastExpression(model: FileModel, [from, to]: readonly [number, number]) {
  const last = lastStatement(model, from, to);
  if (last === undefined) return undefined;
  const { kinds, values } = model.source.tokens;
  return kinds[last] === NAME && NO_VALUE.test(values[last] as string) ? undefined : last;
}

/** The names of a block's parameters: what stands between the bars before its body. */
function parametersBefore({ source: { tokens } }: FileModel, from: number): string[] {
  const names: string[] = [];
  if (tokens.values[from - 1] !== '|') return names;
  for (let i = from - 2; i > 0 && tokens.values[i] !== '|'; i--)
    if (tokens.kinds[i] === NAME) names.push(tokens.values[i] as string);
  return names;
}

/**
 * What a call with a block of Ruby gives, where the block says it: `ids.map { |id| id.to_i }` numbers,
 * `names.select { |name| KNOWN.include?(name) }` known names. Undefined where what it is made on says more.
 */
export function ofBlock(classifier: Classifier, { callee, block }: Call): Operand | undefined {
  if (block === undefined || callee.kind !== 'member') return undefined;
  const { model, context } = classifier;
  if (FILTERS.test(callee.name)) {
    const { starts } = model.source.tokens;
    const test = model.source.text.slice(starts[block[0]], starts[block[1]]);
    const keeps = callee.name.startsWith('reject') ? TURNED.test(test) : !LEAVES_OPEN.test(test);
    return keeps && limitedBy(model, context, parametersBefore(model, block[0]), test)
      ? HARMLESS
      : undefined;
  }
  const last = MAPS.test(callee.name) ? lastExpression(model, block) : undefined;
  if (last === undefined) return undefined;
  const result = follow(classifier, expressionAt(model, last));
  if (!result.dynamic) return HARMLESS;
  return result.taint < follow(classifier, callee.object).taint ? undefined : result;
}

function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'call':
      return [node.callee, ...node.entries.map(({ value }) => value)];
    case 'member':
    case 'index':
      return [node.object];
    case 'binary':
      return node.operands;
    case 'unary':
      return [node.operand];
    case 'choice':
      return node.options;
    case 'string':
      return node.holes;
    case 'list':
    case 'map':
    case 'group':
      return node.entries.map(({ value }) => value);
    default:
      return [];
  }
}

/** Of an expression that holds a block what the block is run over, for the token of one of its parameters. */
export function iterated(whole: Expression, parameter: number): Expression {
  let node = whole;
  while (node.end > parameter) {
    if (node.kind === 'call' && node.block !== undefined && node.callee.kind === 'member') {
      if (node.callee.end <= parameter && parameter < node.end) {
        const inArguments = node.entries.find(
          ({ value }) => value.start <= parameter && parameter < value.end,
        );
        if (inArguments === undefined) return node.callee.object;
      }
    }
    const inner = childrenOf(node).find((one) => one.start <= parameter && parameter < one.end);
    if (inner === undefined) return node;
    node = inner;
  }
  return node;
}
