import { NAME } from '../lex/token-list.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import { indentOf } from '../syntax/functions-by-indent.ts';
import { type Classifier, follow } from './classifier.ts';
import { lastStatement } from './last-value.ts';
import { either, type Operand } from './operand.ts';

const OPENS = /^(?:case|if|unless)$/;
const BRANCH = /^(?:when|in|elsif|else|end)$/;
/** More of a statement is not read. */
const MOST_TOKENS = 600;

/** First tokens of the lines that begin the branches of a statement of Ruby, its `end` the last; undefined without one. */
function branchesOf({ source }: FileModel, at: number): number[] | undefined {
  const { breaks, kinds, mates, values } = source.tokens;
  const last = Math.min(values.length, at + MOST_TOKENS);
  const found: number[] = [];
  let indent = -1;
  for (let i = at + 1; i < last; i++) {
    const isBranch = breaks[i] && kinds[i] === NAME && BRANCH.test(values[i] as string);
    const own = isBranch ? indentOf(source, i) : -1;
    if (isBranch && (indent < 0 || own <= indent)) {
      indent = own;
      found.push(i);
      if (values[i] === 'end') return found;
    }
    const mate = mates[i] as number;
    if (mate > i) i = mate;
  }
  return undefined;
}

/** Where the body of a branch begins: behind `then`, or on the line after its test. */
function bodyOf({ source }: FileModel, from: number, to: number): number | undefined {
  const { breaks, values } = source.tokens;
  if (values[from] === 'else') return from + 1;
  for (let i = from + 1; i < to; i++) {
    if (values[i] === 'then') return i + 1;
    if (breaks[i] && values[i - 1] !== ',') return i;
  }
  return undefined;
}

/**
 * What `x = case kind when 'a' then 'ls' … end` and `x = if … end` give: the last value of any branch.
 * Undefined where the word begins no such statement.
 */
export function ofBranches(classifier: Classifier, word: string, at: number): Operand | undefined {
  const { model } = classifier;
  if (model.source.profile.commands !== true || !OPENS.test(word)) return undefined;
  const branches = branchesOf(model, at);
  if (branches === undefined) return undefined;
  const starts = word === 'case' ? branches : [at, ...branches];
  const parts: Operand[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const to = starts[i + 1] as number;
    const body = bodyOf(model, starts[i] as number, to);
    const value = body === undefined ? undefined : lastStatement(model, body, to);
    if (value !== undefined) parts.push(follow(classifier, expressionAt(model, value)));
  }
  return parts.length === 0 ? undefined : either(parts);
}
