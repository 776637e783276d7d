import type { Context } from '../languages/profile.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { between, derivedFrom, itemsOf, scopesAround, sortedAssignments } from './derived-names.ts';
import type { Operand } from './operand.ts';
import { spelledOut } from './spelled-out.ts';
import { CHECK_CALL, CHECKING, limits, mentions, wholeNames, wordsOf } from './test-text.ts';

const EQUALS = /^[^=!<>&|]*={2,3}(?!=)[^=!<>&|]*$/;
const DIFFERS = /^[^=!<>&|]*!={1,2}(?!=)[^=!<>&|]*$/;

/** Where a single comparison for equality says what the value is: 0 in the branch, 1 in what is left; undefined for other tests. */
export function equalitySide(test: string): 0 | 1 | undefined {
  if (EQUALS.test(test)) return 0;
  return DIFFERS.test(test) ? 1 : undefined;
}

function decides(condition: Condition, at: number, roots: readonly string[]): boolean {
  if (condition.modifies) {
    if (at < condition.to) return at >= condition.from;
    return condition.exits || roots.some((root) => condition.resets.has(root));
  }
  if (condition.token >= at) return false;
  if (at < (condition.refusedTo ?? 0)) return false;
  if (at < condition.to) return at >= condition.from;
  return condition.exits || condition.asserts || roots.some((root) => condition.resets.has(root));
}

/** Whether a test's text limits what a value with these roots can be. */
export function limitedBy(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  test: string,
): boolean {
  const whole = spelledOut(model, test);
  if (roots.length === 0 || whole.length >= MAX_TEST || !mentions(whole, wordsOf(roots)))
    return false;
  return limits(model, context, roots, whole);
}

/** The same for many tests: what one has answered for these roots it isn't asked again in the file. */
function limitsOf(
  model: FileModel,
  context: Context,
  roots: readonly string[],
): (test: string) => boolean {
  const key = `limits:${context}:${roots.join('|')}`;
  const answers = memoized(model.memo, key, () => new Map<string, boolean>());
  const words = wordsOf(roots);
  return (test) => {
    const known = answers.get(test);
    if (known !== undefined) return known;
    const answer =
      test.length < MAX_TEST && mentions(test, words) && limits(model, context, roots, test);
    answers.set(test, answer);
    return answer;
  };
}

/** Longer tests are generated. */
const MAX_TEST = 2000;

/**
 * Whether a test between the function's start and `at` has already limited what a value can be: it
 * encloses `at`, or leaves the function when it fails.
 * @param roots the names and paths that carry the value
 */
export function guarded(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  at: number,
): boolean {
  if (roots.length === 0) return false;
  const around = scopesAround(model, at);
  const start = model.scopes.functions[around[0] ?? -1]?.from ?? 0;
  const outermost = model.scopes.functions[around[around.length - 1] ?? -1]?.from ?? 0;
  const all = [
    ...roots,
    ...itemsOf(model, roots, start, at),
    ...derivedFrom(model, context, roots, start, at),
  ];
  const isLimit = limitsOf(model, context, all);
  for (const condition of between(conditionsOf(model), outermost, at + 1)) {
    // What the function around has tested before holds in its callbacks too.
    if (condition.token < start && !around.includes(model.scopes.owner[condition.token] ?? -1))
      continue;
    if (!decides(condition, at, all)) continue;
    if (isLimit(spelledOut(model, condition.text, condition.token))) return true;
  }
  return (
    checkedBefore(model, context, roots, start, at) ||
    cleanedInPlace(model, context, roots, start, at) ||
    authenticated(model, roots, start, at)
  );
}

/** What makes a code that only who has the key can make. */
const MAC = /hmac|crypto_auth/i;
const COMPARES =
  /[!=]==?|hash_equals|compare_digest|secure_compare|timingSafeEqual|isEqual|FixedTimeEquals|ConstantTimeCompare|hmac\.Equal/;

/** Whether a value's code has been compared before: `if (!hash_equals(hash_hmac('sha256', $data, KEY), $mac)) exit;`. */
function authenticated(
  model: FileModel,
  roots: readonly string[],
  start: number,
  at: number,
): boolean {
  const { source, memo } = model;
  const knows = (memo.get('mac') as boolean | undefined) ?? MAC.test(source.text);
  memo.set('mac', knows);
  if (!knows) return false;
  const { tokens, text } = source;
  const words = wordsOf(roots);
  const covered = new RegExp(wholeNames(roots));
  const codes = between(sortedAssignments(model), start, at)
    .filter(({ value, target }) => {
      const from = tokens.starts[value] as number;
      const line = text.slice(from, from + 200).split(/[;\n]/, 1)[0] as string;
      if (roots.includes(target) || !MAC.test(line)) return false;
      return mentions(line, words) && covered.test(line);
    })
    .map(({ target }) => target);
  const byName = codes.length === 0 ? undefined : new RegExp(wholeNames(codes));
  return between(conditionsOf(model), start, at + 1).some(
    (condition) =>
      COMPARES.test(condition.text) &&
      (byName?.test(condition.text) ||
        (MAC.test(condition.text) && covered.test(condition.text))) &&
      decides(condition, at, roots),
  );
}

/**
 * The same for a value that several outside values are glued into: each of them has to be limited, or what
 * they were glued into by its own name.
 */
export function allGuarded(
  model: FileModel,
  context: Context,
  { roots, pieces, taint }: Operand,
  at: number,
): boolean {
  if (pieces === undefined || pieces.length === 0 || taint < 2)
    return guarded(model, context, roots, at);
  const inPieces = new Set(pieces.flat());
  const names = roots.filter((root) => !inPieces.has(root));
  return pieces.every((piece) => guarded(model, context, [...piece, ...names], at));
}

/** A call that is a statement of its own, by whose name its argument is changed: `$this->clean($name);`. */
const CLEANING =
  '(?:^|[;{}])[ \\t]*(?:[$\\w]+(?:->|::))*\\w*(?:[cC]lean|[eE]scape|[qQ]uote|[sS]anit)\\w*\\s*\\([ \\t]*';

/** Whether PHP's way of cleaning a value where it stands has been gone before: the parameter is a reference. */
function cleanedInPlace(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  start: number,
  at: number,
): boolean {
  if (model.source.profile.id !== 'php' || !/^(?:sql|ldap|xpath|path)$/.test(context)) return false;
  const { source } = model;
  const to = source.tokens.starts[at] as number;
  const before = source.text.slice(Math.max(source.tokens.starts[start] ?? 0, to - 4000), to);
  if (!mentions(before, wordsOf(roots)) || !/lean|scape|uote|anit/.test(before)) return false;
  return new RegExp(`${CLEANING}${wholeNames(roots)}\\s*[,)]`, 'm').test(before);
}

/** Looks for a checking call on the lines between the function's start and the use. */
function checkedBefore(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  start: number,
  at: number,
): boolean {
  if (!/^(?:path|url|redirect|shell|code|nosql)$/.test(context)) return false;
  const { source } = model;
  const from = Math.max(
    source.tokens.starts[start] ?? 0,
    (source.tokens.starts[at] as number) - 4000,
  );
  const line = source.lineStarts[(source.lines[at] as number) - 1] as number;
  if (line <= from) return false;
  const before = source.text.slice(from, line);
  if (context === 'path' && before.includes('.relative_to(')) {
    // It raises an error for what lies elsewhere.
    const resolved = new RegExp(`^[ \\t]*${wholeNames(roots)}\\.relative_to\\(`, 'm');
    if (mentions(before, wordsOf(roots)) && resolved.test(before)) return true;
  }
  return (
    CHECKING.test(before) &&
    mentions(before, wordsOf(roots)) &&
    new RegExp(`${CHECK_CALL}[^)]{0,80}${wholeNames(roots)}`).test(before)
  );
}
