import type { PatternRule } from '../../rules/rule.ts';
import { decodeBase64 } from './base64.ts';
import { softenedByPath } from './judge-value.ts';
import { isMask } from './placeholder.ts';
import { wordShare } from './randomness.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

/** A key that is shown in part: its first bytes declare more than stands before the end mark on the line. */
function isCutShort(rest: string): boolean {
  const line = rest.slice(0, rest.indexOf('\n') < 0 ? undefined : rest.indexOf('\n'));
  const end = line.indexOf('-----END');
  if (end < 0) return false;
  const [tag, size, high, low] = [...(decodeBase64(line.slice(0, 8)) ?? '')].map((c) =>
    c.charCodeAt(0),
  );
  if (tag !== 0x30 || size !== 0x82) return false;
  const declared = ((high as number) * 256 + (low as number)) * (4 / 3);
  return line.slice(0, end).replace(/\\[nr]|[^A-Za-z0-9+/]/g, '').length < declared * 0.9;
}

/** The body of a key or a hash: any base64 that is not written out by hand. */
export function judgeKeyFile(rule: PatternRule, site: SecretSite): Verdict | null {
  const body = secretIn(site);
  if (isCutShort(site.text.slice(site.secretStart))) return null;
  const few = new Set(body.slice(0, 64)).size < 8;
  if (isMask(body.slice(0, 40)) || few || wordShare(body.slice(0, 64)) > 0.6) return null;
  if (/example|placeholder|your[-_]|_here|redacted/i.test(body)) return null;
  return softenedByPath(rule, site.path);
}
