import type { PatternRule } from '../../rules/rule.ts';
import { decodeBase64 } from './base64.ts';
import { softenedByPath } from './judge-value.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

const INSIDE =
  /-----?BEGIN (?:[A-Z0-9]+ ){0,2}PRIVATE KEY|^eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{4,}/;

/** Base64 of a private key or a token: decoded, at whichever of the three alignments it was cut. */
export function judgeNested(rule: PatternRule, site: SecretSite): Verdict | null {
  const secret = secretIn(site);
  const head = secret.slice(0, Math.min(secret.length, 400));
  for (const shift of [0, 1, 2, 3]) {
    const part = head.slice(shift);
    const decoded = decodeBase64(part.slice(0, part.length - (part.length % 4)));
    if (decoded !== undefined && INSIDE.test(decoded)) return softenedByPath(rule, site.path);
  }
  return null;
}
