import type { FileModel } from '../syntax/file-model.ts';
import type { Parameter } from '../syntax/function-scope.ts';
import { memoized } from '../syntax/memoized.ts';
import type { Classifier } from './classifier.ts';
import { givenTo, handedTo } from './given.ts';
import { isCheckedField, isDeclaredNumber } from './numeric-fields.ts';
import { HARMLESS, named, type Operand, variable } from './operand.ts';
import { ownTaint } from './outside-data.ts';
import { isListedValue } from './python-types.ts';

/** Whether a function with this head takes its parameters from outside. */
function isHandler(model: FileModel, head: string): boolean {
  const { handlerHead, handlerIn } = model.source.profile;
  if (handlerHead?.test(head)) return true;
  if (handlerIn === undefined || !handlerIn.head.test(head)) return false;
  return memoized(model.memo, 'handlers', () => handlerIn.file.test(model.source.text));
}

const DECORATOR = /^\s*@[\w.]{1,60}\s*(?:\((?:[^()]|\([^()]*\)){0,300}\))?\s*/;

/** A parameter without its decorators: `@Query('ids', new ParseArrayPipe({ items: Number })) ids: number[]`. */
function undecorated(text: string): string {
  let rest = text;
  for (let count = 0; count < 4 && DECORATOR.test(rest); count++)
    rest = rest.replace(DECORATOR, '');
  return rest;
}

/** Of `{ a, b }: { a: number; b: string }` and `o: { a: number }` what says the type of the name itself. */
function ownType(name: string, text: string): string {
  const brace = text.indexOf('{', text.startsWith('{') ? text.indexOf('}') : 0);
  if (brace < 0 || !text.includes(':')) return text;
  if (!text.startsWith('{')) return text.slice(0, brace);
  const at = text
    .slice(brace)
    .search(new RegExp(`[{;,\\s]${name.replace(/\$/g, '\\$&')}\\??\\s*:`));
  return at < 0 ? '' : (/:[^;,}]*/.exec(text.slice(brace + at))?.[0] ?? '');
}

/** Types of PHP's comments that only numbers have: `int`, `int|null`, `float[]`. */
const NUMBER_TYPE =
  /^\??(?:int|integer|float|double|bool|boolean)(?:\[\])?(?:\|(?:null|false|int|integer|float|double|bool|boolean)(?:\[\])?){0,4}$/i;

const SAID_TYPE = /@param[ \t]+([^\s$]{1,60})[ \t]+&?(\$\w{1,60})/g;

/** `$start = 1`; nothing and false are written as 0 whatever is handed over else. */
const NUMBER_BY_DEFAULT = /=\s*-?[1-9]\d{0,12}(?:\.\d{1,6})?\s*$/;

/** Whether a parameter of PHP is a number by its default, or by the comment before the function. */
function isSaidNumber(model: FileModel, { name, text }: Parameter, scope: number): boolean {
  const { source, scopes, memo } = model;
  if (source.profile.id !== 'php') return false;
  if (NUMBER_BY_DEFAULT.test(text)) return true;
  const prefix = scopes.functions[scope]?.prefix ?? '';
  if (!prefix.includes('@param')) return false;
  const key = `said:${scope}`;
  let said = memo.get(key) as Map<string, string> | undefined;
  if (said === undefined) {
    said = new Map();
    for (const [, type = '', of = ''] of prefix.matchAll(SAID_TYPE)) said.set(of, type);
    memo.set(key, said);
  }
  return NUMBER_TYPE.test(said.get(name) ?? '');
}

/** `<int:page>` of Flask, `<page:int>` of Bottle and Sanic, `{page:int}` of Starlette, `{page:\d+}` of aiohttp. */
const CONVERTED =
  /[<{](?:(?:int|float|\w{0,20}uuid\w{0,20}):(\w{1,60})|(\w{1,60}):(?:int|float|number|uuid|\\d[+*]))[>}]/g;

/** Whether the route before a function lets only numbers and the like into a parameter. */
function isConverted(prefix: string, name: string): boolean {
  for (const [, first, second] of prefix.matchAll(CONVERTED))
    if (first === name || second === name) return true;
  return false;
}

/** Whether a parameter of Python can't carry free text: the route converts it, or its type lists its values. */
function isListed(model: FileModel, { name, text }: Parameter, scope: number): boolean {
  const prefix = model.scopes.functions[scope]?.prefix ?? '';
  return isConverted(prefix, name) || isListedValue(model, text);
}

/** Whether a name that is taken out of a request is a field that a schema has checked. */
function isCheckedName(model: FileModel, { name, text }: Parameter): boolean {
  if (!/^\{[^=]*\b(?:input|body|query|params)\b/.test(text)) return false;
  return isCheckedField(model, `params.${name}`);
}

/** What a parameter can be, by its type, its function and what the file hands over. */
export function ofParameter(
  classifier: Classifier,
  parameter: Parameter,
  scope: number,
  at: number,
): Operand {
  const { source, scopes } = classifier.model;
  const { profile } = source;
  const { name, text } = parameter;
  // The object itself, which no caller chooses.
  if (profile.id === 'python' && /^(?:self|cls)$/.test(name)) return variable(name, 0);
  const written = profile.id === 'javascript' && text.startsWith('@') ? undecorated(text) : text;
  if (profile.harmlessTypes.test(ownType(name, written))) return HARMLESS;
  // A pipe among the decorators lets nothing but numbers through.
  if (written !== text && profile.harmlessTypes.test(ownType(name, text))) return HARMLESS;
  if (profile.id === 'python' && isListed(classifier.model, parameter, scope)) return HARMLESS;
  if (profile.sourceTypes?.test(text)) return variable(name, 2, [at]);
  const outside =
    profile.handlerParam?.test(text) ||
    (isHandler(classifier.model, scopes.functions[scope]?.prefix ?? '') &&
      !profile.innocentParam?.test(text));
  // GraphQL has read `argument :id, Integer` as a number.
  if (outside && profile.id === 'ruby' && isDeclaredNumber(classifier.model, name)) return HARMLESS;
  if (profile.id === 'javascript' && isCheckedName(classifier.model, parameter)) return HARMLESS;
  const isOwn = profile.ownHead?.test(scopes.functions[scope]?.prefix ?? '') ?? false;
  if (outside) return variable(name, isOwn ? ownTaint(classifier) : 2);
  const isNumber = isSaidNumber(classifier.model, parameter, scope);
  const handed = handedTo(classifier, parameter, scope);
  if (handed !== undefined)
    return isNumber && handed.taint < 2 ? HARMLESS : named(handed, name, at);
  const given = givenTo(classifier, parameter, scope);
  if (isNumber && given === undefined) return HARMLESS;
  const made = variable(name, given === undefined ? 1 : 2, given?.made.slice(0, 4) ?? []);
  // Ruby's `*args` gathers arguments in a list.
  return profile.id === 'ruby' && /^\*\w/.test(text) ? { ...made, list: true } : made;
}
