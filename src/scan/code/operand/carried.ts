import type { TextTest } from '../../../rules/compile-regexp.ts';
import { NAME } from '../lex/token-list.ts';
import type { Assignment } from '../syntax/assignment.ts';
import { type Call, type Expression, lastName } from '../syntax/expression.ts';
import { expressionAt, type FileModel, pathIn } from '../syntax/file-model.ts';
import { blockEnd, indentOf } from '../syntax/functions-by-indent.ts';
import { snakeCase } from '../syntax/snake-case.ts';
import {
  carriesArguments,
  isMadeOf,
  joinsItems,
  onlyTells,
  picksItem,
  takesPiece,
} from './carriers.ts';
import { holdsCharacters } from './characters.ts';
import { lastStatement } from './last-value.ts';
import { innerOrigins, originsOf } from './resolve.ts';
import { returnsIn } from './returns.ts';

/** What a followed call gives: a value, an item of what it is called on or given, or nothing but a filled argument. */
export type Gives = 'value' | 'item' | 'fill';

/** The calls of one rule in one file whose results are followed. */
export interface Followed {
  model: FileModel;
  /** By the token of the callee's last name. */
  calls: ReadonlyMap<number, { gives: Gives; call: Call | undefined }>;
  /** Names, in snake case, of what makes nothing else guessable that it goes into: a salt. */
  stops?: TextTest | undefined;
  /** What was found out before. */
  known: Map<number, Carried | undefined>;
  /** The same of the file's own functions. */
  returns: Map<number, Carried | undefined>;
}

/** That a value holds what a followed call gave. */
export interface Carried {
  /** False of an item of unknown things: one of the keys that there are is no new key. */
  sure: boolean;
  /** Tokens on its way. */
  made: readonly number[];
}

const MAX_DEPTH = 24;
const MAX_MADE = 12;
const MOST_TOKENS = 2 ** 22;

interface Walk extends Followed {
  depth: number;
}

function better(parts: readonly (Carried | undefined)[]): Carried | undefined {
  return parts.find((part) => part?.sure) ?? parts.find((part) => part !== undefined);
}

function through(carried: Carried | undefined, ...tokens: number[]): Carried | undefined {
  if (carried === undefined) return undefined;
  return { ...carried, made: [...new Set([...tokens, ...carried.made])].slice(0, MAX_MADE) };
}

/** The same, in something that is made of several pieces. */
function surely(carried: Carried | undefined): Carried | undefined {
  return carried === undefined ? undefined : { ...carried, sure: true };
}

/** Whether, and how, a value holds what one of the followed calls gives. */
export function carriedIn(followed: Followed, expression: Expression): Carried | undefined {
  return ofValue({ ...followed, depth: 0 }, expression);
}

/** What a function of the file gives back of what is followed. */
export function carriedBack(followed: Followed, index: number): Carried | undefined {
  return ofFunction({ ...followed, depth: 0 }, index);
}

function ofValue(walk: Walk, expression: Expression): Carried | undefined {
  if (walk.depth > MAX_DEPTH) return undefined;
  const key = expression.start * MOST_TOKENS + expression.end;
  if (walk.known.has(key)) return walk.known.get(key);
  walk.known.set(key, undefined);
  const inner = { ...walk, depth: walk.depth + 1 };
  const made = better([ofExpression(inner, expression), ofBlock(inner, expression)]);
  walk.known.set(key, made);
  return made;
}

function ofExpression(walk: Walk, expression: Expression): Carried | undefined {
  switch (expression.kind) {
    case 'string': {
      const carried = better(expression.holes.map((hole) => ofValue(walk, hole)));
      return through(carried, expression.start);
    }
    case 'name':
      return ofName(walk, expression.name, expression.start);
    case 'member':
      return ofMember(walk, expression);
    case 'index': {
      const isMember = expression.key.kind === 'string';
      const whole = isMember ? ofOwner(walk, expression.object) : ofValue(walk, expression.object);
      if (whole !== undefined) return whole;
      if (isMember) return undefined;
      const key = ofValue(walk, expression.key);
      return key === undefined ? undefined : picked(walk, expression.object, key);
    }
    case 'call':
      return ofCall(walk, expression);
    case 'list':
    case 'group':
      return better(expression.entries.slice(0, 40).map(({ value }) => ofValue(walk, value)));
    case 'binary':
      return ofBinary(walk, expression.operator, expression.operands);
    case 'choice':
      return better(expression.options.map((option) => ofValue(walk, option)));
    case 'unary':
      return /^(?:!|not|typeof|in|is)$/.test(expression.operator)
        ? undefined
        : ofValue(walk, expression.operand);
    default:
      return undefined;
  }
}

const COMPARES = /^(?:[<>]=?|[=!]==?|<=>|=~|!~|in|is|instanceof|not in|is not|as|matches)$/;
const LOGICAL = /^(?:\|\||&&|\?\?|\?:|and|or)$/;

function ofBinary(walk: Walk, operator: string, operands: readonly Expression[]) {
  if (COMPARES.test(operator)) return undefined;
  const carried = better(operands.slice(0, 40).map((operand) => ofValue(walk, operand)));
  return LOGICAL.test(operator) ? carried : surely(carried);
}

/** One of many things, chosen by what is followed. */
function picked(walk: Walk, from: Expression, by: Carried): Carried {
  return { ...by, sure: holdsCharacters(walk.model, from) };
}

/**
 * What a name holds.
 * @param whole whether what was written to its members counts too
 */
function ofName(walk: Walk, name: string, at: number, whole = true): Carried | undefined {
  const { model } = walk;
  const given = walk.calls.get(at);
  if (isStop(walk, name)) return undefined;
  if (given?.gives === 'value') return { sure: true, made: [at] };
  const fields = /^(?:this|self|\$this|@)/.test(name) ? undefined : fieldOf(model, name, at);
  const assignments = [
    ...(originsOf(model, name, at)?.assignments ?? []),
    ...innerOrigins(model, name, at),
    ...(fields ?? []),
  ].filter((one) => whole || one.operator !== '[]=');
  return better([
    ...assignments.map((one) => through(ofAssignment(walk, one), at, one.token)),
    ...fillsOf(walk, name, at),
    model.source.language === 'ruby' ? ofOwnFunction(walk, name, at) : undefined,
  ]);
}

/** Whether what goes into another value here makes that no more guessable. */
function isStop({ stops, depth }: Walk, name: string): boolean {
  return depth > 1 && stops?.test(snakeCase(name)) === true;
}

/** A field that is written as a bare name, set in another method of the class: Java, Kotlin, C#. */
function fieldOf(model: FileModel, name: string, at: number): readonly Assignment[] {
  if (!/^(?:java|kotlin|csharp)$/.test(model.source.profile.id)) return [];
  if (originsOf(model, name, at) !== undefined) return [];
  const all = model.assignments.get(name) ?? [];
  return all.filter((one) => one.target === name || one.target === `this.${name}`).slice(0, 6);
}

/** The calls that fill a name: `random.nextBytes(iv)`. */
function fillsOf(walk: Walk, path: string, at: number): (Carried | undefined)[] {
  const { owner } = walk.model.scopes;
  const found: (Carried | undefined)[] = [];
  for (const [token, { gives, call }] of walk.calls) {
    if (gives !== 'fill' || call === undefined || token >= at) continue;
    const first = call.entries[0]?.value;
    if (first === undefined || pathIn(walk.model, first) !== path) continue;
    const isOwn = /^(?:this|self|\$this|@)/.test(path) || owner[token] === owner[at];
    if (isOwn) found.push({ sure: true, made: [at, call.start] });
  }
  return found;
}

function ofAssignment(walk: Walk, one: Assignment): Carried | undefined {
  const { model } = walk;
  const { tokens, profile } = model.source;
  if (one.operator === 'call') return surely(ofAppended(walk, expressionAt(model, one.value)));
  let at = one.value;
  if (one.part !== undefined) {
    // An initializer of C# is read as many targets: its members are entries.
    if (profile.id === 'csharp' && !/^\s*(?:var\s*)?\(/.test(one.declared)) return undefined;
    for (let i = Number(one.part); i > 0; i--) {
      const { end } = expressionAt(model, at);
      if (tokens.values[end] !== ',')
        return profile.id === 'go' ? undefined : ofValue(walk, expressionAt(model, at));
      at = end + 1;
    }
  }
  const carried = ofValue(walk, expressionAt(model, at));
  return /^(?:\+=|\.=|<<=)$/.test(one.operator) ? surely(carried) : carried;
}

/** The arguments of a chain of appends: `sb.append(a).append(b)`. */
function ofAppended(walk: Walk, expression: Expression): Carried | undefined {
  const parts: (Carried | undefined)[] = [];
  let node = expression;
  while (node.kind === 'call' && node.callee.kind === 'member') {
    if (walk.model.source.profile.appends.has(node.callee.name))
      parts.push(...node.entries.map(({ value }) => ofValue(walk, value)));
    node = node.callee.object;
  }
  return better(parts);
}

function ofMember(walk: Walk, member: Extract<Expression, { kind: 'member' }>) {
  const { model } = walk;
  const given = walk.calls.get(member.end - 1);
  if (given !== undefined) return ofGiven(walk, given.gives, member.object, member.start);
  if (onlyTells(member.name) || isStop(walk, member.name)) return undefined;
  const path = pathIn(model, member);
  const origins = path === '' ? undefined : originsOf(model, path, member.start);
  const own = better([
    ...(origins?.assignments ?? []).map((one) => through(ofAssignment(walk, one), one.token)),
    ...fillsOf(walk, path, member.start),
  ]);
  if (own !== undefined) return own;
  if (/^(?:this|self|\$this)$/.test(pathIn(model, member.object))) return undefined;
  const object = ofOwner(walk, member.object);
  return joinsItems(member.name) ? surely(object) : object;
}

/** What the object of a member holds, whatever was written to its other members. */
function ofOwner(walk: Walk, object: Expression): Carried | undefined {
  return object.kind === 'name'
    ? ofName(walk, object.name, object.start, false)
    : ofValue(walk, object);
}

function ofGiven(walk: Walk, gives: Gives, from: Expression | undefined, at: number) {
  if (gives === 'fill') return undefined;
  const sure = gives === 'value' || (from !== undefined && holdsCharacters(walk.model, from));
  return { sure, made: [at] };
}

function ofCall(walk: Walk, call: Call): Carried | undefined {
  const { callee, entries } = call;
  const name = lastName(call.callee).replace(/^\$/, '');
  const given = walk.calls.get(callee.end - 1);
  if (given !== undefined) {
    // `letters.random()`, `random.choice(letters)`
    const isOn = callee.kind === 'member' && holdsCharacters(walk.model, callee.object);
    const from = isOn ? callee.object : entries[0]?.value;
    return ofGiven(walk, given.gives, from, call.start);
  }
  if (onlyTells(name)) return undefined;
  if (call.block !== undefined) {
    const last = lastStatement(walk.model, call.block[0], call.block[1]);
    const made = last === undefined ? undefined : ofValue(walk, expressionAt(walk.model, last));
    if (made !== undefined) return through(made, call.start);
  }
  if (name === 'function') return ofLambda(walk, call.open, call.end);
  const own = ofOwnFunction(walk, name, callee.end - 1);
  if (own !== undefined) return through(own, call.start);
  const object = callee.kind === 'member' ? ofValue(walk, callee.object) : undefined;
  if (object !== undefined) return through(joinsItems(name) ? surely(object) : object, call.start);
  if (picksItem(name) && callee.kind === 'member') {
    const key = entries[0] === undefined ? undefined : ofValue(walk, entries[0].value);
    return key === undefined ? undefined : picked(walk, callee.object, key);
  }
  if (!(isConstructor(call) ? isMadeOf(typeOf(call)) : carriesArguments(name))) return undefined;
  const first = callee.kind === 'name' || isModule(walk.model, callee) ? 1 : 0;
  const taken = takesPiece(name) ? entries.slice(0, first) : entries.slice(0, 20);
  const carried = better([
    ...taken.map(({ value }) => ofArgument(walk, value)),
    ...(takesPiece(name) ? entries.map(({ value }) => onlyLambda(walk, value)) : []),
  ]);
  return through(joinsItems(name) ? surely(carried) : carried, call.start);
}

function isConstructor(call: Call): boolean {
  return call.isNew || lastName(call.callee) === 'new';
}

/** The class of `new T(…)` and Ruby's `T.new(…)`. */
function typeOf(call: Call): string {
  const { callee } = call;
  if (call.isNew || callee.kind !== 'member') return lastName(call.callee);
  return lastName(callee.object);
}

/** Whether a method is called on a class or a module, which is no value. */
function isModule({ imports }: FileModel, callee: Expression): boolean {
  if (callee.kind !== 'member' || callee.object.kind !== 'name') return false;
  return /^[A-Z]/.test(callee.object.name) || imports.has(callee.object.name);
}

function ofArgument(walk: Walk, value: Expression): Carried | undefined {
  return value.kind === 'lambda' ? onlyLambda(walk, value) : ofValue(walk, value);
}

/** What a callback gives back. */
function onlyLambda(walk: Walk, value: Expression): Carried | undefined {
  if (value.kind === 'lambda') return ofLambda(walk, value.start, value.end);
  if (value.kind === 'call' && lastName(value.callee) === 'function') return ofValue(walk, value);
  return undefined;
}

function ofLambda(walk: Walk, start: number, end: number): Carried | undefined {
  const { functions } = walk.model.scopes;
  const index = functions.findIndex(
    ({ head, from }) => head >= start && from >= start && head <= Math.max(end, start + 8),
  );
  return index < 0 ? undefined : ofFunction(walk, index);
}

/** What a function of this file gives back, where only one has the name. */
function ofOwnFunction(walk: Walk, name: string, at: number): Carried | undefined {
  const indexes = walk.model.scopes.byName.get(name);
  if (indexes === undefined || indexes.length > 2) return undefined;
  // A function's own name where it is declared.
  if (indexes.some((index) => walk.model.scopes.functions[index]?.head === at + 1))
    return undefined;
  return better(indexes.map((index) => ofFunction(walk, index)));
}

function ofFunction(walk: Walk, index: number): Carried | undefined {
  if (walk.depth > MAX_DEPTH) return undefined;
  if (walk.returns.has(index)) return walk.returns.get(index);
  walk.returns.set(index, undefined);
  const { model } = walk;
  const inner = { ...walk, depth: walk.depth + 1 };
  const carried = better(
    valuesOf(model, index).map((token) => {
      const value = expressionAt(model, token);
      return through(ofValue(inner, value), token);
    }),
  );
  walk.returns.set(index, carried);
  return carried;
}

/** First tokens of the values that a function gives back, the last statement of Ruby's included. */
export function valuesOf(model: FileModel, index: number): readonly number[] {
  const scope = model.scopes.functions[index];
  if (scope === undefined) return [];
  const returned = returnsIn(model, index);
  const isLast =
    model.source.profile.id === 'ruby' ||
    (model.source.profile.id === 'kotlin' && scope.name === '');
  if (!isLast) return returned;
  const last = lastStatement(model, scope.from, scope.to);
  return last === undefined ? returned : [...returned, last];
}

/** `Array.new(n) { letters.sample }.join`, `(1..8).map { letters.random() }`: the block stands behind the expression. */
function ofBlock(walk: Walk, expression: Expression): Carried | undefined {
  const { model } = walk;
  const { id, members } = model.source.profile;
  if (id !== 'ruby' && id !== 'kotlin') return undefined;
  const { values, mates, kinds, breaks } = model.source.tokens;
  const open = expression.end;
  const isBlock =
    !breaks[open] &&
    (values[open] === '{' || values[open] === 'do') &&
    /^(?:call|member|name)$/.test(expression.kind);
  if (!isBlock) return undefined;
  const close = closeOf(model, open);
  if (close === undefined) return undefined;
  const last = lastStatement(model, open + 1, close);
  if (last === undefined) return undefined;
  let carried = ofValue(walk, expressionAt(model, last));
  // What is called on the result: `.join`, `.first(4).to_s`.
  for (let at = close + 1; members.has(values[at] ?? '') && kinds[at + 1] === NAME; ) {
    const name = values[at + 1] as string;
    if (onlyTells(name)) return undefined;
    if (joinsItems(name)) carried = surely(carried);
    at += 2;
    if (values[at] === '(') at = (mates[at] as number) + 1;
    else if (values[at] === '{') at = (closeOf(model, at) ?? at) + 1;
  }
  return through(carried, expression.start);
}

/** The end of a block: `}`, or the `end` of Ruby's `do`. */
function closeOf({ source, scopes }: FileModel, open: number): number | undefined {
  const mate = source.tokens.mates[open] as number;
  if (mate > open) return mate;
  const block = scopes.functions.find(({ head, from }) => head === open || from === open + 1);
  return block?.to ?? blockEnd(source, open + 1, indentOf(source, open));
}
