import type { Context } from '../languages/profile.ts';
import type { Expression } from '../syntax/expression.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { Operand } from './operand.ts';

/** What is asked of an expression. */
export interface Question {
  model: FileModel;
  context: Context;
  /** Paths that are outside data besides the language's own. */
  sources?: RegExp | undefined;
}

/** Decides what the expressions of one file are in one context. */
export interface Classifier extends Question {
  /** How deep the expression at hand stands in what is being decided. */
  depth: number;
  /** What was decided before, by the place of the expression. */
  known: Map<number, Operand>;
  /** Decides one expression: `classify.ts` knows the kinds, each of which asks for the expressions in it. */
  decide: (classifier: Classifier, expression: Expression) => Operand;
}

/** What an expression can be, decided one step deeper than what asks for it. */
export function follow(classifier: Classifier, expression: Expression): Operand {
  return classifier.decide(classifier, expression);
}
