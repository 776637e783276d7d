import { compileTest } from '../../../rules/compile-regexp.ts';
import { fitsPath } from '../languages/path-test.ts';
import type { Context, LanguageProfile } from '../languages/profile.ts';
import type { Call } from '../syntax/expression.ts';
import { expressionAt, type FileModel, pathIn } from '../syntax/file-model.ts';
import { literalText } from '../syntax/source-file.ts';
import { type Classifier, follow } from './classifier.ts';
import type { Operand } from './operand.ts';

/** Results that say by their name that somebody has looked at them. */
const VETTED_CALL = compileTest(
  '(?i)(?:^|[._$])(?:sanitiz|escape|validat|purif|whitelist|allowlist|clean|safe(?!Parse))\\w*\\(\\)$',
);

/** Escapes for markup, which serve no other context. */
const HTML_ONLY = compileTest(
  '(?i)(?:html|xml|xss|markup)\\w*\\(\\)$|(?:^|\\.)sanitize_(?:text|textarea|email|url|hex_color|option|meta)\\w*\\(\\)$',
);

const NOT_HTML = new Set<Context>([
  'sql',
  'nosql',
  'shell',
  'code',
  'path',
  'url',
  'redirect',
  'ldap',
  'xpath',
]);

/** Whether a path, such as that of a call, makes a value harmless in a context. */
export function isEscape({ escapes }: LanguageProfile, context: Context, path: string): boolean {
  const pattern = escapes[context];
  return pattern !== undefined && fitsPath(pattern, path);
}

/** The same, or harmless in every context. */
export function isHarmlessPath(profile: LanguageProfile, context: Context, path: string): boolean {
  return fitsPath(profile.harmless, path) || isEscape(profile, context, path);
}

/** Go's own, which only shortens a path and keeps the dots that lead out of a folder; Pydantic's, to which any text is one. */
const CLEANS_LITTLE = /^(?:file)?path\.Clean\(\)$|\.model_validate(?:_json)?\(\)$/;

/** Whether a call is named for what makes its result harmless. */
export function isVetted(written: string, context: Context): boolean {
  if (CLEANS_LITTLE.test(written)) return false;
  return VETTED_CALL.test(written) && !(NOT_HTML.has(context) && HTML_ONLY.test(written));
}

/** `req.query.name.replace(/\W/g, '').trim()`: what the call is made on does no harm any more. */
export function isCleaned(classifier: Classifier, { callee }: Pick<Call, 'callee'>): boolean {
  if (callee.kind !== 'member') return false;
  const { model, context } = classifier;
  if (callee.object.kind === 'member')
    return isEscape(model.source.profile, context, pathIn(model, callee.object));
  return callee.object.kind === 'call' && !follow(classifier, callee.object).dynamic;
}

/** `new URLSearchParams({ q: text })`: whatever the values are, they stay in the query. */
export function encodesQuery({ model, context }: Classifier, call: Call): boolean {
  if (context !== 'url' && context !== 'redirect') return false;
  return (
    call.isNew &&
    call.entries[0]?.value.kind === 'map' &&
    pathIn(model, call) === 'URLSearchParams()'
  );
}

/** `ids.map(() => '?')` and `ids.map(Number)`: whatever the items are, the result does no harm. */
export function mapsToConstant(classifier: Classifier, call: Call): boolean {
  const { model, context } = classifier;
  const { profile } = model.source;
  const { callee, entries } = call;
  const lambda = entries[0]?.value;
  if (callee.kind !== 'member' || !/^(?:map|collect)$/.test(callee.name)) return false;
  if (lambda?.kind === 'unary' && lambda.operator === '&' && lambda.operand.kind === 'name') {
    return isHarmlessPath(profile, context, `.${lambda.operand.name.slice(1)}()`);
  }
  if (lambda?.kind === 'name' || lambda?.kind === 'member') {
    return isHarmlessPath(profile, context, `${pathIn(model, lambda)}()`);
  }
  if (lambda?.kind !== 'lambda') return false;
  const [from] = lambda.body;
  if (model.source.tokens.values[from - 1] === '{') return false;
  return !follow(classifier, expressionAt(model, from)).dynamic;
}

/** A call as written; empty when that is long. */
export function textOf({ source }: FileModel, call: Call): string {
  const { starts, ends, kinds } = source.tokens;
  const last = Math.min(call.end, kinds.length) - 1;
  const from = starts[call.start] as number;
  const to = ends[last] as number;
  return to - from > 600 ? '' : source.text.slice(from, to);
}

/** Whether a call as written is one that the language counts as harmless. */
export function isHarmlessText(classifier: Classifier, call: Call): boolean {
  const { model, context } = classifier;
  const { profile } = model.source;
  if (profile.harmlessTexts === undefined) return false;
  const written = textOf(model, call);
  return (
    (profile.harmlessTexts.any?.test(written) || profile.harmlessTexts[context]?.test(written)) ??
    false
  );
}

/** PHP's `array_keys($fields)` in SQL: columns, which a program's own code names unless a request is known to. */
export function namesColumns(
  { model, context }: Classifier,
  written: string,
  args: readonly Operand[],
): boolean {
  if (model.source.profile.id !== 'php' || context !== 'sql') return false;
  return written === 'array_keys()' && args.every(({ taint }) => taint < 2);
}

/**
 * Whether the only thing that an anonymous function of PHP does is to give back what does no harm.
 * @param carry the parameter that holds what it gave before
 */
function givesHarmless(
  classifier: Classifier,
  [from, to]: readonly [number, number],
  carry?: string,
): boolean {
  const { model } = classifier;
  const { values } = model.source.tokens;
  if (model.source.profile.id !== 'php') return false;
  const isBlock = values[from - 1] === '{';
  if (isBlock && values[from] !== 'return') return false;
  const given = expressionAt(model, isBlock ? from + 1 : from);
  if (isBlock && given.end < to - 1) return false;
  const { dynamic, roots } = follow(classifier, given);
  return !dynamic || (carry !== undefined && roots.every((root) => root === carry));
}

/** `array_map('intval', $ids)`, `map(db.quote, names)`: each item passes a function that makes it harmless. */
export function isMappedHarmless(classifier: Classifier, call: Call): boolean {
  const { model, context } = classifier;
  const { profile } = model.source;
  if (profile.mapped?.test(pathIn(model, call)) !== true) return false;
  const reduces = pathIn(model, call) === 'array_reduce()';
  const first = call.entries[reduces ? 1 : 0]?.value;
  if (first === undefined) return false;
  if (first.kind === 'lambda') {
    const carry = reduces ? model.source.tokens.values[first.params[0]] : undefined;
    return givesHarmless(classifier, first.body, carry);
  }
  // `htmlspecialchars(...)` is the function itself.
  if (first.kind === 'call' && textOf(model, first).endsWith('(...)'))
    return isHarmlessPath(profile, context, pathIn(model, first));
  const name =
    first.kind === 'string' ? literalText(model.source, first.token) : pathIn(model, first);
  return isHarmlessPath(profile, context, `${name}()`);
}
