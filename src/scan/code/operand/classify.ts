import type { Expression } from '../syntax/expression.ts';
import type { Classifier, Question } from './classifier.ts';
import { ofCall } from './of-call.ts';
import { ofEntries, ofString } from './of-literal.ts';
import { ofMember } from './of-member.ts';
import { ofName } from './of-name.ts';
import { ofBinary, ofChoice, ofUnary } from './of-operators.ts';
import { constant, type Operand, variable } from './operand.ts';

/** How far a value is followed: assignments, calls and members on the way together. */
const MAX_DEPTH = 24;

/** Says what an expression can be, following names back inside the function and to constants of the file. */
export function classify(question: Question, expression: Expression): Operand {
  return decideOnce(classifierOf(question), expression);
}

/** One for each context and set of sources: what was decided once holds for the whole file. */
function classifierOf({ model, context, sources }: Question): Classifier {
  const key = `operands:${context}:${sources?.source ?? ''}`;
  const known = model.memo.get(key) as Classifier | undefined;
  if (known !== undefined) return known;
  const made = { model, context, sources, depth: 0, known: new Map(), decide: decideOnce };
  model.memo.set(key, made);
  return made;
}

function decideOnce(classifier: Classifier, expression: Expression): Operand {
  const { known } = classifier;
  if (classifier.depth > MAX_DEPTH) return UNDECIDED;
  const key = keyOf(expression);
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, UNDECIDED);
  classifier.depth++;
  try {
    const operand = byKind(classifier, expression);
    known.set(key, operand);
    return operand;
  } finally {
    classifier.depth--;
  }
}

/** What a value is taken for while it is being decided: it is made of itself. */
const UNDECIDED = variable('', 0);

/** One place for all that decides over the same tokens; two kinds of expression may share theirs. */
function keyOf({ start, end, kind }: Expression): number {
  return (start * MOST_TOKENS + end) * KINDS.length + KINDS.indexOf(kind);
}

/** More than a source that is read has characters. */
const MOST_TOKENS = 2 ** 22;

const KINDS: readonly Expression['kind'][] = [
  'name',
  'member',
  'call',
  'string',
  'binary',
  'index',
  'map',
  'list',
  'group',
  'unary',
  'choice',
  'number',
  'regex',
  'jsx',
  'lambda',
  'unknown',
];

function byKind(classifier: Classifier, expression: Expression): Operand {
  const { model } = classifier;
  switch (expression.kind) {
    case 'string':
      return ofString(classifier, expression);
    case 'number':
    case 'regex':
      return constant(model.source.tokens.values[expression.start] as string);
    case 'jsx':
    case 'lambda':
      return constant('');
    case 'unknown':
      return variable('', 0);
    case 'name':
      return ofName(classifier, expression.name, expression.start);
    case 'member':
    case 'index':
      return ofMember(classifier, expression);
    case 'call':
      return ofCall(classifier, expression);
    case 'list':
    case 'map':
    case 'group':
      return ofEntries(classifier, expression);
    case 'unary':
      return ofUnary(classifier, expression.operator, expression.operand);
    case 'choice':
      return ofChoice(classifier, expression);
    case 'binary':
      return ofBinary(classifier, expression);
  }
}
