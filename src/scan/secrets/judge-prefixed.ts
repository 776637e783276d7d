import type { PatternRule } from '../../rules/rule.ts';
import { pathKind } from '../path-kind.ts';
import { isDocumented } from './documented.ts';
import { standsInEncodedText } from './encoded-run.ts';
import { isMask, isPlaceholder } from './placeholder.ts';
import { looksRandom } from './randomness.ts';
import { standsInSecretPlace } from './secret-place.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

const STRONG = /(?:^|[_.-])(?:sk|secret|live|prod|pat|token|tok|tkn|apikey|oat|sat|uat|api)[_.-]$/i;

/** Issuers write a part of their prefix in one case or with a capital in front; random text mixes them. */
function isMixed(part: string): boolean {
  return /[a-z\d][A-Z]|[A-Z]{2}[a-z]/.test(part.replace(/^[a-z]{2,}(?=[A-Z])/, ''));
}

const NAME_PART = /^(?:[a-z]{3,}|[A-Z]{3,}|(?:[A-Z][a-z]{2,})+)$/;

/** `secret-gcp-backup-743cfd`, `api-v3/config/core/v3`: words with separators, random only at the end. */
function isNamed(body: string): boolean {
  return body.split(/[-_/.]/).filter((part) => NAME_PART.test(part)).length >= 2;
}

const UNSURE: Verdict = { severity: 'medium', confidence: 'low' };

/** What stands behind an issuer's prefix: random text, or else a name that has such a part. */
export function judgePrefixed(rule: PatternRule, site: SecretSite): Verdict | null {
  const body = secretIn(site);
  if (isPlaceholder(body) || isMask(body) || isDocumented(body) || !looksRandom(body, 20))
    return null;
  if (pathKind(site.path) === 'generated' || isNamed(body)) return null;
  const prefix =
    /[A-Za-z0-9_.-]*$/.exec(site.text.slice(Math.max(0, site.start - 48), site.start))?.[0] ?? '';
  if (prefix.split(/[_.-]/).some(isMixed) || standsInEncodedText(site)) return null;
  const start = site.start - prefix.length;
  if (isDocumented(site.text.slice(start, site.secretEnd))) return null;
  const medium = standsInSecretPlace({ ...site, secretStart: start }) ? rule : UNSURE;
  if (/^(?:pk|pub|public)[_.-]|\d[A-Za-z]\w*[_.-]$/i.test(prefix)) return UNSURE;
  const mixed = /[a-z]/.test(body) && /[A-Z]/.test(body);
  if (mixed)
    return body.length >= (/^sk-$/.test(prefix) && /\d/.test(body) ? 20 : 24) ? rule : medium;
  const hex = /^[0-9a-f-]+$/i.test(body);
  if (!STRONG.test(prefix)) return hex ? null : medium;
  return body.length >= 32 ? rule : medium;
}
