import type { ArgCondition } from '../../../rules/code-schema.ts';
import { NUMBER, STRING } from '../lex/token-list.ts';
import { classify } from '../operand/classify.ts';
import { literalMember } from '../operand/literal-member.ts';
import { originsOf } from '../operand/resolve.ts';
import type { Assignment } from '../syntax/assignment.ts';
import type { Call, Entry, Expression } from '../syntax/expression.ts';
import { expressionAt, type FileModel, pathIn } from '../syntax/file-model.ts';
import { literalText } from '../syntax/source-file.ts';
import type { Inquiry } from './judge.ts';
import { listOf } from './path-pattern.ts';
import { ruleTest } from './rule-expression.ts';

/** Follows a name to the literal it was given, so that an options object may stand in a variable. */
export function settled(model: FileModel, expression: Expression): Expression {
  let node = expression;
  for (let hops = 0; hops < 4; hops++) {
    if (node.kind === 'group' && node.entries.length === 1) node = (node.entries[0] as Entry).value;
    else if (node.kind === 'unary') node = node.operand;
    else if (node.kind !== 'name' && node.kind !== 'member') return node;
    else {
      const path = pathIn(model, node);
      const origins = originsOf(model, path, node.start);
      const [first] = origins?.assignments ?? [];
      const literal = first === undefined ? literalMember(model, node) : undefined;
      if (literal !== undefined) {
        node = literal;
        continue;
      }
      if (
        first === undefined ||
        first.part !== undefined ||
        // An item that is set says nothing of the others.
        first.target.startsWith(`${path}.`) ||
        first.operator === 'each' ||
        first.operator === 'call' ||
        isOneOfSeveral(model, origins?.assignments ?? []) ||
        isSwitch(model, node, first.token)
      )
        return node;
      node = expressionAt(model, first.value);
    }
  }
  return node;
}

/** Whether Python's branches give a name different values: which it has a test decides. */
function isOneOfSeveral({ source }: FileModel, all: readonly Assignment[]): boolean {
  if (source.profile.id !== 'python' || all.length < 2) return false;
  const { tokens, text, lines, lineStarts } = source;
  const plain = all.filter(({ operator, part }) => operator === '=' && part === undefined);
  if (plain.some(({ value }) => !/^(?!dict$)[A-Za-z_]/.test(tokens.values[value] ?? '')))
    return false;
  const written = (value: number): string =>
    text.slice(tokens.starts[value], lineStarts[lines[value] as number]).trim();
  return new Set(plain.map(({ value }) => written(value))).size > 1;
}

/** Whether a method of its own gives PHP's `$this->verify` the value: a caller's choice, and no more than that. */
function isSwitch({ source, scopes }: FileModel, node: Expression, written: number): boolean {
  if (source.profile.id !== 'php' || node.kind !== 'member') return false;
  if (node.object.kind !== 'name' || node.object.name !== '$this') return false;
  const setter = scopes.owner[written] ?? -1;
  if (setter === (scopes.owner[node.start] ?? -1)) return false;
  return !/^(?:__construct|init\w*|setUp)?$/i.test(scopes.functions[setter]?.name ?? '');
}

/** A literal may be spread into one that takes its name: `options = {...options, a}`. */
const MAX_SPREADS = 4;

/** JavaScript's `{ secure }` is `{ secure: secure }`; outside of a literal it is an argument by position. */
function isKeyed({ key, value }: Entry, name: string | undefined, isLiteral: boolean): boolean {
  if (key !== undefined) return key === name;
  return isLiteral && value.kind === 'name' && value.name === name;
}

/** Python's `dict(verify=False)`. */
function isDictCall(value: Expression): value is Call {
  return value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'dict';
}

/** The entry of a (nested) literal by key path: `cookie.secure`. */
function entryOf(
  model: FileModel,
  entries: readonly Entry[],
  keys: readonly string[],
  isLiteral = true,
  spreads = MAX_SPREADS,
): Expression | undefined {
  const [key, ...rest] = keys;
  for (const entry of entries) {
    if (isKeyed(entry, key, isLiteral)) {
      if (rest.length === 0) return entry.value;
      const inner = settled(model, entry.value);
      if (inner.kind === 'map' || inner.kind === 'call')
        return entryOf(model, inner.entries, rest, inner.kind === 'map', spreads);
      return undefined;
    }
    if (
      spreads > 0 &&
      entry.key === undefined &&
      entry.value.kind === 'unary' &&
      /^(?:\.\.\.|\*\*)$/.test(entry.value.operator)
    ) {
      const spread = settled(model, entry.value.operand);
      const found =
        spread.kind === 'map' || isDictCall(spread)
          ? entryOf(model, spread.entries, keys, spread.kind === 'map', spreads - 1)
          : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Keyword argument, or key of an options literal among the arguments. */
function optionOf(model: FileModel, call: Call, name: string): Expression | undefined {
  const keys = name.split('.');
  const direct = entryOf(model, call.entries, keys, false);
  if (direct !== undefined) return direct;
  for (const entry of call.entries) {
    if (entry.key !== undefined) continue;
    const value = settled(model, entry.value);
    const found =
      value.kind === 'map' || (value.kind === 'call' && value.isNew)
        ? entryOf(model, value.entries, keys)
        : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What decides which function a call calls: PHP's `$f()` and `$object->$f()` call what the variable names. */
function calledName(callee: Expression): Expression {
  if (callee.kind !== 'member' || !callee.name.startsWith('$')) return callee;
  return { kind: 'name', name: callee.name, start: callee.end - 1, end: callee.end };
}

/** `0[0]`: an item of the list that an argument is or begins with, the program of an argument vector. */
function itemOf(model: FileModel, call: Call, written: string): Expression | undefined {
  const [, of = '', item = ''] = ITEM.exec(written) ?? [];
  const whole = argumentOf(model, call, /^\d+$/.test(of) ? Number(of) : of);
  let node = whole === undefined ? undefined : settled(model, whole);
  if (node?.kind === 'binary' && node.operator === '+')
    node = settled(model, node.operands[0] as Expression);
  return node?.kind === 'list' ? node.entries[Number(item)]?.value : undefined;
}

const ITEM = /^(\w+)\[(\d+)\]$/;

/**
 * One argument of a call by position (negative from the end), keyword or option key; `receiver`, `callee`
 * and `call` are these themselves.
 */
export function argumentOf(
  model: FileModel,
  call: Call,
  arg: number | string,
): Expression | undefined {
  if (arg === 'receiver') return call.callee.kind === 'member' ? call.callee.object : undefined;
  if (arg === 'callee') return calledName(call.callee);
  if (arg === 'call') return call;
  if (typeof arg === 'string')
    return ITEM.test(arg) ? itemOf(model, call, arg) : optionOf(model, call, arg);
  const positional = call.entries.filter((entry) => entry.key === undefined);
  return positional[arg < 0 ? positional.length + arg : arg]?.value;
}

function hasKey(model: FileModel, call: Call, arg: number | string): boolean {
  return typeof arg === 'string' && argumentOf(model, call, arg) !== undefined;
}

/** The arguments a sink names; `all` is every one. */
export function argumentsOf(
  model: FileModel,
  call: Call,
  arg: number | string | readonly (number | string)[],
): Expression[] {
  if (arg === 'all') return call.entries.map((entry) => entry.value);
  const found: Expression[] = [];
  const wanted = listOf<number | string>(arg as number | string);
  for (const one of wanted) {
    const value = argumentOf(model, call, one);
    if (value === undefined) continue;
    // Of an options literal only the keys that are asked for count: `{ text, values }`.
    const isOptions = typeof one === 'number' && settled(model, value).kind === 'map';
    if (!isOptions || !wanted.some((other) => hasKey(model, call, other))) found.push(value);
  }
  return found;
}

/** The sign of a value that stands for several arguments or for Ruby's block: `*args`, `&block`. */
function splatOf(language: string, expression: Expression): string {
  if (expression.kind !== 'unary') return '';
  const { operator } = expression;
  if (operator === '**' && language === 'python') return operator;
  return operator === '*' || (operator === '&' && language === 'ruby') ? operator : '';
}

/** A value as conditions see it: constant text when it has one, else its path as written. */
export function valueText(inquiry: Inquiry, expression: Expression): string {
  const { model } = inquiry;
  const node = settled(model, expression);
  const { source } = model;
  const sign = splatOf(source.profile.id, expression);
  if (node.kind === 'string') return sign + literalText(source, node.token);
  if (node.kind === 'number') return source.tokens.values[node.start] as string;
  const path = pathIn(model, node);
  // Go writes the dots behind what it spreads, outside of the expression.
  const dots = source.tokens.values[expression.end] === '...' ? '...' : '';
  if (path !== '' || sign !== '') return `${sign}${path}${dots}`;
  if (node.kind === 'binary') {
    const operand = classify(inquiry, node);
    if (!operand.dynamic && !operand.text.includes('\0')) return operand.text;
  }
  const last = Math.min(node.end, source.tokens.kinds.length) - 1;
  const text = source.text.slice(source.tokens.starts[node.start], source.tokens.ends[last]);
  return text.slice(0, 400) + dots;
}

function classHolds(
  inquiry: Inquiry,
  value: Expression,
  wanted: NonNullable<ArgCondition['is']>,
): boolean {
  const node = settled(inquiry.model, value);
  if (wanted === 'text') return node.kind === 'string' || node.kind === 'binary';
  const operand = classify(inquiry, value);
  if (wanted === 'list') return operand.list;
  if (wanted === 'constant') return !operand.dynamic;
  if (wanted === 'built') return operand.built;
  return wanted === 'tainted' ? operand.taint === 2 : operand.dynamic;
}

function below(inquiry: Inquiry, value: Expression, limit: number): boolean {
  const text = valueText(inquiry, value).replace(/[_lLnuU]+$|_/g, '');
  const node = settled(inquiry.model, value);
  const { kinds } = inquiry.model.source.tokens;
  const isNumber = kinds[node.start] === NUMBER || kinds[node.start] === STRING;
  return isNumber && /^(?:0x[\da-f]+|\d+)$/i.test(text) && Number(text) < limit;
}

/** Whether a condition on a call holds. */
export function conditionHolds(inquiry: Inquiry, call: Call, condition: ArgCondition): boolean {
  const values = argumentsOf(inquiry.model, call, condition.arg);
  if (condition.missing !== undefined) return condition.missing === (values.length === 0);
  if (condition.present === true && values.length === 0) return false;
  if (condition.value === undefined && condition.is === undefined && condition.below === undefined)
    return values.length > 0;
  return values.some(
    (value) =>
      (condition.value === undefined ||
        ruleTest(condition.value).test(valueText(inquiry, value))) &&
      (condition.is === undefined || classHolds(inquiry, value, condition.is)) &&
      (condition.below === undefined || below(inquiry, value, condition.below)),
  );
}
