import { NAME, STRING } from '../lex/token-list.ts';
import type { SourceFile } from './source-file.ts';

/** A variable that takes a part of a value. */
export interface PartTarget {
  target: string;
  token: number;
  /** The key, or the position, of what it takes. */
  part: string;
}

/**
 * The variables of PHP's `list($a, $b)` and `['id' => $id, 'n' => $this->n]`, whose brackets stand at `open`
 * and `close`. What a pattern within the pattern takes goes by the part of the outer one.
 */
export function partsOfPattern(source: SourceFile, open: number, close: number): PartTarget[] {
  const { tokens, profile, text } = source;
  const found: PartTarget[] = [];
  let position = 0;
  let key: string | undefined;
  for (let i = open + 1; i < close; i++) {
    const value = tokens.values[i] as string;
    const isName = tokens.kinds[i] === NAME;
    if (value === ',') {
      position++;
      key = undefined;
    } else if (tokens.kinds[i] === STRING && tokens.values[i + 1] === '=>') {
      const literal = tokens.literals.get(i);
      key = literal === undefined ? undefined : text.slice(literal.from, literal.to);
    } else if (value === '[' || (value === '(' && tokens.values[i - 1] === 'list')) {
      const end = tokens.mates[i] as number;
      const part = key ?? String(position);
      if (end > i) for (const one of partsOfPattern(source, i, end)) found.push({ ...one, part });
      i = Math.max(i, end);
    } else if (isName && value.startsWith('$') && tokens.values[i + 1] !== '=>') {
      let target = value;
      while (profile.members.has(tokens.values[i + 1] ?? '') && tokens.kinds[i + 2] === NAME) {
        target += `.${tokens.values[i + 2]}`;
        i += 2;
      }
      found.push({ target, token: i, part: key ?? String(position) });
    }
  }
  return found;
}
