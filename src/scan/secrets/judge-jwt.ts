import type { PatternRule } from '../../rules/rule.ts';
import { decodeBase64 } from './base64.ts';
import { isDocumented } from './documented.ts';
import { softenedByPath } from './judge-value.ts';
import { isMask } from './placeholder.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

/** A JSON Web Token: a header that is JSON and names its algorithm, a payload, a signature. */
export function judgeJwt(rule: PatternRule, site: SecretSite): Verdict | null {
  const token = secretIn(site);
  const header = decodeBase64(token.split('.')[0] as string);
  if (header === undefined || !/^\s*\{\s*"/.test(header)) return null;
  if (isDocumented(token) || isMask(token)) return { severity: 'low', confidence: 'low' };
  return softenedByPath(rule, site.path);
}
