import type { Expression } from '../syntax/expression.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { Question } from './classifier.ts';
import { isOpenField } from './open-fields.ts';
import { type Operand, ownState, variable } from './operand.ts';
import { originsOf } from './resolve.ts';

/** Constants by convention, which no rule should doubt. */
const CONSTANT_NAME = /(?:^|\.)_{0,2}[A-Z][A-Z0-9_]{2,}$/;

/** What an object of PHP or Ruby says of itself; in a template instance variables are what it was given. */
export function isOwnWord({ source }: FileModel, name: string): boolean {
  if (source.language === 'php') return /^(?:\$this|self|static)$/.test(name);
  return source.language === 'ruby' && (name === 'self' || name.startsWith('@'));
}

/** Names of fields that identify the object: a number, whatever set it. */
const OWN_ID = /\._?(?:\w{0,30}_)?id$|\.\w{0,30}I[dD]$/;

/** Names of fields that name tables and columns: settings, whatever the constructor was given. */
const OWN_IDENTIFIER = /\.\w{0,30}(?:table|col|column|schema|prefix|database|db_?name)s?$/i;

/** Whether PHP's `$this->x` says by its name that it is no text of others. */
export function isOwnName({ model, context }: Question, object: Expression, path: string): boolean {
  if (model.source.profile.id !== 'php' || object.kind !== 'name' || object.name !== '$this')
    return false;
  if (context === 'sql' && OWN_IDENTIFIER.test(path)) return true;
  return OWN_ID.test(path) && !isOpenField(model, path);
}

/** A field of the object itself; one that everybody may set is as much as a parameter. */
export function ownField(model: FileModel, object: string, path: string): Operand {
  if (isOpenField(model, path)) return variable(path, 1);
  return isOwnWord(model, object) ? ownState(path) : variable(path, 0);
}

/**
 * An upper-case name that this file doesn't define; shells and eval get no benefit of the doubt. Go writes
 * constants in mixed case, and `URL` there is a field.
 */
export function isConvention(question: Question, name: string): boolean {
  if (question.context === 'shell' || question.context === 'code') return false;
  if (question.model.source.profile.id === 'go' && !name.includes('_')) return false;
  return CONSTANT_NAME.test(name);
}

/** Python's `Status.active.value`: what a class or an enumeration says of itself; a manager asks the database. */
const CLASS_CONSTANT =
  /^[A-Z]\w*\.(?!query\b|objects\b|session\b|select\b|metadata\b)[A-Za-z_]\w*(?:\.(?:value|name))?$/;

/** Whether a path is such a constant, of a class that this file doesn't make. */
export function isClassConstant({ model, context }: Question, path: string, at: number): boolean {
  if (model.source.profile.id !== 'python' || context !== 'sql') return false;
  if (!CLASS_CONSTANT.test(path)) return false;
  return originsOf(model, path.slice(0, path.indexOf('.')), at) === undefined;
}

/** Ruby's `RbConfig.ruby`: what a module says without being given anything; a command made of it is the program's own. */
export function isModuleSetting({ model, context }: Question, node: Expression): boolean {
  if (model.source.language !== 'ruby' || context !== 'shell') return false;
  const callee = node.kind === 'call' && node.entries.length === 0 ? node.callee : node;
  return (
    callee.kind === 'member' && callee.object.kind === 'name' && /^[A-Z]/.test(callee.object.name)
  );
}
