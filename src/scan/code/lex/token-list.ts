/** Token kinds. A string with holes is `STRING`, then per hole `HOLE_OPEN … HOLE_CLOSE`, then `STRING_END`. */
export const NAME = 1;
export const NUMBER = 2;
export const STRING = 3;
export const PUNCT = 4;
export const HOLE_OPEN = 5;
export const HOLE_CLOSE = 6;
export const STRING_END = 7;
export const REGEX = 8;
export const JSX_OPEN = 9;
export const JSX_CLOSE = 10;

/** What kind of literal a `STRING` token is. */
export type LiteralKind = 'plain' | 'template' | 'command' | 'words' | 'markup';

export interface Literal {
  kind: LiteralKind;
  /** Offsets of the contents, without quotes and prefix. */
  from: number;
  to: number;
  /** Token indexes of its holes' `HOLE_OPEN`. */
  holes: number[];
}

/**
 * The tokens of one source, in parallel arrays. Offsets are UTF-16 units of the source. `mates` holds the
 * partner of a bracket, a hole, a string with holes or a JSX element, and -1 where there is none.
 */
export interface TokenList {
  kinds: number[];
  starts: number[];
  ends: number[];
  mates: number[];
  /** Text of names, numbers and punctuation; the prefix of strings. */
  values: string[];
  /** Whether a line break stands between this token and the one before. */
  breaks: boolean[];
  literals: Map<number, Literal>;
  /** Offsets [start, end) of comments, flat. */
  comments: number[];
}

export function emptyTokenList(): TokenList {
  return {
    kinds: [],
    starts: [],
    ends: [],
    mates: [],
    values: [],
    breaks: [],
    literals: new Map(),
    comments: [],
  };
}
