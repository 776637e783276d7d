/** What a pattern sees at once: before it, its own starts, and what a match may reach behind them. */
const BEHIND = 4_096;
const STARTS = 4_096;
const AHEAD = 4_096;

/**
 * Every match of a global pattern, looked for in windows: no pattern sees more than 12 KiB, which bounds
 * polynomial backtracking by the window instead of the file. A match longer than a window's rest is not found.
 * @param literals one of these stands in each match; windows without any are passed over
 */
export function* matchesIn(
  pattern: RegExp,
  text: string,
  literals: readonly string[] = [],
): Generator<{ start: number; match: RegExpExecArray }> {
  const nextLiteral = createNextOf(text, literals);
  for (let from = 0; from < Math.max(1, text.length); ) {
    if (literals.length > 0) {
      const at = nextLiteral(Math.max(0, from - BEHIND));
      if (at === -1) return;
      if (at >= from + STARTS + AHEAD) from = at - AHEAD;
    }
    const base = Math.max(0, from - BEHIND);
    const isLast = text.length - from <= STARTS + AHEAD;
    const view = base === 0 && isLast ? text : text.slice(base, from + STARTS + AHEAD);
    const until = isLast ? Number.POSITIVE_INFINITY : from + STARTS - base;
    let next = from + STARTS;
    pattern.lastIndex = from - base;
    for (let match = pattern.exec(view); match !== null; match = pattern.exec(view)) {
      if (match.index >= until) break;
      const resume = match[0] === '' ? match.index + 1 : pattern.lastIndex;
      next = Math.max(next, base + resume);
      yield { start: base + match.index, match };
      pattern.lastIndex = resume;
    }
    if (isLast) return;
    from = next;
  }
}

/** Looks for the first of several literals from a place on; the places asked for never go back. */
function createNextOf(text: string, literals: readonly string[]): (from: number) => number {
  const places = literals.map((literal) => text.indexOf(literal));
  return (from) => {
    let first = -1;
    for (const [index, literal] of literals.entries()) {
      let place = places[index] as number;
      if (place !== -1 && place < from) {
        place = text.indexOf(literal, from);
        places[index] = place;
      }
      if (place !== -1 && (first === -1 || place < first)) first = place;
    }
    return first;
  };
}

/** Whether a pattern without flags of place matches anywhere in a text, however long that is. */
export function matchesAnywhere(pattern: RegExp, text: string): boolean {
  const step = STARTS + AHEAD;
  if (text.length <= step + BEHIND) return pattern.test(text);
  for (let from = 0; from < text.length; from += step)
    if (pattern.test(text.slice(Math.max(0, from - BEHIND), from + step))) return true;
  return false;
}

/** Names are not longer than this; what is, is data. */
const LONGEST_NAME = 128;

function isWordChar(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95
  );
}

/**
 * The text with endless runs of word characters (encoded data, minified names) replaced by as many NULs,
 * which are no part of a name to any pattern: `\w*` never reads further than a name is long.
 */
export function withoutLongRuns(text: string): string {
  let made = '';
  let kept = 0;
  // A run that is too long covers one of these places: the text between them is not looked at.
  for (let at = LONGEST_NAME; at < text.length; at += LONGEST_NAME + 1) {
    if (!isWordChar(text.charCodeAt(at))) continue;
    let from = at;
    while (from > kept && isWordChar(text.charCodeAt(from - 1))) from--;
    let to = at + 1;
    while (to < text.length && isWordChar(text.charCodeAt(to))) to++;
    if (to - from <= LONGEST_NAME) continue;
    made += text.slice(kept, from) + '\0'.repeat(to - from);
    kept = to;
    at = to - 1;
  }
  return kept === 0 ? text : made + text.slice(kept);
}
