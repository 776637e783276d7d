import type { FollowedCall } from '../../../rules/code-schema.ts';
import { NAME } from '../lex/token-list.ts';
import type { Followed, Gives } from '../operand/carried.ts';
import { originsOf } from '../operand/resolve.ts';
import { declaredType } from '../syntax/declared-type.ts';
import type { Call } from '../syntax/expression.ts';
import { expressionAt, type FileModel, importedPath, pathIn } from '../syntax/file-model.ts';
import { callSite, isReceiver, receiverOf, tokensFor } from './find-calls.ts';
import { listOf, type PathPattern, pathPattern } from './path-pattern.ts';
import { ruleTest } from './rule-expression.ts';

/** The calls of a file that a rule follows; undefined when there is none. */
export function findFollowed(
  model: FileModel,
  wanted: readonly FollowedCall[],
  notInto: string | undefined,
): Followed | undefined {
  const calls = new Map<number, { gives: Gives; call: Call | undefined }>();
  for (const one of wanted) {
    const gives = one.gives ?? 'value';
    for (const written of listOf(one.callee)) {
      const pattern = pathPattern(written);
      for (const token of tokensFor(model, pattern)) {
        if (calls.has(token)) continue;
        const site = callSite(model, token);
        if (site === undefined) {
          if (isBareCall(model, pattern, token)) calls.set(token, { gives, call: undefined });
          continue;
        }
        if (pattern.isNew && !site.call.isNew) continue;
        if (!site.paths.some((path) => pattern.matches(path))) continue;
        if (isCalledOn(model, one, site.call) && isWritten(model, one, site.call))
          calls.set(token, { gives, call: site.call });
      }
    }
  }
  if (calls.size === 0) return undefined;
  const stops = notInto === undefined ? undefined : ruleTest(notInto);
  return { model, calls, stops, known: new Map(), returns: new Map() };
}

/** Whether a call is made on what the rule asks for; fields are known by their declaration and by what sets them elsewhere. */
function isCalledOn(model: FileModel, one: FollowedCall, call: Call): boolean {
  if (one.receiver === undefined && one.notReceiver === undefined) return true;
  const text = receiverOf(model, call);
  if (call.callee.kind !== 'member') return isReceiver(one, text);
  const path = pathIn(model, call.callee.object);
  const name = /^[\w$@.]+$/.test(path) ? path.slice(path.lastIndexOf('.') + 1) : '';
  if (name === '') return isReceiver(one, text);
  return isReceiver(one, `${text} | ${fieldText(model, name)}`);
}

/** A field's declared type, and what it is set to where that is done by `this.x = …` or an entry `x: …`. */
function fieldText(model: FileModel, name: string): string {
  const key = `field:${name}`;
  const known = model.memo.get(key) as string | undefined;
  if (known !== undefined) return known;
  const parts = [declaredType(model, name)];
  for (const { target, value } of (model.assignments.get(name) ?? []).slice(0, 8)) {
    if (!/^(?:this|self|\$this|@\w+)(?:\.|$)/.test(target)) continue;
    const path = pathIn(model, expressionAt(model, value));
    parts.push(path, importedPath(model, path));
  }
  const made = parts.join(' | ');
  model.memo.set(key, made);
  return made;
}

/** Longer calls are compared by their beginning. */
const MAX_WRITTEN = 400;

function isWritten({ source }: FileModel, one: FollowedCall, call: Call): boolean {
  if (one.written === undefined && one.notWritten === undefined) return true;
  const { starts, ends, kinds } = source.tokens;
  const last = Math.min(call.end, kinds.length) - 1;
  const from = starts[call.start] as number;
  const text = source.text.slice(from, Math.min(ends[last] as number, from + MAX_WRITTEN));
  if (one.written !== undefined && !ruleTest(one.written).test(text)) return false;
  return one.notWritten === undefined || !ruleTest(one.notWritten).test(text);
}

/** Ruby's `rand` without brackets, where no variable, key or method of the file has the name. */
function isBareCall(model: FileModel, pattern: PathPattern, token: number): boolean {
  const { kinds, profile, values } = { ...model.source.tokens, profile: model.source.profile };
  const name = values[token] as string;
  if (profile.commands !== true || kinds[token] !== NAME || !pattern.matches(name)) return false;
  if (
    profile.members.has(values[token - 1] ?? '') ||
    /^(?:def|:|@|\$)$/.test(values[token - 1] ?? '')
  )
    return false;
  if (/^(?:=|:|=>|\|\|=|\+=)$/.test(values[token + 1] ?? '') || model.scopes.byName.has(name))
    return false;
  return originsOf(model, name, token) === undefined;
}
