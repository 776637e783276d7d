import type { CallSink } from '../../../rules/code-schema.ts';
import { NAME } from '../lex/token-list.ts';
import { handedOver } from '../operand/handed-over.ts';
import { originsOf } from '../operand/resolve.ts';
import type { Assignment } from '../syntax/assignment.ts';
import { declaredType } from '../syntax/declared-type.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import {
  callAt,
  chainStart,
  expressionAt,
  type FileModel,
  importedPath,
  pathIn,
} from '../syntax/file-model.ts';
import { foreignTypes } from '../syntax/go-types.ts';
import { scopeReceiver } from '../syntax/scope-function.ts';
import { literalText } from '../syntax/source-file.ts';
import { argumentsOf, conditionHolds } from './arguments.ts';
import { type Hit, type Inquiry, isReached, judge } from './judge.ts';
import { listOf, type PathPattern, pathPattern } from './path-pattern.ts';
import { ruleTest } from './rule-expression.ts';
import { surroundingsFit, textBehind } from './surroundings.ts';

/** Local names by the last segment of what they were imported as, where the two differ. */
function aliasesOf(model: FileModel): Map<string, string[]> {
  const known = model.memo.get('aliases') as Map<string, string[]> | undefined;
  if (known !== undefined) return known;
  const aliases = new Map<string, string[]>();
  for (const [local, origin] of model.imports) {
    const last = origin.slice(Math.max(origin.lastIndexOf('.'), origin.lastIndexOf('/')) + 1);
    if (last !== local) aliases.set(last, [...(aliases.get(last) ?? []), local]);
  }
  model.memo.set('aliases', aliases);
  return aliases;
}

function namedTokens(model: FileModel, name: string): number[] {
  const own = model.names.get(name) ?? [];
  const locals = aliasesOf(model).get(name);
  return locals === undefined
    ? own
    : [...own, ...locals.flatMap((local) => model.names.get(local) ?? [])];
}

/** Tokens that may be the callee's last name; `os.*` is looked up by `os`, `$*` by every name. */
export function tokensFor(model: FileModel, pattern: PathPattern): number[] {
  if (pattern.last !== undefined) return namedTokens(model, pattern.last);
  if (pattern.before === undefined || pattern.before === '*') {
    const lead = pattern.before === undefined ? '' : 'x.';
    return [...model.names].flatMap(([name, at]) => (pattern.matches(lead + name) ? at : []));
  }
  const { tokens, profile } = model.source;
  return namedTokens(model, pattern.before)
    .filter((token) => profile.members.has(tokens.values[token + 1] as string))
    .map((token) => token + 2);
}

export interface CallSite {
  call: Call;
  /** The callee's path as patterns see it: as written and as imported. */
  paths: string[];
}

/** The call whose callee ends at a token, looked up once a file. */
export function callSite(model: FileModel, token: number): CallSite | undefined {
  const known = model.callSites.get(token) as CallSite | null | undefined;
  if (known !== undefined) return known ?? undefined;
  const call = looksCalled(model, token) ? callAt(model, token) : undefined;
  const site =
    call === undefined
      ? (wrappedSite(model, token) ?? handedSite(model, token))
      : isLocal(model, call)
        ? undefined
        : { call, paths: calleePaths(model, call) };
  model.callSites.set(token, site ?? null);
  return site;
}

/** `promisify(fs.readFile)(path)`: the name stands in a wrapper that is called at once. */
function wrappedSite(model: FileModel, token: number): CallSite | undefined {
  const { values, mates } = model.source.tokens;
  if (values[token + 1] !== ')' || values[token + 2] !== '(') return undefined;
  const wrapper = (mates[token + 1] as number) - 1;
  if (!/^(?:promisify|denodeify|partial|bind)$/.test(values[wrapper] ?? '')) return undefined;
  const inner = expressionAt(model, wrapper + 2);
  const path = pathIn(model, inner);
  const outer = expressionAt(model, chainStart(model.source, wrapper));
  if (path === '' || outer.kind !== 'call' || outer.callee.kind !== 'call') return undefined;
  return { call: outer, paths: [path, importedPath(model, path)] };
}

/** A function that is handed to what calls it: a thread, a pool. */
function handedSite(model: FileModel, token: number): CallSite | undefined {
  const call = handedOver(model, token);
  return call === undefined ? undefined : { call, paths: calleePaths(model, call) };
}

/** Kotlin's scope functions in whose block the receiver needs no name. */
const BARE_SCOPE = /^(?:apply|run)$/;

function calleePaths(model: FileModel, call: Call): string[] {
  const { callee } = call;
  const path = pathIn(model, callee).replaceAll('\\', '.');
  if (path === '') return callee.kind === 'member' ? [`?.${callee.name}`] : [];
  if (model.source.profile.members.has(model.source.tokens.values[call.start - 1] ?? ''))
    return [`?.${path}`];
  // Inside of Kotlin's `x.apply { … }` a bare name is a method of `x`.
  const outer = callee.kind === 'name' ? scopeReceiver(model, callee.start, BARE_SCOPE) : undefined;
  if (outer !== undefined) return [path, `${pathIn(model, outer)}.${path}`];
  const imported = importedPath(model, path);
  if (imported === path) return [path];
  return path.includes('.') ? [path, imported] : [imported];
}

/** The text of a call's first argument when it is a literal. */
function firstText(model: FileModel, made: Expression): string {
  const first = made.kind === 'call' ? made.entries[0]?.value : undefined;
  return first?.kind === 'string' ? literalText(model.source, first.token) : '';
}

/** The type that a field of a TypeScript class is declared with, mostly by its constructor. */
function fieldType(model: FileModel, path: string): string {
  if (model.source.profile.id !== 'javascript') return '';
  const name = /^this\.([\w$]+)$/.exec(path)?.[1];
  return name === undefined ? '' : declaredType(model, name);
}

/** How far `q = q.Where(a)` is followed back to what `q` was at first. */
const MOST_STEPS = 6;

/** What an assignment tells of a receiver, and the ones before where it goes on with what the receiver was. */
function madeText(
  model: FileModel,
  path: string,
  { value, declared }: Assignment,
  steps = MOST_STEPS,
): string[] {
  const made = expressionAt(model, value);
  const origin = pathIn(model, made);
  const parts = [
    declared,
    origin,
    importedPath(model, origin),
    `${origin}:${firstText(model, made)}`,
  ];
  if (steps === 0 || !origin.startsWith(`${path}.`)) return parts;
  const before = originsOf(model, path, made.start)?.assignments[0];
  return before === undefined || before.value === value
    ? parts
    : [...parts, ...madeText(model, path, before, steps - 1)];
}

/** What is known of a receiver: its path, the type it was declared with, what made it. */
export function receiverText(model: FileModel, receiver: Expression): string {
  const path = pathIn(model, receiver);
  const parts = [path, importedPath(model, path)];
  const base = /^[\w$@]+(?:\.[\w$]+)?$/.test(path)
    ? originsOf(model, path, receiver.start)
    : undefined;
  for (const one of base?.assignments.slice(0, 4) ?? []) parts.push(...madeText(model, path, one));
  if (base?.parameter !== undefined) parts.push(base.parameter.parameter.text);
  if (model.source.profile.id === 'go') parts.push(...foreignTypes(model, receiver));
  const type = fieldType(model, path);
  if (type !== '') parts.push(`type:${type}`);
  return parts.join(' | ');
}

function receiverFits(model: FileModel, sink: CallSink, call: Call): boolean {
  if (sink.receiver === undefined && sink.notReceiver === undefined) return true;
  return isReceiver(sink, receiverOf(model, call));
}

/** What is known of a call's receiver, or of the function itself where there is none. */
export function receiverOf(model: FileModel, call: Call): string {
  return call.callee.kind === 'member'
    ? receiverText(model, call.callee.object)
    : calleePaths(model, call).join(' | ');
}

/** Whether what is known of a receiver is what a rule asks for. */
export function isReceiver(
  { receiver, notReceiver }: Pick<CallSink, 'receiver' | 'notReceiver'>,
  text: string,
): boolean {
  if (receiver !== undefined && !ruleTest(receiver).test(text)) return false;
  return notReceiver === undefined || !ruleTest(notReceiver).test(text);
}

/** Whether a file of Python defines a class of that name which nothing of the same name is behind. */
function isOwnClass({ source, memo }: FileModel, name: string): boolean {
  let classes = memo.get('classes') as Map<string, string> | undefined;
  if (classes === undefined) {
    classes = new Map();
    for (const [, own = '', bases = ''] of source.text.matchAll(CLASSES)) classes.set(own, bases);
    memo.set('classes', classes);
  }
  const bases = classes.get(name);
  return bases !== undefined && !bases.includes(name);
}

const CLASSES = /^[ \t]{0,40}class[ \t]+(\w{1,80})[ \t]*(?:\(([^)\n]{0,200}))?/gm;

/** Whether a name is one of this file's own functions: then it is not the global of that name. */
function isLocal(model: FileModel, call: Call): boolean {
  const { callee } = call;
  if (callee.kind !== 'name') return false;
  if (model.source.profile.id === 'python' && isOwnClass(model, callee.name)) return true;
  const scopes = model.scopes.byName.get(callee.name);
  return (
    scopes?.some((index) => {
      const { head } = model.scopes.functions[index] as { head: number };
      return head - 1 === callee.start || !isMethod(model, index);
    }) ?? false
  );
}

/** JavaScript's `{ async fetch(request) { … } }`: the bare name is still the global. */
function isMethod({ scopes, source }: FileModel, index: number): boolean {
  if (source.profile.id !== 'javascript') return false;
  const { name, head } = scopes.functions[index] as { name: string; head: number };
  const { values } = source.tokens;
  return values[head - 1] === name && !/^(?:function|\*)$/.test(values[head - 2] ?? '');
}

function judgeCall(inquiry: Inquiry, sink: CallSink, call: Call, token: number): Hit | undefined {
  const { model } = inquiry;
  if (!receiverFits(model, sink, call) || !surroundingsFit(model, sink, token, call.start))
    return undefined;
  const { notBefore } = sink;
  if (notBefore !== undefined && ruleTest(notBefore).test(textBehind(model, call.end - 1)))
    return undefined;
  // What is tagged gets its holes as values: `pool.query`SELECT … ${id}``.
  if (inquiry.context === 'sql' && model.source.tokens.values[call.open] === '`') return undefined;
  if (sink.if?.some((one) => !conditionHolds(inquiry, call, one))) return undefined;
  if (sink.unless?.some((one) => conditionHolds(inquiry, call, one))) return undefined;
  const hit = { from: call.start, to: call.end, whole: call.start };
  if (sink.when === undefined && sink.text === undefined) return { ...hit, from: token, made: [] };
  for (const value of argumentsOf(model, call, sink.arg ?? 0)) {
    const judgement = judge(inquiry, sink, value, token);
    if (judgement === undefined) continue;
    const { operand, ...verdict } = judgement;
    return { ...hit, ...verdict, from: token, made: [value.start, ...(operand?.made ?? [])] };
  }
  return undefined;
}

/** Every call that a sink describes. */
export function findCalls(inquiry: Inquiry, sink: CallSink): Hit[] {
  const { model } = inquiry;
  const hits: Hit[] = [];
  for (const written of listOf(sink.callee)) {
    const pattern = pathPattern(written);
    for (const token of tokensFor(model, pattern)) {
      if (!isReached(inquiry, token)) continue;
      const site = callSite(model, token);
      if (site === undefined || (pattern.isNew && !site.call.isNew)) continue;
      if (!site.paths.some((path) => pattern.matches(path))) continue;
      const hit = judgeCall(inquiry, sink, site.call, token);
      if (hit !== undefined) hits.push(hit);
    }
  }
  return hits;
}

/** Words before the name of what is declared. */
const DECLARES = /^(?:def|class|function)$/;
/** What stands before a method's name in an interface or an abstract class of TypeScript. */
const BEFORE_SIGNATURE = /^(?:[;{},]|abstract|public|private|protected|static|override)$/;

/** The end of the member before, where no semicolon stands. */
const ENDS_TYPE = /^(?:[)\]>]|[a-z]\w*)$/i;

/** TypeScript's `exec(command: string): void;`: where a statement begins, a type behind it says that nothing is called. */
function isSignature({ source: { tokens, profile } }: FileModel, token: number): boolean {
  const { values, mates, breaks } = tokens;
  if (profile.id !== 'javascript' || values[token + 1] !== '(') return false;
  if (values[(mates[token + 1] as number) + 1] !== ':') return false;
  const before = values[token - 1] ?? ';';
  return BEFORE_SIGNATURE.test(before) || (breaks[token] === true && ENDS_TYPE.test(before));
}

function looksCalled(model: FileModel, token: number): boolean {
  const { tokens, profile } = model.source;
  const next = tokens.values[token + 1];
  if (tokens.kinds[token] !== NAME || DECLARES.test(tokens.values[token - 1] ?? '')) return false;
  if (isSignature(model, token)) return false;
  if (next === '(' || next === '`' || next === '<' || next === '?.' || next === '!') return true;
  return (
    tokens.values[token - 1] === 'new' ||
    (next === '{' && profile.id === 'go') ||
    profile.commandWords?.has(tokens.values[token] as string) === true ||
    (profile.commands === true &&
      (!tokens.breaks[token + 1] || profile.members.has(tokens.values[token - 1] as string)))
  );
}
