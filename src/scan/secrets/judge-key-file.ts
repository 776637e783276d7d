import type { PatternRule } from '../../rules/rule.ts';
import { softenedByPath } from './judge-value.ts';
import { isMask } from './placeholder.ts';
import { wordShare } from './randomness.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

/** The body of a key or a hash: any base64 that is not written out by hand. */
export function judgeKeyFile(rule: PatternRule, site: SecretSite): Verdict | null {
  const body = secretIn(site);
  const few = new Set(body.slice(0, 64)).size < 8;
  if (isMask(body.slice(0, 40)) || few || wordShare(body.slice(0, 64)) > 0.6) return null;
  if (/example|placeholder|your[-_]|_here|redacted/i.test(body)) return null;
  return softenedByPath(rule, site.path);
}
