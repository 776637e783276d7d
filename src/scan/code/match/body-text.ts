import { NAME, type TokenList } from '../lex/token-list.ts';
import type { FunctionScope } from '../syntax/function-scope.ts';
import type { SourceFile } from '../syntax/source-file.ts';

/** As much of a body as patterns see, in characters. */
const LONGEST = 2_000;

/** A function's body as one line without comments. */
export interface BodyText {
  /** At most 2,000 characters. */
  whole: string;
  /** The same without statements that only write something down; undefined when there are none. */
  quiet: string | undefined;
}

/** Tokens joined by single blanks, line breaks kept. */
export function bodyTextOf(source: SourceFile, scope: FunctionScope): BodyText {
  const statements = loggingIn(source, scope);
  return {
    whole: join(source, scope, []),
    quiet: statements.length === 0 ? undefined : join(source, scope, statements),
  };
}

function join({ tokens, text }: SourceFile, scope: FunctionScope, without: Span[]): string {
  const parts: string[] = [];
  let length = 0;
  let left = 0;
  for (let i = scope.from; i < scope.to && length < LONGEST; i++) {
    const skipped = without[left];
    if (skipped !== undefined && i === skipped.from) {
      i = skipped.to - 1;
      left++;
      continue;
    }
    if (tokens.breaks[i]) parts.push('\n');
    const piece = text.slice(tokens.starts[i], tokens.ends[i]);
    parts.push(piece);
    length += piece.length;
    if ((tokens.mates[i] as number) > i && tokens.literals.has(i)) i = tokens.mates[i] as number;
  }
  return parts.join(' ').trim();
}

/** Tokens [from, to). */
interface Span {
  from: number;
  to: number;
}

/** What writes a line for people to read: `console.log`, `this.logger.info`, `System.out.println`. */
const LOGS =
  /^(?:\$?\w+\.){0,3}(?:_?log(?:ger)?|_logger|console|logging|slog|klog|zap|Log|Logger|LOG|LOGGER|Timber|Debug|Trace|sugar|pino|winston)\.(?:\w+)$|^(?:System\.(?:out|err)\.print\w*|Console\.(?:Error\.)?Write\w*|fmt\.(?:Print\w*|Fprint\w*)|Rails\.logger\.\w+|print|println|puts|p|pp|error_log|print_r|var_dump|debug|trace|sys\.std(?:out|err)\.write)$/;
/** Longest path of names before the bracket, in tokens. */
const PATH = 10;

function loggingIn({ tokens }: SourceFile, { from, to }: FunctionScope): Span[] {
  const spans: Span[] = [];
  for (let i = from; i < to; i++) {
    if (tokens.kinds[i] !== NAME || !begins(tokens, i, from)) continue;
    const end = loggingEnd(tokens, i, to);
    if (end === -1) continue;
    spans.push({ from: i, to: end });
    i = end - 1;
  }
  return spans;
}

/** Whether a statement may begin at a token. */
function begins({ breaks, values }: TokenList, i: number, from: number): boolean {
  if (i === from || breaks[i]) return true;
  return /^[;{}:]$/.test(values[i - 1] as string);
}

/** The token behind a statement that is one call of a log; -1 when it is none. */
function loggingEnd({ kinds, values, mates, breaks }: TokenList, i: number, to: number): number {
  let path = '';
  let at = i;
  for (; at < to && at < i + PATH; at++) {
    const value = values[at] as string;
    if (kinds[at] === NAME) path += value;
    else if (/^(?:\.|->|::|\?\.)$/.test(value)) path += '.';
    else break;
  }
  if (values[at] !== '(' || !LOGS.test(path.replaceAll('$', ''))) return -1;
  const end = (mates[at] as number) + 1;
  if (end <= at || end > to) return -1;
  if (values[end] === ';' && end < to) return end + 1;
  return end === to || breaks[end] || values[end] === '}' ? end : -1;
}
