/** A span of a text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** At most four leading characters stay, and never more than a quarter of the secret. */
export function redactSecret(secret: string): string {
  const shown = Math.min(4, Math.floor(secret.length / 4));
  return `${secret.slice(0, shown)}...(${secret.length})`;
}

/** Redacts each of the secrets wherever it stands in the text. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, redactSecret(secret)), text);
}

/**
 * Replaces every secret span of a line.
 * @param spans in any order, may overlap
 */
export function redactSpans(text: string, spans: readonly Span[]): string {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  let out = '';
  let at = 0;
  for (const { start, end } of merged) {
    out += text.slice(at, start) + redactSecret(text.slice(start, end));
    at = end;
  }
  return out + text.slice(at);
}
