import type { PatternRule } from '../../rules/rule.ts';
import { pathKind } from '../path-kind.ts';
import { isDocumented } from './documented.ts';
import { standsInEncodedText } from './encoded-run.ts';
import { shannonEntropy } from './entropy.ts';
import { judgeAssignment } from './judge-assignment.ts';
import { judgeBasic } from './judge-basic.ts';
import { judgeJwt } from './judge-jwt.ts';
import { judgeKeyFile } from './judge-key-file.ts';
import { judgeNested } from './judge-nested.ts';
import { judgePrefixed } from './judge-prefixed.ts';
import { judgeUrl } from './judge-url.ts';
import { judgeOpaque, judgePassword } from './judge-value.ts';
import { judgeVendor } from './judge-vendor.ts';
import { isMask, isPlaceholder } from './placeholder.ts';
import { looksRandom, wordShare } from './randomness.ts';
import { standsInSecretPlace } from './secret-place.ts';
import { type SecretSite, type SpanVerdict, secretIn, type Verdict } from './secret-site.ts';
import { VALIDATORS } from './validators.ts';

export type { SecretSite, SpanVerdict, Verdict } from './secret-site.ts';

type Judge = (rule: PatternRule, site: SecretSite) => Verdict | SpanVerdict | null;

/** Judges by the name that rules use in `judge`. */
export const JUDGES: Readonly<Record<string, Judge>> = {
  assignment: judgeAssignment,
  basic: judgeBasic,
  jwt: judgeJwt,
  'key-file': judgeKeyFile,
  nested: judgeNested,
  opaque: judgeOpaque,
  password: judgePassword,
  prefixed: judgePrefixed,
  url: judgeUrl,
  vendor: judgeVendor,
};

/** Decides on a captured secret by what can be told from its line and path alone. */
export function judgeSecret(rule: PatternRule, site: SecretSite): Verdict | SpanVerdict | null {
  const judge = rule.judge === undefined ? judgeToken : (JUDGES[rule.judge] ?? judgeToken);
  return judge(rule, site);
}

/** Whether a rule finds nothing in a file, whatever stands there: in generated ones only issued tokens are looked for. */
export function isSilentIn(rule: PatternRule, path: string): boolean {
  return rule.judge !== undefined && pathKind(path) === 'generated';
}

/**
 * An issued token has its format for proof. One that fails its format's checksum was mistyped or made
 * up: it stays visible as `low`, unless a credential's name is assigned to it; then someone means it.
 */
function judgeToken(rule: PatternRule, site: SecretSite): Verdict | null {
  const secret = secretIn(site);
  if (isMask(secret) || isDocumented(secret) || standsInEncodedText(site)) return null;
  if (isPlaceholder(secret) && !looksRandom(secret.replace(/^[a-z]+[_-]/, ''))) return null;
  if (rule.entropy !== undefined && shannonEntropy(secret) < rule.entropy) return null;
  if (rule.entropy !== undefined && wordShare(secret.replace(/^[A-Za-z]{2,12}[_-]/, '')) > 0.6)
    return null;
  const validity =
    rule.validate === undefined ? 'unknown' : (VALIDATORS[rule.validate]?.(secret) ?? 'unknown');
  if (validity === 'invalid') {
    return standsInSecretPlace(site)
      ? { severity: 'high', confidence: 'medium' }
      : { severity: 'low', confidence: 'low' };
  }
  const confidence = validity === 'doubtful' ? 'medium' : rule.confidence;
  return { severity: rule.severity, confidence };
}
