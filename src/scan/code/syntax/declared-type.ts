import { NAME } from '../lex/token-list.ts';
import type { FileModel } from './file-model.ts';

const NO_TYPE =
  /^(?:return|new|throw|else|case|in|is|as|await|yield|goto|package|import|using|def|var|let|const|echo|print)$/;
const MOST_TOKENS = 8;
const MOST_PLACES = 40;

/**
 * The type that a variable, field or parameter of this name is declared with somewhere in the file, as
 * written: `Random` of `private Random generator;`, `*rand.Rand` of Go's `rnd *rand.Rand`. Empty when none is.
 */
export function declaredType(model: FileModel, name: string): string {
  const { kinds, starts, ends, values, breaks } = model.source.tokens;
  const { text, profile } = model.source;
  for (const token of (model.names.get(name) ?? []).slice(0, MOST_PLACES)) {
    if (profile.members.has(values[token - 1] ?? '')) continue;
    if (profile.nameFirst) {
      const colon = values[token + 1] === ':' ? 1 : 0;
      if (colon === 0 && profile.id !== 'go') continue;
      const from = token + 1 + colon;
      let to = from;
      while (
        to < from + MOST_TOKENS &&
        !breaks[to] &&
        (kinds[to] === NAME || /^[.*[\]<>?]$/.test(values[to] ?? ''))
      )
        to++;
      const isType = to > from && (colon === 1 || kinds[from] === NAME || values[from] === '*');
      if (isType) return text.slice(starts[from], ends[to - 1]);
    } else if (kinds[token - 1] === NAME || values[token - 1] === '>') {
      if (!/^[;=,)]$/.test(values[token + 1] ?? '') || NO_TYPE.test(values[token - 1] ?? ''))
        continue;
      let from = token - 1;
      while (from > token - MOST_TOKENS && /^[.<>?]$/.test(values[from - 1] ?? '')) from -= 2;
      return text.slice(starts[Math.max(0, from)], ends[token - 1]);
    }
  }
  return '';
}
