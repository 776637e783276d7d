/** What may stand for a name or a value in a piece of SQL: a quote that ends the piece, a placeholder, a line's end. */
const PIECE_ENDS = '\\s*(?:["\'`{$%?:\\\\]|$)';
const PIECES = [
  '(?<![<.\\w])select(?:\\s|["\'`]|$)',
  '\\b(?:insert|replace|merge)\\s+(?:\\w+\\s+)?into\\b',
  `\\bupdate(?:\\s+\\S+\\s+set\\b|${PIECE_ENDS})`,
  '\\bdelete\\s+from\\b',
  '\\bfrom\\s*(?:["\'`]\\s*(?:[+,%)&]|\\.[\\s$])|[{$%]|$)',
  '\\bfrom\\s+\\S+\\s+where\\b',
  `\\b(?:where|having|and|or|on)\\s+[\\w.\`"[\\]()]+\\s*(?:[=<>!%]|(?:in|like|is|not|between)\\b)`,
  `\\b(?:where|having|values|joins?|like|limit|order\\s+by|group\\s+by)${PIECE_ENDS}`,
  '\\b(?:order|group)\\s+by\\b',
  '\\bvalues\\s*\\(|\\blimit\\s+\\d|\\bunion\\s+(?:all\\s+)?select\\b|\\bset\\s+\\S+\\s*=',
  '\\bjoin\\s+\\S+\\s+(?:\\w+\\s+)?on\\b|\\b(?:inner|left|right|outer|cross)\\s+join\\b',
  '\\bcall\\s+\\w+\\s*\\(|\\bexec(?:ute)?\\s+\\w',
  `\\b(?:drop|alter|create|truncate)(?:\\s+\\w+){0,3}?\\s+(?:table|database|user|view|index|schema|role|function|trigger|procedure)\\b|\\b(?:drop|alter|create|truncate)${PIECE_ENDS}`,
];
let expression: RegExp | undefined;

/**
 * Whether a line reads as a piece of SQL, whose words are English's too.
 * @param line in lower case
 */
export function readsAsSql(line: string): boolean {
  // Most commits ask nothing: no hook has to make the expression when it starts.
  expression ??= new RegExp(PIECES.join('|'));
  return expression.test(line);
}
