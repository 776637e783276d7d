import type { PatternRule } from '../../rules/rule.ts';
import { decodeBase64Text } from './base64.ts';
import { isDocumented } from './documented.ts';
import { passwordStrength, softenedByPath } from './judge-value.ts';
import { isMask, isPlaceholder } from './placeholder.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

/** The documentation's own pairs: RFC 7617's Aladdin, and what every tutorial sends. */
const TUTORIAL =
  /^(?:Aladdin:open ?sesame|(?:user(?:name)?|admin|test|foo|login|name|your.*|my.*):(?:pass(?:word|wd)?|pwd|bar|test|user|x))$/i;

/** `Authorization: Basic …` and the like: base64 of `user:password`. */
export function judgeBasic(rule: PatternRule, site: SecretSite): Verdict | null {
  if (isDocumented(secretIn(site))) return null;
  const pair = decodeBase64Text(secretIn(site));
  const colon = pair?.indexOf(':') ?? -1;
  if (pair === undefined || colon < 0 || TUTORIAL.test(pair) || isMask(pair)) return null;
  const password = pair.slice(colon + 1);
  if (password === '' || isPlaceholder(password)) return null;
  return softenedByPath(
    passwordStrength(password) === 'none' ? { severity: 'medium', confidence: 'low' } : rule,
    site.path,
  );
}
