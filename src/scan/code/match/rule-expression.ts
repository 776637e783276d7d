import { compileRegExp, compileTest, type TextTest } from '../../../rules/compile-regexp.ts';
import { SHARED_PATTERNS } from './shared-patterns.ts';

/** By flags, then as written. */
const expressions = new Map<string, Map<string, RegExp>>();

/** `@name` stands for a shared one. */
function patternOf(written: string): string {
  return written.startsWith('@') ? (SHARED_PATTERNS[written.slice(1)] ?? written) : written;
}

/** A rule's regular expression, compiled when first needed. `(?i)` in front makes it case-insensitive. */
export function ruleRegExp(written: string, flags = 's'): RegExp {
  let known = expressions.get(flags);
  if (known === undefined) {
    known = new Map();
    expressions.set(flags, known);
  }
  let made = known.get(written);
  if (made === undefined) {
    made = compileRegExp(patternOf(written), flags);
    known.set(written, made);
  }
  return made;
}

const tests = new Map<string, TextTest>();

/** The same where only whether it matches is asked. */
export function ruleTest(written: string): TextTest {
  let made = tests.get(written);
  if (made === undefined) {
    made = compileTest(patternOf(written), 's');
    tests.set(written, made);
  }
  return made;
}
