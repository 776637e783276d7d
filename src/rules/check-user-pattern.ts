/** What a user's own pattern may have at most. */
const MOST_CHARACTERS = 1000;

/**
 * Looks at a pattern that nobody has proved: too long, not a regular expression, or with an unbounded
 * repeat inside an unbounded repeat, which a hostile line can make run for years.
 * @returns what is wrong, or undefined
 */
export function checkUserPattern(source: string, flags = ''): string | undefined {
  if (source.length > MOST_CHARACTERS) {
    return `the pattern has ${source.length} characters, more than ${MOST_CHARACTERS}`;
  }
  try {
    new RegExp(source, flags);
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: /, 'not a pattern: ');
  }
  return hasNestedRepeat(source)
    ? 'an unbounded repeat (*, + or {n,}) stands inside another one: a hostile line can stall it'
    : undefined;
}

interface Group {
  /** Whether an unbounded repeat stands anywhere inside. */
  repeats: boolean;
}

function hasNestedRepeat(source: string): boolean {
  const open: Group[] = [{ repeats: false }];
  let last: Group | undefined;
  let at = 0;
  while (at < source.length) {
    const quantifier = /^(?:[*+]|\{\d+,\})/.exec(source.slice(at, at + 12))?.[0];
    const top = open.at(-1) as Group;
    if (quantifier !== undefined) {
      if (last?.repeats === true) return true;
      top.repeats = true;
      last = undefined;
      at += quantifier.length;
      continue;
    }
    const character = source[at] as string;
    if (character === '(') open.push({ repeats: false });
    if (character === ')' && open.length > 1) {
      last = open.pop() as Group;
      if (last.repeats) (open.at(-1) as Group).repeats = true;
    } else if (character !== '?') {
      last = undefined;
    }
    at = character === '[' ? endOfClass(source, at) : at + (character === '\\' ? 2 : 1);
  }
  return false;
}

function endOfClass(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
}
