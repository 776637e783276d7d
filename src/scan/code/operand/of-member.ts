import type { Assignment } from '../syntax/assignment.ts';
import type { Expression } from '../syntax/expression.ts';
import { expressionAt, type FileModel, pathIn } from '../syntax/file-model.ts';
import { isBoundField } from './bound-fields.ts';
import { declaredFields } from './class-fields.ts';
import { type Classifier, follow } from './classifier.ts';
import { isCleaned, isEscape, isHarmlessPath } from './harmless-call.ts';
import { literalMember, literalWrites } from './literal-member.ts';
import {
  isCheckedField,
  isCheckedPart,
  isDeclaredNumber,
  isNumericField,
} from './numeric-fields.ts';
import { ofAssignment } from './of-assignment.ts';
import { ofName } from './of-name.ts';
import {
  constant,
  either,
  HARMLESS,
  named,
  type Operand,
  ownState,
  rootedIn,
  variable,
} from './operand.ts';
import { isShadowed, sourceTaint } from './outside-data.ts';
import {
  isClassConstant,
  isConvention,
  isModuleSetting,
  isOwnName,
  ownField,
} from './own-names.ts';
import { ofObjectField } from './python-objects.ts';
import { ofProperty } from './python-properties.ts';
import { originsOf } from './resolve.ts';
import { isMadeHere, isWrittenField, structFieldValues } from './struct-fields.ts';
import { typedPath } from './typed-source.ts';

/** Columns of a table that hold a number or a time, whoever wrote the row. */
const NUMBER_COLUMN =
  /\.(?:(?:\w{1,40}_)?(?:id|count|num|number|total|amount|quantity|qty|size|width|height|lineno|errno|year|month|day|date|time|timestamp|at|on|score|rank|position|priority|bitrate|duration|hits|views)|num_\w{1,40}|last_(?:login|seen)|(?:last_)?(?:updated|created|modified))$/i;

const KEY_COLUMN = /\.(?:\w{1,40}_)?id$/i;

const FETCHED = /fetch\w{0,20}\(\)$/i;

/** Whether a field is a number of a row that was fetched: only the rule at hand doubts it, no request fills it. */
function isNumberOfRow(classifier: Classifier, path: string, { taint, origins }: Operand): boolean {
  const { sources } = classifier;
  if (sources === undefined || taint !== 2 || !NUMBER_COLUMN.test(path)) return false;
  return (origins ?? []).every((one) => FETCHED.test(one) && sources.test(one));
}

/** Ruby's `params[:name]` as `params.name`: a test of another key says nothing of this one. */
function withSymbol(expression: Expression, path: string): string {
  if (expression.kind !== 'index' || expression.key.kind !== 'name') return path;
  const key = /^:(\w+)$/.exec(expression.key.name)?.[1];
  return key === undefined ? path : `${path}.${key}`;
}

/** Whether a parameter of Ruby's Grape, GraphQL or dry-schema is declared as a number. */
function isDeclared({ model }: Classifier, path: string): boolean {
  if (model.source.profile.id !== 'ruby') return false;
  const name =
    /^(?:(?:request\.)?@?params|declared(?:_params)?(?:\(\))?|args|arguments)\.(\w+)$/.exec(
      path,
    )?.[1];
  return name !== undefined && isDeclaredNumber(model, name);
}

/** Whether a field is the key of a row that was fetched: the database made it, and no text of anybody stands in it. */
function isKeyOfRow({ model, context }: Classifier, path: string, object: Operand): boolean {
  if (model.source.profile.id !== 'php' || context !== 'sql' || object.taint !== 0) return false;
  return KEY_COLUMN.test(path) && object.roots.some((root) => FETCHED.test(root));
}

/** Whether a field is one that a schema has checked: `q.page` of `const q = schema.parse(req.query)`. */
function isOfSchema(model: FileModel, expression: Expression): boolean {
  if (model.source.profile.id !== 'javascript' || expression.kind !== 'member') return false;
  const { object, name } = expression;
  const owner = object.kind === 'member' && object.name === 'data' ? object.object : object;
  if (owner.kind !== 'name') return false;
  const only = originsOf(model, owner.name, owner.start)?.assignments ?? [];
  if (only.length !== 1 || only[0]?.part !== undefined) return false;
  return isCheckedPart(model, pathIn(model, settledCall(model, only[0] as Assignment)), name);
}

/** The value of an assignment, without the word that waits for it. */
function settledCall(model: FileModel, { value }: Assignment): Expression {
  const made = expressionAt(model, value);
  return made.kind === 'unary' ? made.operand : made;
}

/** A member or an item of a value: by its own path if that says something, else as its object. */
export function ofMember(
  classifier: Classifier,
  expression: Extract<Expression, { kind: 'member' | 'index' }>,
): Operand {
  const { model, context } = classifier;
  const { profile } = model.source;
  const path = pathIn(model, expression);
  if (path !== '') {
    // Ruby's `event['id']` is no `event.id`: a key names what somebody else wrote. Rack's `env` has keys alone.
    const isKey = expression.kind === 'index' && profile.id === 'ruby' && !path.startsWith('env.');
    if (!isKey && isHarmlessPath(profile, context, path)) return HARMLESS;
    if (isCheckedField(model, path) || isOfSchema(model, expression)) return HARMLESS;
    const outside = sourceTaint(classifier, path, typedPath(model, path, expression.start));
    if (outside > 0 && !isShadowed(model, path, expression.start)) {
      const written = withSymbol(expression, path);
      if (isDeclared(classifier, written)) return HARMLESS;
      // Ruby's `params[:ids].map { |id| id.to_i }.join`: the last call has no brackets.
      if (profile.commands && isCleaned(classifier, { callee: expression })) return HARMLESS;
      return variable(written, outside, [expression.start]);
    }
    if (isBoundField(model, path, expression.start)) return variable(path, 2, [expression.start]);
    const literal = literalMember(model, expression);
    if (literal !== undefined) return named(follow(classifier, literal), path, expression.start);
    const isOwnConstant = declaredFields(model, path, expression.start).length > 0;
    if (
      (!isOwnConstant && isConvention(classifier, path)) ||
      isClassConstant(classifier, path, expression.start)
    )
      return constant('\0');
    const isField =
      expression.kind === 'member' || (profile.id === 'python' && expression.key.kind === 'string');
    if (isField && !isOwnName(classifier, expression.object, path)) {
      const origins = originsOf(model, path, expression.start);
      if (origins !== undefined && origins.assignments.length > 0) {
        const parts = origins.assignments.map((one) =>
          givenAtSetup(classifier, one, expression)
            ? withoutParameters(ofAssignment(classifier, one))
            : ofAssignment(classifier, one),
        );
        return named(either(parts), path, expression.start);
      }
      const writes = literalWrites(model, expression);
      if (writes.length > 0)
        return named(
          either(writes.map((one) => ofAssignment(classifier, one))),
          path,
          expression.start,
        );
    }
  } else if (
    // Ruby's `[a, b].shelljoin`: what it is called on has no path.
    expression.kind === 'member' &&
    isEscape(profile, context, `?.${expression.name}`)
  ) {
    return HARMLESS;
  }
  const ofStruct = structField(classifier, path, expression.start);
  if (ofStruct !== undefined) return ofStruct;
  const property = expression.kind === 'member' ? ofProperty(classifier, expression) : undefined;
  if (property !== undefined) return named(property, path, expression.start);
  if (
    expression.object.kind === 'name' &&
    /^(?:\$?this|self|cls|static)$/.test(expression.object.name)
  )
    return ownField(model, expression.object.name, path);
  if (isModuleSetting(classifier, expression)) return ownState(path);
  if (expression.kind === 'member' && !isNumericField(model, expression.name)) {
    const field = ofObjectField(classifier, expression);
    if (field !== undefined) return named(field, path, expression.start);
  }
  const object =
    expression.object.kind === 'name'
      ? ofName(classifier, expression.object.name, expression.object.start, false)
      : follow(classifier, expression.object);
  const item = object.taint < 2 ? sentItem(classifier, expression, path) : undefined;
  if (item !== undefined) return item;
  if (expression.kind === 'member' && isNumericField(model, expression.name)) return HARMLESS;
  if (isNumberOfRow(classifier, path, object) || isKeyOfRow(classifier, path, object))
    return HARMLESS;
  if (!object.dynamic)
    return object.text === '\0' && !object.list
      ? object
      : constant(expression.kind === 'index' ? '\0' : object.text);
  return {
    ...object,
    list: false,
    built: object.built && !object.list,
    text: '\0',
    ...(path === '' ? {} : rootedIn(object, path)),
  };
}

const ITEM_OF_PROPERTY = /^(?:\$this|self|static)\.\$?\w+\.\w+$/;

/** An item of PHP's `$this->config['dir']` or `self::$config['dir']` into which outside data was written. */
function sentItem(
  classifier: Classifier,
  { kind, start }: Expression,
  path: string,
): Operand | undefined {
  const { model } = classifier;
  if (kind !== 'index' || model.source.profile.id !== 'php' || !ITEM_OF_PROPERTY.test(path))
    return undefined;
  const written = originsOf(model, path, start)?.assignments ?? [];
  if (written.length === 0) return undefined;
  const whole = either(written.map((one) => ofAssignment(classifier, one)));
  return whole.taint === 2 ? named(whole, path, start) : undefined;
}

/** A field of a Go struct where the literals of the file say it all: it is outside data, or one of its own constants. */
function structField(classifier: Classifier, path: string, at: number): Operand | undefined {
  const { model } = classifier;
  const values = structFieldValues(model, path, at);
  if (values === undefined) return undefined;
  const whole = either(values.map((value) => follow(classifier, value)));
  if (whole.taint === 2) return named(whole, path, at);
  // Of what was not made here other packages can write what begins with a capital letter.
  const isClosed = /\.[a-z_]\w*$/.test(path) || isMadeHere(model, path, at);
  const isOwn = !whole.dynamic && isClosed && !isWrittenField(model, path);
  return isOwn ? named(whole, path, at) : undefined;
}

/**
 * Whether Python's `self.x` was written in another method than it is used in, or a table's name or a
 * program's path in JavaScript by the constructor: what set the object up chose it.
 */
function givenAtSetup(
  { model: { source, scopes }, context }: Classifier,
  one: Assignment,
  use: Expression,
): boolean {
  const writer = scopes.owner[one.token] as number;
  if (source.profile.id === 'python')
    return one.target.startsWith('self.') && writer !== scopes.owner[use.start];
  if (source.profile.id !== 'javascript' || !/^(?:sql|shell)$/.test(context)) return false;
  return one.target.startsWith('this.') && scopes.functions[writer]?.name === 'constructor';
}

/** A value that counts no longer as the caller's, unless it is known to come from outside. */
function withoutParameters(operand: Operand): Operand {
  return operand.taint === 1 ? { ...operand, taint: 0 } : operand;
}
