import type { Confidence, Severity } from '../../rules/rule.ts';

/** What a captured value stands in: the text that was scanned, the match in it, and the file. */
export interface SecretSite {
  text: string;
  start: number;
  end: number;
  secretStart: number;
  secretEnd: number;
  path: string;
  /** The pattern's named groups. */
  groups: Readonly<Record<string, string | undefined>>;
}

/** How grave a captured value is. */
export interface Verdict {
  severity: Severity;
  confidence: Confidence;
}

/** A verdict of a judge that read the value itself: with the span that is secret. */
export interface SpanVerdict extends Verdict {
  secretStart: number;
  secretEnd: number;
}

export function secretIn(site: SecretSite): string {
  return site.text.slice(site.secretStart, site.secretEnd);
}
