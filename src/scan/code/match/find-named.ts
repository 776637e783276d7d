import type { NamedSink } from '../../../rules/code-schema.ts';
import { NAME, PUNCT, STRING } from '../lex/token-list.ts';
import { carriedBack, valuesOf } from '../operand/carried.ts';
import type { Expression } from '../syntax/expression.ts';
import { callAt, expressionAt, operandAt } from '../syntax/file-model.ts';
import { snakeCase } from '../syntax/snake-case.ts';
import { literalText } from '../syntax/source-file.ts';
import { quotedKeys } from './find-values.ts';
import { aboutEntry, type Hit, type Inquiry, isReached, judge } from './judge.ts';
import { ruleRegExp, ruleTest } from './rule-expression.ts';
import { surroundingsFit } from './surroundings.ts';
import { matchesAnywhere } from './windowed.ts';

interface Search {
  inquiry: Inquiry;
  sink: NamedSink;
  fits: (name: string) => boolean;
  hits: Map<number, Hit>;
}

/** Whatever has a name that a sink asks for: assigned, keyed, given back, handed to a call; and what is glued behind a text. */
export function findNamed(inquiry: Inquiry, sink: NamedSink): Hit[] {
  const { model } = inquiry;
  if (inquiry.followed === undefined) return [];
  const { text } = model.source;
  if (sink.file !== undefined && !matchesAnywhere(ruleRegExp(sink.file), text)) return [];
  if (sink.notFile !== undefined && matchesAnywhere(ruleRegExp(sink.notFile), text)) return [];
  const test = ruleTest(sink.name);
  const fits = (name: string): boolean => test.test(snakeCase(name));
  const search: Search = { inquiry, sink, fits, hits: new Map() };
  if (sink.in !== 'key')
    for (const [name, tokens] of model.names)
      if (fits(name)) for (const token of tokens) tryName(search, token);
  for (const [key, tokens] of quotedKeys(model))
    if (fits(key)) for (const token of tokens) tryKey(search, token);
  tryAssigned(search);
  if (sink.in !== 'key') {
    tryReturns(search);
    tryFilled(search);
  }
  tryLeads(search);
  return [...search.hits.values()];
}

/** Judges a value that has the name; the hit begins at a token. */
function consider({ inquiry, sink, hits }: Search, token: number, value: Expression): void {
  if (hits.has(token) || !isReached(inquiry, token)) return;
  if (sink.notValue !== undefined && ruleTest(sink.notValue).test(writtenOf(inquiry, value)))
    return;
  const judgement = judge(inquiry, sink, value, token);
  if (judgement === undefined || !surroundingsFit(inquiry.model, sink, token)) return;
  const { operand, ...verdict } = judgement;
  const made = [value.start, ...(operand?.made ?? [])];
  const origin = value.start === token ? followedIn(inquiry, made, token) : undefined;
  const [from, to] = origin ?? [token, Math.max(token + 1, value.end)];
  hits.set(token, { from, to, made: [token, ...made], ...verdict, isNaming: true });
}

/** Of what a function gives back, the call in the same function that made it: there it is to be mended. */
function followedIn(
  { followed, model }: Inquiry,
  made: readonly number[],
  token: number,
): [number, number] | undefined {
  const { owner } = model.scopes;
  for (const [at, { call }] of followed?.calls ?? [])
    if (at < token && owner[at] === owner[token] && made.includes(call?.start ?? at))
      return [call?.start ?? at, call?.end ?? at + 1];
  return undefined;
}

/** Longer values are read by their beginning. */
const MAX_WRITTEN = 400;

function writtenOf({ model }: Inquiry, { start, end }: Expression): string {
  const { tokens, text } = model.source;
  const from = tokens.starts[start] ?? 0;
  const to = tokens.ends[Math.min(end, tokens.kinds.length) - 1] ?? from;
  return text.slice(from, Math.min(to, from + MAX_WRITTEN));
}

/** Variables, fields and entries by their declaration or assignment: types and several targets are told apart there. */
function tryAssigned(search: Search): void {
  const { model } = search.inquiry;
  for (const [name, list] of model.assignments) {
    if (!search.fits(name)) continue;
    for (const one of list) {
      if (one.operator === 'each' || one.operator === 'call') continue;
      if (search.sink.in === 'key' && !one.target.includes('.')) continue;
      if (one.part === undefined) consider(search, one.token, held(search, one.value));
      // An initializer of C# is read as many targets; its members are looked at as entries.
      else if (model.source.profile.id !== 'csharp')
        consider(search, one.token, { kind: 'name', name, start: one.token, end: one.token + 1 });
    }
  }
}

const ASSIGNS = /^(?::?=|[+.|]=|<<=?|\|\|=|\?\?=)$/;

function tryName(search: Search, token: number): void {
  const { model } = search.inquiry;
  const { tokens, profile } = model.source;
  const before = tokens.values[token - 1] ?? '';
  const next = tokens.values[token + 1] ?? '';
  if (ASSIGNS.test(next) && tokens.kinds[token + 1] === PUNCT)
    consider(search, token, held(search, token + 2));
  else if (next === ':' && before !== 'case' && before !== '?' && !profile.members.has(before))
    consider(search, token, held(search, token + 2));
  else if (next === '=>' && isExpressionProperty(search, token))
    consider(search, token, expressionAt(model, token + 2));
  else if (next === '{' && tokens.values[token + 2] === 'get') tryGetter(search, token);
  else if (next === '(') tryCall(search, token);
  else if (profile.members.has(next) && profile.appends.has(tokens.values[token + 2] ?? ''))
    tryAppend(search, token);
}

/** The value at a token; of `{ value: x, expires: y }` that of its `value`. */
function held({ inquiry }: Search, at: number): Expression {
  const value = expressionAt(inquiry.model, at);
  if (value.kind !== 'map') return value;
  return value.entries.find(({ key }) => key !== undefined && /^value$/i.test(key))?.value ?? value;
}

/** C#'s `public string Token => …`. */
function isExpressionProperty({ inquiry }: Search, token: number): boolean {
  const { source } = inquiry.model;
  const before = source.tokens.values[token - 1] ?? '';
  return source.profile.id === 'csharp' && /^(?:[\w]+|>|\?|\])$/.test(before);
}

/** C#'s `string Token { get { return …; } }`. */
function tryGetter(search: Search, token: number): void {
  const { model } = search.inquiry;
  const close = model.source.tokens.mates[token + 1] as number;
  for (const at of model.names.get('return') ?? [])
    if (at > token && at < close) consider(search, at, expressionAt(model, at + 1));
}

/** Calls that ask about what has the name, or take it away. */
const ASKS =
  /^(?:get|find|check|verify|validate|parse|decode|revoke|delete|remove|read|load|compare|match|lookup|query|invalidate|expire|refresh|count|log|print|can|should|needs?|on|handle|test|assert|expect|by|with_length|filter)_|(?:^|_)(?:is|has|exists?|create|generate|gen|make|new|compute|derive|hash|encode)_(?!(?:\w+_)?session$)/;
/** What a function's name begins with that takes what it names; a method may have the bare name, as builders' do. */
const TAKES =
  /^(?:set|save|store|send|update|register|assign|change|put|add|use|issue|sign|start|open|begin|create|insert|write|notify|mail|email|sms|deliver|reset|remember)_/;

/** `user.setPassword(x)`, `builder.token(x)`, `createSession(x)`. */
function tryCall(search: Search, token: number): void {
  const { model } = search.inquiry;
  const { values } = model.source.tokens;
  const name = snakeCase(values[token] as string);
  const isMethod = model.source.profile.members.has(values[token - 1] ?? '');
  if (ASKS.test(name) || !(isMethod || TAKES.test(name))) return;
  if (model.scopes.functions.some(({ head }) => head === token + 1)) return;
  const call = callAt(model, token);
  for (const { value } of call?.entries.slice(0, 6) ?? []) consider(search, token, value);
}

/** `otp.append(x)`. */
function tryAppend(search: Search, token: number): void {
  const call = callAt(search.inquiry.model, token + 2);
  for (const { value } of call?.entries.slice(0, 6) ?? []) consider(search, token, value);
}

const TAKES_PAIR =
  /^(?!.*(?:assert|expect|equal|log|print|compare|track|emit|warn|error|debug|replace|match|test|format|get|fetch|find|has|remove|delete|filter|where|select|describe|^it$))/i;
const NAMES_PAIR = /^(?:name|key)$/i;

/** A literal with the name: `['token' => x]`, `$a['token'] = x`, `set("token", x)`, `{ name: "token", value: x }`. */
function tryKey(search: Search, token: number): void {
  const { model } = search.inquiry;
  const { kinds, mates, values } = model.source.tokens;
  const literalEnd = Math.max(token, mates[token] as number);
  const sign = values[literalEnd + 1] === ']' ? literalEnd + 2 : literalEnd + 1;
  const after = values[sign] ?? '';
  const before = values[token - 1] ?? '';
  if (kinds[sign] !== PUNCT) return;
  if (
    (ASSIGNS.test(after) || after === ':' || after === '=>') &&
    before !== 'case' &&
    before !== '?'
  )
    consider(search, token, held(search, sign + 1));
  else if (after === ',' && /^[(,]$/.test(before)) {
    const open = openerOf(search, token);
    const called = values[(open ?? 0) - 1] ?? '';
    if (
      open !== undefined &&
      values[open] === '(' &&
      kinds[open - 1] === NAME &&
      TAKES_PAIR.test(called)
    )
      consider(search, token, held(search, sign + 1));
  }
  if (/^(?:[:=]|=>)$/.test(before)) tryPair(search, token);
}

/** The bracket around a token, within the tokens before it that one call may have. */
function openerOf({ inquiry }: Search, token: number): number | undefined {
  const { mates, values } = inquiry.model.source.tokens;
  for (let at = token - 1, count = 0; at >= 0 && count < 60; count++) {
    const mate = mates[at] as number;
    if (mate > token && /^[([{]$/.test(values[at] as string)) return at;
    if (/^[;{}]$/.test(values[at] as string)) return undefined;
    at = mate >= 0 && mate < at ? mate - 1 : at - 1;
  }
  return undefined;
}

/** `Name: "session", Value: x`, in any order. */
function tryPair(search: Search, token: number): void {
  const { model } = search.inquiry;
  const { kinds, literals, mates, values } = model.source.tokens;
  const wordAt = (at: number): string =>
    kinds[at] === STRING && literals.has(at) ? literalText(model.source, at) : (values[at] ?? '');
  if (!NAMES_PAIR.test(wordAt(token - 2))) return;
  const open = openerOf(search, token);
  if (open === undefined) return;
  const close = mates[open] as number;
  for (let at = open + 1; at < close; at++) {
    if (/^value$/i.test(wordAt(at)) && /^(?:[:=]|=>)$/.test(values[at + 1] ?? ''))
      consider(search, token, expressionAt(model, at + 2));
    const mate = mates[at] as number;
    if (mate > at) at = mate;
  }
}

/** What functions with the name give back. */
function tryReturns(search: Search): void {
  const { model, followed } = search.inquiry;
  if (followed === undefined) return;
  model.scopes.functions.forEach(({ name }, index) => {
    if (name === '' || !search.fits(name)) return;
    if (carriedBack(followed, index) === undefined) return;
    for (const token of valuesOf(model, index)) consider(search, token, expressionAt(model, token));
  });
}

/** What has the name and is filled: `random.nextBytes(salt)`. */
function tryFilled(search: Search): void {
  const { inquiry, sink, fits, hits } = search;
  for (const [token, { gives, call }] of inquiry.followed?.calls ?? []) {
    const first = call?.entries[0]?.value;
    if (gives !== 'fill' || call === undefined || first === undefined) continue;
    let node = first;
    while (node.kind === 'index' || node.kind === 'unary')
      node = node.kind === 'index' ? node.object : node.operand;
    if ((node.kind !== 'name' && node.kind !== 'member') || !fits(node.name)) continue;
    const verdict = sink.when.followed;
    if (verdict === undefined || verdict === 'off' || !isReached(inquiry, token)) continue;
    if (!surroundingsFit(inquiry.model, sink, token)) continue;
    const told = typeof verdict === 'string' ? { severity: verdict } : verdict;
    const about = aboutEntry(inquiry.model, token, call.start, verdict);
    hits.set(token, {
      from: token,
      to: call.end,
      made: [first.start, call.start],
      ...told,
      about,
      isNaming: true,
    });
  }
}

/** What is glued behind a text: `"…?token=${code}"`, `"X-CSRF-Token: " . $value`. */
function tryLeads(search: Search): void {
  const { inquiry, sink } = search;
  const { model } = inquiry;
  const { tokens, profile, text } = model.source;
  if (sink.lead === undefined) return;
  const lead = ruleTest(sink.lead);
  for (const [token, literal] of tokens.literals) {
    if (literal.to - literal.from < 2 || tokens.kinds[token] !== STRING) continue;
    tryFields(search, token, lead);
    let from = literal.from;
    for (const hole of literal.holes) {
      const start = tokens.starts[hole] as number;
      if (lead.test(text.slice(Math.max(from, start - MAX_LEAD), start)))
        consider(search, token, expressionAt(model, hole + 1));
      from = tokens.ends[tokens.mates[hole] as number] ?? from;
    }
    const after = Math.max(token, tokens.mates[token] as number) + 1;
    if (tokens.values[after] !== profile.concat || tokens.kinds[after] !== PUNCT) continue;
    if (lead.test(text.slice(Math.max(from, literal.to - MAX_LEAD), literal.to)))
      consider(search, token, operandAt(model, after + 1));
  }
}

const VERB = /%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]|\{\w*(?::[^{}]{0,20})?\}/g;

/** The fields of a format call: `fmt.Sprintf("…?token=%s", code)`. */
function tryFields(search: Search, token: number, lead: { test: (text: string) => boolean }): void {
  const { model } = search.inquiry;
  const { kinds, mates, values } = model.source.tokens;
  const before = values[token - 1];
  const end = Math.max(token, mates[token] as number) + 1;
  if ((before !== '(' && before !== ',') || values[end] !== ',') return;
  const text = literalText(model.source, token);
  if (!/[%{]/.test(text)) return;
  let at = end;
  for (const verb of text.matchAll(VERB)) {
    if (values[at] !== ',' || kinds[at] !== PUNCT) return;
    const value = expressionAt(model, at + 1);
    if (lead.test(text.slice(Math.max(0, verb.index - MAX_LEAD), verb.index)))
      consider(search, token, value);
    at = value.end;
  }
}

/** So much of a text is read for what it says of the value behind it. */
const MAX_LEAD = 60;
