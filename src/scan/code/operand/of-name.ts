import { fitsPath } from '../languages/path-test.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { scopeReceiver } from '../syntax/scope-function.ts';
import { isBoundField } from './bound-fields.ts';
import { type Classifier, follow } from './classifier.ts';
import { comprehensionOf } from './comprehension.ts';
import { ofAssignment } from './of-assignment.ts';
import { ofBranches } from './of-branches.ts';
import { ofBuilder } from './of-builder.ts';
import { ofParameter } from './of-parameter.ts';
import {
  constant,
  either,
  glued,
  HARMLESS,
  named,
  type Operand,
  ownState,
  variable,
} from './operand.ts';
import { isHidden, isShadowed, sourceTaint } from './outside-data.ts';
import { isConvention, isOwnWord } from './own-names.ts';
import { originsOf } from './resolve.ts';
import { lastOf } from './returns.ts';
import { beginsEmpty } from './struct-fields.ts';

const LITERAL_WORDS =
  /^(?:true|false|null|undefined|None|True|False|nil|NULL|TRUE|FALSE|NaN|Infinity|__dirname|__file__|__FILE__|__filename|__name__|:.+|__DIR__|__CLASS__|__LINE__|PHP_EOL|DIRECTORY_SEPARATOR|iota)$/;

const VETTED_NAME =
  /^\$?_?(?:(?:[pP]laceholders?|[eE]scaped|[qQ]uoted|[sS]aniti[sz]ed|[eE]ncoded|[sS]afe(?:holders|sql|html|name|path)?|[qQ]?marks)(?:[A-Z_]\w*)?|\w{1,40}_(?:placeholders|qmarks|escaped|quoted|sanitized))$/;

/** Functions of Kotlin whose block is given what they are called on. */
const ITEM_SCOPE = /^(?:let|also|takeIf|use)$/;

const READERS = /^[ \t]*(?:private[ \t]+)?attr_(?:reader|accessor)[ \t(]+([^\n#]{1,300})/gm;

/** Whether a bare name of Ruby calls a method of this file. */
function isOwnMethod({ source, scopes }: FileModel, name: string): boolean {
  return source.language === 'ruby' && scopes.byName.has(name);
}

/** The instance variable that a bare name of Ruby reads, where the class declares a reader for it. */
function fieldRead(model: FileModel, name: string): string | undefined {
  if (model.source.profile.id !== 'ruby' || !/^[a-z_]\w*$/.test(name)) return undefined;
  let readers = model.memo.get('readers') as Set<string> | undefined;
  if (readers === undefined) {
    readers = new Set();
    for (const [, names = ''] of model.source.text.matchAll(READERS))
      for (const [, one = ''] of names.matchAll(/:(\w+)/g)) readers.add(one);
    model.memo.set('readers', readers);
  }
  return readers.has(name) ? `@${name}` : undefined;
}

/**
 * What a name is where it is used.
 * @param whole whether what was written to its members counts too
 */
export function ofName(classifier: Classifier, name: string, at: number, whole = true): Operand {
  const outside = sourceTaint(classifier, name);
  const isOther = isHidden(classifier, name, at) || isShadowed(classifier.model, name, at);
  if (outside > 0 && !isOther) return variable(name, outside, [at]);
  if (isBoundField(classifier.model, name, at)) return variable(name, 2, [at]);
  const built = ofBuilder(classifier, name, at);
  if (built !== undefined) return built;
  if (LITERAL_WORDS.test(name)) return constant(name);
  const branches = ofBranches(classifier, name, at);
  if (branches !== undefined) return branches;
  const { profile } = classifier.model.source;
  const item = comprehensionOf(classifier.model, name, at);
  if (item !== undefined) return named(ofAssignment(classifier, item), name, at);
  const origins = originsOf(classifier.model, name, at);
  // Ruby's `user_path` is a route's where no variable of the function has the name.
  const isVariable = profile.commands === true && origins !== undefined;
  if (!isVariable && fitsPath(profile.harmless, name)) return HARMLESS;
  if (origins === undefined) {
    const given = name === 'it' ? scopeReceiver(classifier.model, at, ITEM_SCOPE) : undefined;
    if (given !== undefined) return named(follow(classifier, given), name, at);
    const field = fieldRead(classifier.model, name);
    if (field !== undefined) return named(ofName(classifier, field, at), name, at);
    if (beginsEmpty(classifier.model, name, at)) return constant('');
    if (isOwnMethod(classifier.model, name)) return lastOf(classifier, name, []) ?? ownState(name);
    return isConvention(classifier, name) || VETTED_NAME.test(name)
      ? constant('\0')
      : isOwnWord(classifier.model, name)
        ? ownState(name)
        : variable(name, 0);
  }
  const assignments = whole
    ? origins.assignments
    : origins.assignments.filter((one) => one.operator !== '[]=');
  const parts = assignments.map((one) => ofAssignment(classifier, one));
  if (origins.parameter !== undefined)
    parts.push(ofParameter(classifier, origins.parameter.parameter, origins.parameter.scope, at));
  if (assignments.some((one) => !/^(?::?=|each|\[\]=)$/.test(one.operator))) {
    const text = glued(parts.reverse(), at);
    return named({ ...text, made: text.made.filter((token) => token !== at) }, name, at);
  }
  const operand = either(parts);
  if (VETTED_NAME.test(name) && operand.taint < 2) return HARMLESS;
  return named(operand, name, origins.assignments[0]?.token ?? at);
}
