import type {
  AssignSink,
  BuildSink,
  EntrySink,
  ReturnSink,
  Surroundings,
  ValueTest,
} from '../../../rules/code-schema.ts';
import { NAME, PUNCT, STRING, STRING_END } from '../lex/token-list.ts';
import type { Assignment } from '../syntax/assignment.ts';
import type { Expression } from '../syntax/expression.ts';
import { callAt, chainStart, expressionAt, type FileModel, pathIn } from '../syntax/file-model.ts';
import { isExpressionBody } from '../syntax/function-scope.ts';
import { memoized } from '../syntax/memoized.ts';
import { settled, valueText } from './arguments.ts';
import { receiverText } from './find-calls.ts';
import { type Hit, type Inquiry, isReached, judge } from './judge.ts';
import { listOf, pathPattern } from './path-pattern.ts';
import { ruleTest } from './rule-expression.ts';
import { FILE_HOLDS, LITERAL_STARTS } from './shared-patterns.ts';
import { surroundingsFit, textBefore } from './surroundings.ts';

function hitFor(
  inquiry: Inquiry,
  test: ValueTest & Surroundings & { value?: string | undefined },
  from: number,
  value: Expression,
): Hit | undefined {
  if (test.value !== undefined && !ruleTest(test.value).test(valueText(inquiry, value)))
    return undefined;
  if (!surroundingsFit(inquiry.model, test, from)) return undefined;
  const judgement = judge(inquiry, test, value, from);
  if (judgement === undefined) return undefined;
  const { operand, ...verdict } = judgement;
  return { from, to: value.end, made: [value.start, ...(operand?.made ?? [])], ...verdict };
}

/** `const location = x` makes a name of its own; what has that name elsewhere is not written. */
function declaresName({ source }: Inquiry['model'], { target, token }: Assignment): boolean {
  const { values } = source.tokens;
  return (
    source.profile.id === 'javascript' &&
    !target.includes('.') &&
    /^(?:var|let|const|private|protected|public|readonly|static)$/.test(values[token - 1] ?? '')
  );
}

/** Those whose target ends in a name; all, where it may be any: `response.headers.*`. */
function assignmentsFor({ assignments }: FileModel, last: string | undefined): Assignment[] {
  return last === undefined ? [...assignments.values()].flat() : (assignments.get(last) ?? []);
}

/** Assignments to a target: `el.innerHTML = x`, `location.href = x`. */
export function findAssigns(inquiry: Inquiry, sink: AssignSink): Hit[] {
  const { model } = inquiry;
  const hits: Hit[] = [];
  for (const written of listOf(sink.target)) {
    const pattern = pathPattern(written);
    for (const one of assignmentsFor(model, pattern.last)) {
      if (!isReached(inquiry, one.token)) continue;
      if (!pattern.matches(one.target) || one.operator === 'each') continue;
      if (declaresName(model, one)) continue;
      const target = expressionAt(model, chainStart(model.source, one.token));
      if (
        sink.receiver !== undefined &&
        !ruleTest(sink.receiver).test(
          `${one.target} | ${one.declared} | ${receiverText(model, target.kind === 'member' ? target.object : target)}`,
        )
      )
        continue;
      const hit = hitFor(inquiry, sink, one.token, expressionAt(model, one.value));
      if (hit !== undefined) hits.push(hit);
    }
  }
  return hits;
}

/** Keys of literals, keyword arguments, JSX attributes and assigned members, whatever they belong to. */
export function findEntries(inquiry: Inquiry, sink: EntrySink): Hit[] {
  const { model } = inquiry;
  const { tokens } = model.source;
  const hits: Hit[] = [];
  const keys = new Set(listOf(sink.key));
  const consider = (key: number, sign: number): void => {
    if (!isReached(inquiry, key)) return;
    const value = tokens.values[sign];
    if (tokens.kinds[sign] !== PUNCT || !(value === ':' || value === '=' || value === '=>')) return;
    // `case 'key':` and `x ? a.key : b` have no key.
    if (value === ':' && tokens.values[key - 1] === 'case') return;
    if (value === ':' && model.source.profile.members.has(tokens.values[key - 1] ?? '')) return;
    if (sink.in === 'jsx' && !(value === '=' && tokens.values[sign + 1] === '{')) return;
    if (!headFits(inquiry, sink, key)) return;
    const hit = hitFor(inquiry, sink, key, entryValue(inquiry, sign + 1));
    if (hit !== undefined) hits.push(hit);
  };
  for (const key of keys)
    for (const token of model.names.get(key) ?? []) consider(token, token + 1);
  for (const key of keys) {
    for (const token of quotedKeys(model).get(key) ?? []) {
      const after = tokens.mates[token] as number;
      consider(token, tokens.values[after + 1] === ']' ? after + 2 : after + 1);
    }
  }
  return hits;
}

/** Longer literals are no keys. */
const LONGEST_KEY = 60;

/** Tokens of the literals that may be keys, by their text; looked up once a file. */
export function quotedKeys(model: FileModel): Map<string, number[]> {
  const known = model.memo.get('quoted-keys') as Map<string, number[]> | undefined;
  if (known !== undefined) return known;
  const { tokens, text } = model.source;
  const made = new Map<string, number[]>();
  for (const [token, literal] of tokens.literals) {
    if (tokens.kinds[token] !== STRING || literal.to - literal.from > LONGEST_KEY) continue;
    const key = text.slice(literal.from, literal.to);
    const others = made.get(key);
    if (others === undefined) made.set(key, [token]);
    else others.push(token);
  }
  model.memo.set('quoted-keys', made);
  return made;
}

/** The value after `key:` or `key=`; a JSX attribute's braces hold it. */
function entryValue(inquiry: Inquiry, at: number): Expression {
  const value = expressionAt(inquiry.model, at);
  const { tokens } = inquiry.model.source;
  const isAttribute = tokens.values[at] === '{' && tokens.values[at - 1] === '=';
  if (!isAttribute || inquiry.model.source.profile.id !== 'javascript') return value;
  return tokens.values[at + 1] === '}' ? value : expressionAt(inquiry.model, at + 1);
}

/** `{ … }`, in brackets or not: `() => ({ … })`. */
function isMap(value: Expression): boolean {
  if (value.kind === 'map') return true;
  const inner = value.kind === 'group' && value.entries.length === 1 ? value.entries[0] : undefined;
  return inner !== undefined && isMap(inner.value);
}

/** Of Python's `({"ok": True}, 201)` what comes first. */
function firstOf(value: Expression): Expression {
  if (value.kind !== 'group' && value.kind !== 'list') return value;
  return value.entries[0]?.value ?? value;
}

/** Values that functions give back. */
export function findReturns(inquiry: Inquiry, sink: ReturnSink): Hit[] {
  const { model } = inquiry;
  if (!mayStandIn(model, sink.text)) return [];
  const { tokens, profile } = model.source;
  const hits: Hit[] = [];
  const consider = (from: number, at: number): void => {
    if (!isReached(inquiry, from)) return;
    const value = expressionAt(model, at);
    // A map is data, whatever it holds: frameworks answer with JSON then.
    if (isMap(value) || (profile.id === 'php' && value.kind === 'list')) return;
    if (profile.id === 'python' && isMap(firstOf(settled(model, value)))) return;
    if (!headFits(inquiry, sink, at)) return;
    const hit = hitFor(inquiry, sink, from, value);
    if (hit !== undefined) hits.push(hit);
  };
  for (const token of model.names.get('return') ?? []) {
    if (!tokens.breaks[token + 1] && !profile.members.has(tokens.values[token - 1] as string))
      consider(token, token + 1);
  }
  for (const scope of model.scopes.functions) {
    if (isExpressionBody(model.source, scope)) consider(scope.from, scope.from);
  }
  return hits;
}

function headFits({ model }: Inquiry, sink: Pick<ReturnSink, 'head'>, at: number): boolean {
  if (sink.head === undefined) return true;
  const scope = model.scopes.functions[model.scopes.owner[at] ?? -1];
  return scope !== undefined && ruleTest(sink.head).test(scope.prefix);
}

const OPENS_A_VALUE = /^(?:return|await|case|typeof|in|of|throw|yield|else|default|void|extends)$/;

/** Whether a tag stands before a template: right before it, or before a backtick with one blank between. */
function isTagged({ source }: Inquiry['model'], token: number): boolean {
  const { tokens, text } = source;
  if (tokens.kinds[token - 1] !== NAME) return false;
  const [from, to] = [tokens.starts[token - 1] ?? 0, tokens.ends[token - 1] ?? 0];
  const start = tokens.starts[token] ?? 0;
  if (to === start) return true;
  return start - to === 1 && text[start] === '`' && !OPENS_A_VALUE.test(text.slice(from, to));
}

/** Whether a literal goes on where the one before it ends, as in Python's `"a" "b"`: it is part of that one. */
function continuesLiteral({ source }: Inquiry['model'], token: number): boolean {
  const { tokens, profile } = source;
  const before = tokens.kinds[token - 1];
  if (!profile.adjacentStrings || (before !== STRING && before !== STRING_END)) return false;
  // A line of Ruby ends where it ends, within brackets as well.
  return profile.id !== 'ruby' || tokens.breaks[token] !== true;
}

/** The call that formats with the literal at a token as its template, in Go, which has no other way to write holes. */
function formatAround(model: FileModel, token: number): Expression | undefined {
  const { tokens, profile } = model.source;
  const after = Math.max(token, tokens.mates[token] as number) + 1;
  if (profile.id !== 'go' || tokens.values[token - 1] !== '(' || tokens.values[after] !== ',')
    return undefined;
  const call = callAt(model, token - 2);
  return call !== undefined && profile.formats.test(pathIn(model, call)) ? call : undefined;
}

/** Whether a file holds what a text of a shared pattern is made with: else none of its values needs to be followed. */
function mayStandIn({ memo, source }: FileModel, written: string | undefined): boolean {
  const name = written?.startsWith('@') ? written.slice(1) : '';
  const holds = FILE_HOLDS[name];
  return holds === undefined || memoized(memo, `holds:${name}`, () => holds.test(source.text));
}

/** Texts glued anywhere: templates with holes, concatenations and format calls, whole. */
export function findBuilds(inquiry: Inquiry, sink: BuildSink): Hit[] {
  const { model } = inquiry;
  if (!mayStandIn(model, sink.text)) return [];
  const { tokens, text } = model.source;
  const hits: Hit[] = [];
  const start = sink.text?.startsWith('@') ? LITERAL_STARTS[sink.text.slice(1)] : undefined;
  let covered = -1;
  for (const [token, literal] of tokens.literals) {
    if (token < covered || literal.kind === 'markup' || !isReached(inquiry, token)) continue;
    if (sink.text !== undefined && literal.to - literal.from < LEAST_TEXT) continue;
    if (
      start !== undefined &&
      !start.test(text.slice(literal.from, Math.min(literal.to, literal.from + LEAD)))
    )
      continue;
    if (isTagged(model, token) || continuesLiteral(model, token)) continue;
    const whole = formatAround(model, token) ?? expressionAt(model, token);
    const isGlued = whole.kind === 'binary' || whole.kind === 'call' || literal.holes.length > 0;
    if (!isGlued) continue;
    covered = whole.end;
    if (sink.notAfter !== undefined && ruleTest(sink.notAfter).test(textBefore(model, token)))
      continue;
    const hit = hitFor(inquiry, sink, token, whole);
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

/** A literal that is shorter says nothing of what is glued to it. */
const LEAST_TEXT = 4;
/** So much of a literal shows how it begins. */
const LEAD = 200;

/** Literals that run as shell commands. */
export function findCommands(inquiry: Inquiry, sink: ValueTest): Hit[] {
  const { model } = inquiry;
  const hits: Hit[] = [];
  for (const [token, literal] of model.source.tokens.literals) {
    if (literal.kind !== 'command' || !isReached(inquiry, token)) continue;
    const hit = hitFor(inquiry, sink, token, literalIn(expressionAt(model, token)));
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

/** The literal that an expression begins with: what is done with a command's output says nothing of it. */
function literalIn(expression: Expression): Expression {
  let node = expression;
  for (;;) {
    if (node.kind === 'member' || node.kind === 'index') node = node.object;
    else if (node.kind === 'call') node = node.callee;
    else if (node.kind === 'binary' && node.operands.length > 0)
      node = node.operands[0] as Expression;
    else return node;
  }
}
