import { PUNCT } from '../lex/token-list.ts';
import type { Expression } from './expression.ts';
import type { SourceFile } from './source-file.ts';

/** Where the parser stands: tokens `at` to `end`; `wraps` when a line break does not end the expression. */
export interface Parser {
  source: SourceFile;
  at: number;
  end: number;
  wraps: boolean;
  depth: number;
  /** Parses the expression at `at`: handed along so that its parts need not import each other. */
  parse: (parser: Parser) => Expression;
}

/** Text of a name, number or operator; empty past the end. */
export function valueAt(parser: Parser, at = parser.at): string {
  return at < parser.end ? (parser.source.tokens.values[at] as string) : '';
}

export function isPunct(parser: Parser, value: string, at = parser.at): boolean {
  return (
    at < parser.end &&
    parser.source.tokens.kinds[at] === PUNCT &&
    parser.source.tokens.values[at] === value
  );
}
