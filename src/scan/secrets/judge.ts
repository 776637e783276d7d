import type { Confidence, PatternRule, Severity } from '../../rules/rule.ts';
import { shannonEntropy } from './entropy.ts';
import { isPlaceholder } from './placeholder.ts';
import { VALIDATORS } from './validators.ts';

/** What a captured value stands in: the window of the line, the match in it, and the file. */
export interface SecretSite {
  text: string;
  start: number;
  end: number;
  secretStart: number;
  secretEnd: number;
  path: string;
}

/** How grave a captured value is, or null when it is no secret. */
export interface Verdict {
  severity: Severity;
  confidence: Confidence;
}

/**
 * Decides on a captured secret by what can be told from its line alone.
 * A token that fails its format's checksum was mistyped or made up: it stays visible, never blocking.
 */
export function judgeSecret(rule: PatternRule, site: SecretSite): Verdict | null {
  const secret = site.text.slice(site.secretStart, site.secretEnd);
  if (isPlaceholder(secret)) return null;
  if (rule.entropy !== undefined && shannonEntropy(secret) < rule.entropy) return null;
  if (rule.validate !== undefined && VALIDATORS[rule.validate]?.(secret) === 'invalid') {
    return { severity: 'low', confidence: 'low' };
  }
  return { severity: rule.severity, confidence: rule.confidence };
}
