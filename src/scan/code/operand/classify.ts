import { compileTest } from '../../../rules/compile-regexp.ts';
import { fitsPath } from '../languages/path-test.ts';
import type { Context, LanguageProfile } from '../languages/profile.ts';
import type { Assignment } from '../syntax/assignments.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { expressionAt, type FileModel, importedPath, pathIn } from '../syntax/file-model.ts';
import type { Parameter } from '../syntax/functions.ts';
import { literalText } from '../syntax/source-file.ts';
import { givenTo, handedTo } from './given.ts';
import { equalitySide, limitedBy, spelledOut } from './guards.ts';
import { isCheckedField, isNumericField } from './numeric-fields.ts';
import { isOpenField } from './open-fields.ts';
import {
  constant,
  either,
  glued,
  HARMLESS,
  named,
  type Operand,
  ownState,
  type Taint,
  variable,
} from './operand.ts';
import { originsOf } from './resolve.ts';
import { returnsOf } from './returns.ts';

/** How far a value is followed: assignments, calls and members on the way together. */
const MAX_DEPTH = 24;

const LITERAL_WORDS =
  /^(?:true|false|null|undefined|None|True|False|nil|NULL|TRUE|FALSE|NaN|Infinity|__dirname|__file__|__FILE__|__filename|__name__|:.+|__DIR__|__CLASS__|__LINE__|PHP_EOL|DIRECTORY_SEPARATOR|iota)$/;
/** Constants by convention, which no rule should doubt. */
const CONSTANT_NAME = /(?:^|\.)_{0,2}[A-Z][A-Z0-9_]{2,}$/;
/** Results that say by their name that somebody has looked at them. */
const VETTED_CALL = compileTest(
  '(?i)(?:^|[._$])(?:sanitiz|escape|validat|purif|whitelist|allowlist|clean|safe)\\w*\\(\\)$',
);
/** Escapes for markup, which serve no other context. */
const HTML_ONLY = compileTest(
  '(?i)(?:html|xml|xss|markup)\\w*\\(\\)$|(?:^|\\.)sanitize_(?:text|textarea|email|url|hex_color|option|meta)\\w*\\(\\)$',
);
const NOT_HTML = new Set<Context>([
  'sql',
  'nosql',
  'shell',
  'code',
  'path',
  'url',
  'redirect',
  'ldap',
  'xpath',
]);
const VETTED_NAME =
  /^\$?_?(?:(?:[pP]laceholders?|[eE]scaped|[qQ]uoted|[sS]aniti[sz]ed|[eE]ncoded|[sS]afe(?:holders|sql|html|name|path)?|[qQ]?marks)(?:[A-Z_]\w*)?|\w{1,40}_(?:placeholders|qmarks|escaped|quoted|sanitized))$/;

const READERS = /^[ \t]*(?:private[ \t]+)?attr_(?:reader|accessor)[ \t(]+([^\n#]{1,300})/gm;

export interface Classifier {
  model: FileModel;
  context: Context;
  depth: number;
  /** Paths that are outside data besides the language's own. */
  sources?: RegExp | undefined;
  /** What was decided before. */
  known?: Map<number, Operand>;
}

/** Contexts in which a value of the command line does what its author asked for. */
const OWN_RIGHT = new Set<Context>([
  'path',
  'url',
  'redirect',
  'log',
  'regex',
  'html',
  'any',
  'header',
]);

/** What the command line counts for: whoever starts the program may name files and addresses. */
function ownTaint({ model, context }: Classifier): Taint {
  return OWN_RIGHT.has(context) || model.source.profile.ownRight?.test(context) ? 1 : 2;
}

/** Whether a path is outside data (2), the starting user's own in a context where that counts less (1), or neither. */
function sourceTaint(classifier: Classifier, path: string): Taint {
  const { model, sources } = classifier;
  const { profile } = model.source;
  if (fitsPath(profile.sources, path) || (sources !== undefined && fitsPath(sources, path)))
    return 2;
  // `from flask import request as incoming`
  const imported = profile.id === 'python' ? importedPath(model, path) : path;
  if (imported !== path && fitsPath(profile.sources, imported)) return 2;
  if (profile.ownSources !== undefined && fitsPath(profile.ownSources, path))
    return ownTaint(classifier);
  return activeSources(model).some((paths) => paths.test(path)) ? 2 : 0;
}

function isEscape({ escapes }: LanguageProfile, context: Context, path: string): boolean {
  const pattern = escapes[context];
  return pattern !== undefined && fitsPath(pattern, path);
}

/** The sources that the file's own text brings in, such as a handler class. */
function activeSources(model: FileModel): readonly RegExp[] {
  const known = model.memo.get('sources') as RegExp[] | undefined;
  if (known !== undefined) return known;
  const { profile, text } = model.source;
  const active = (profile.sourcesIn ?? [])
    .filter(({ file }) => file.test(text))
    .map(({ paths }) => paths);
  model.memo.set('sources', active);
  return active;
}

function deeper(classifier: Classifier): Classifier {
  return { ...classifier, depth: classifier.depth + 1 };
}

/** Says what an expression can be, following names back inside the function and to constants of the file. */
export function classify(classifier: Classifier, expression: Expression): Operand {
  const { model, context, depth } = classifier;
  if (depth > MAX_DEPTH) return variable('', 0);
  classifier.known ??= knownOperands(model, context, classifier.sources);
  const { known } = classifier;
  const key = keyOf(expression);
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, UNDECIDED);
  const operand = decide(deeper(classifier), expression);
  known.set(key, operand);
  return operand;
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

/** Operands that were decided before in the same context and with the same sources. */
function knownOperands(
  model: FileModel,
  context: Context,
  sources: RegExp | undefined,
): Map<number, Operand> {
  const key = `operands:${context}:${sources?.source ?? ''}`;
  const known = model.memo.get(key) as Map<number, Operand> | undefined;
  if (known !== undefined) return known;
  const made = new Map<number, Operand>();
  model.memo.set(key, made);
  return made;
}

function decide(classifier: Classifier, expression: Expression): Operand {
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
      return ofChoice(classifier, expression.condition, expression.options);
    case 'binary':
      return ofBinary(classifier, expression);
  }
}

/** An option that the condition has tested first does no harm. */
function ofChoice(classifier: Classifier, test: Expression, options: Expression[]): Operand {
  const { model, context } = classifier;
  const { tokens, text } = model.source;
  const last = Math.min(test.end, tokens.kinds.length) - 1;
  const tested = spelledOut(model, text.slice(tokens.starts[test.start], tokens.ends[last]));
  const made = options.map((option) => classify(classifier, option));
  const only = equalitySide(tested);
  return either(
    made.map((one, index) =>
      (only === undefined || only === index) &&
      one.dynamic &&
      limitedBy(model, context, one.roots, tested)
        ? HARMLESS
        : one,
    ),
  );
}

function ofString(
  classifier: Classifier,
  expression: Extract<Expression, { kind: 'string' }>,
): Operand {
  const text = literalText(classifier.model.source, expression.token);
  if (expression.holes.length === 0)
    return isWordList(classifier.model, expression.token)
      ? { ...constant(text), list: true }
      : constant(text);
  const pieces = text.split('\0');
  const parts: Operand[] = [];
  expression.holes.forEach((hole, index) => {
    parts.push(constant(pieces[index] ?? ''), classify(classifier, hole));
  });
  parts.push(constant(pieces[expression.holes.length] ?? ''));
  const bare = parts.length === 3 && pieces.every((piece) => piece === '');
  const made = bare ? (parts[1] as Operand) : glued(parts, expression.start);
  return isWordList(classifier.model, expression.token) ? { ...made, list: true } : made;
}

/** Ruby's `%W[ls #{dir}]`: each word is an item of its own, whatever its hole holds. */
function isWordList({ source }: FileModel, token: number): boolean {
  if (source.tokens.literals.get(token)?.kind !== 'words') return false;
  return source.text[source.tokens.starts[token] as number] === '%';
}

/** Ruby's `["name = ?", name]`: what stands behind a text with placeholders is bound to them. */
function bindsRest(
  { model, context }: Classifier,
  { kind, entries }: Extract<Expression, { entries: unknown; kind: 'list' | 'map' | 'group' }>,
  [first]: readonly Operand[],
): boolean {
  if (model.source.profile.id !== 'ruby' || context !== 'sql') return false;
  return kind === 'list' && entries.length > 1 && /\s.*(?:\?|:\w)/s.test(first?.text ?? '');
}

function ofEntries(
  classifier: Classifier,
  expression: Extract<Expression, { entries: unknown; kind: 'list' | 'map' | 'group' }>,
): Operand {
  const parts = expression.entries.slice(0, 60).map((entry) => classify(classifier, entry.value));
  if (parts.length === 0) return { ...constant(''), list: expression.kind === 'list' };
  if (expression.kind === 'group' && parts.length === 1) return parts[0] as Operand;
  if (bindsRest(classifier, expression, parts)) return { ...(parts[0] as Operand), list: true };
  return { ...either(parts), list: true, text: parts.map((part) => part.text).join('\n') };
}

function ofUnary(classifier: Classifier, operator: string, operand: Expression): Operand {
  // Ruby's `+"text"` is a text that may be changed.
  if (operator === '+' && operand.kind === 'string') return classify(classifier, operand);
  if (/^(?:!|-|\+|~|not|typeof|\+\+|--|in|is)$/.test(operator)) return HARMLESS;
  const { profile } = classifier.model.source;
  if (operator.startsWith('(')) {
    if (profile.harmlessTypes.test(operator.slice(1, -1))) return HARMLESS;
    if (profile.escapes[classifier.context]?.test(operator)) return HARMLESS;
  }
  return classify(classifier, operand);
}

/** A field of `"…" % values`, with what it prints. */
const FIELD_OF_PERCENT = /%(?:\(\w+\))?[-+ #0]*\d*(?:\.\d+)?([sdrifxX])/g;

function ofBinary(
  classifier: Classifier,
  expression: Extract<Expression, { kind: 'binary' }>,
): Operand {
  const { operator, operands, start } = expression;
  const { profile } = classifier.model.source;
  const parts = (): Operand[] => operands.map((operand) => classify(classifier, operand));
  if (/^(?:\|\||&&|\?\?|\?:|and|or)$/.test(operator)) return either(parts());
  if (operator === '+' || operator === profile.concat) {
    const made = parts();
    return made.every((part) => part.list)
      ? { ...either(made), list: true }
      : { ...glued(made, start), list: made.some((part) => part.list) };
  }
  if (operator === '%' && /^(?:python|ruby)$/.test(profile.id)) {
    const [template, ...values] = parts();
    const fields = fieldsOf(classifier, operands);
    let field = 0;
    const holed = (template as Operand).text.replace(FIELD_OF_PERCENT, (_, type) => {
      const given = fields[field++];
      if (type === 'd') return '0';
      return given === undefined || given.dynamic ? '\0' : given.text;
    });
    const numeric = holed !== (template as Operand).text && !holed.includes('\0');
    if (numeric) return HARMLESS;
    const types = (template as Operand).text.match(FIELD_OF_PERCENT) ?? [];
    const filled = fields.length === types.length && fields.length > 0;
    const texts = filled ? fields.filter((_, i) => !types[i]?.endsWith('d')) : values;
    const value = glued([template as Operand, ...texts], start);
    return { ...value, list: false, text: holed };
  }
  // Python writes paths with `/`; with `<<` it shifts, or builds an expression of an ORM.
  if (operator === (profile.id === 'python' ? '/' : '<<')) return glued(parts(), start);
  // `"\x00" * 16`, `['%s'] * n`: what is repeated says all; how often is a number.
  const [first] = operands;
  const isRepeated = operator === '*' && (first?.kind === 'string' || first?.kind === 'list');
  return isRepeated ? classify(classifier, first) : HARMLESS;
}

/** What the fields of `"…" % (a, b)` are filled with, in order; empty when that can't be told. */
function fieldsOf(classifier: Classifier, operands: readonly Expression[]): readonly Operand[] {
  const [, values] = operands;
  if (operands.length !== 2 || values?.kind !== 'list') return [];
  const isTuple = classifier.model.source.tokens.values[values.start] === '(';
  if (!isTuple) return [];
  return values.entries.map((entry) => classify(classifier, entry.value));
}

/** What an object of PHP or Ruby says of itself; in a template instance variables are what it was given. */
function isOwnWord({ source }: FileModel, name: string): boolean {
  if (source.language === 'php') return /^(?:\$this|self|static)$/.test(name);
  return source.language === 'ruby' && (name === 'self' || name.startsWith('@'));
}

/** Names of fields that identify the object: a number, whatever set it. */
const OWN_ID = /\._?(?:\w{0,30}_)?id$|\.\w{0,30}I[dD]$/;

/** Names of fields that name tables and columns: settings, whatever the constructor was given. */
const OWN_IDENTIFIER = /\.\w{0,30}(?:table|col|column|schema|prefix|database|db_?name)s?$/i;

/** Whether PHP's `$this->x` says by its name that it is no text of others. */
function isOwnName({ model, context }: Classifier, object: Expression, path: string): boolean {
  if (model.source.profile.id !== 'php' || object.kind !== 'name' || object.name !== '$this')
    return false;
  if (context === 'sql' && OWN_IDENTIFIER.test(path)) return true;
  return OWN_ID.test(path) && !isOpenField(model, path);
}

/** Columns of a table that hold a number or a time, whoever wrote the row. */
const NUMBER_COLUMN =
  /\.(?:(?:\w{1,40}_)?(?:id|count|num|number|total|amount|quantity|qty|size|width|height|lineno|errno|year|month|day|date|time|timestamp|at|on|score|rank|position|priority|bitrate|duration|hits|views)|num_\w{1,40}|last_(?:login|seen)|(?:last_)?(?:updated|created|modified))$/i;

const FETCHED = /fetch\w{0,20}\(\)$/i;

/** Whether a field is a number of a row that was fetched: only the rule at hand doubts it, no request fills it. */
function isNumberOfRow(classifier: Classifier, path: string, { taint, origins }: Operand): boolean {
  const { sources } = classifier;
  if (sources === undefined || taint !== 2 || !NUMBER_COLUMN.test(path)) return false;
  return (origins ?? []).every((one) => FETCHED.test(one) && sources.test(one));
}

/** A field of the object itself; one that everybody may set is as much as a parameter. */
function ownField(model: FileModel, object: string, path: string): Operand {
  if (isOpenField(model, path)) return variable(path, 1);
  return isOwnWord(model, object) ? ownState(path) : variable(path, 0);
}

/**
 * An upper-case name that this file doesn't define; shells and eval get no benefit of the doubt. Go writes
 * constants in mixed case, and `URL` there is a field.
 */
function isConvention(classifier: Classifier, name: string): boolean {
  if (classifier.context === 'shell' || classifier.context === 'code') return false;
  if (classifier.model.source.profile.id === 'go' && !name.includes('_')) return false;
  return CONSTANT_NAME.test(name);
}

/** Python's `Status.active.value`: what a class or an enumeration says of itself; a manager asks the database. */
const CLASS_CONSTANT =
  /^[A-Z]\w*\.(?!query\b|objects\b|session\b|select\b|metadata\b)[a-z_]\w*(?:\.(?:value|name))?$/;

function isClassConstant({ model, context }: Classifier, path: string, at: number): boolean {
  if (model.source.profile.id !== 'python' || context !== 'sql') return false;
  if (!CLASS_CONSTANT.test(path)) return false;
  return originsOf(model, path.slice(0, path.indexOf('.')), at) === undefined;
}

const OWN_LOCATION = /\b(?:let|var)\s+location\s*[;,]/;

/** Whether a variable or parameter stands where the browser's `location` would. */
function isHidden({ model }: Classifier, name: string, at: number): boolean {
  if (name !== 'location') return false;
  return OWN_LOCATION.test(model.source.text) || originsOf(model, name, at) !== undefined;
}

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
  if (LITERAL_WORDS.test(name)) return constant(name);
  if (fitsPath(classifier.model.source.profile.harmless, name)) return HARMLESS;
  const origins = originsOf(classifier.model, name, at);
  if (origins === undefined) {
    const field = fieldRead(classifier.model, name);
    if (field !== undefined) return named(ofName(deeper(classifier), field, at), name, at);
    if (isOwnMethod(classifier.model, name)) return ownState(name);
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

/** PHP's `$request = array();`: an array of the program's own under the request's name. */
function isOwnArray({ source, assignments }: FileModel, path: string): boolean {
  if (source.profile.id !== 'php' || !/^\$req(?:uest)?\b/.test(path)) return false;
  const name = /^\$\w+/.exec(path)?.[0] ?? '';
  return (assignments.get(name) ?? []).some(
    (one) => one.target === name && /^(?:array|\[)$/.test(source.tokens.values[one.value] ?? ''),
  );
}

/** Whether a name of a request's stands for one that the program sends, by what the file imports. */
function isOtherwise({ source, memo }: FileModel, path: string): boolean {
  const { otherwise } = source.profile;
  if (otherwise?.paths.test(path) !== true) return false;
  const known = memo.get('otherwise') as boolean | undefined;
  if (known !== undefined) return known;
  const made = otherwise.file.test(source.text) && !otherwise.notFile.test(source.text);
  memo.set('otherwise', made);
  return made;
}

/** `args` of another function than `main`, or a list that is made here, is no command line. */
function isOwnArguments(model: FileModel, path: string, at: number): boolean {
  if (path !== 'args' || !/^(?:java|kotlin|csharp)$/.test(model.source.profile.id)) return false;
  const origins = originsOf(model, path, at);
  if (origins === undefined) return false;
  if (origins.assignments.length > 0) return true;
  const scope = model.scopes.functions[origins.parameter?.scope ?? -1];
  return scope !== undefined && !/^[mM]ain$/.test(scope.name);
}

/** Hanami's actions are handed the request's parameters. */
const HANDS_PARAMS = /\binclude\s+(?:\w+::){1,4}Action\b/;

/** Whether a path begins with a name that is outside data, but is something else here. */
function isShadowed(model: FileModel, path: string, at: number): boolean {
  if (isOwnArray(model, path) || isOtherwise(model, path) || isOwnArguments(model, path, at))
    return true;
  const { shadowed } = model.source.profile;
  const name = /^@?[\w$]+/.exec(path)?.[0] ?? '';
  if (shadowed === undefined || !shadowed.test(name)) return false;
  const scope = model.scopes.functions[model.scopes.owner[at] ?? -1];
  if (scope?.params.some((one) => one.name === name))
    return scope.name !== 'call' || !HANDS_PARAMS.test(model.source.text);
  if (!model.assignments.has(name)) return false;
  // What an object keeps under the request's name is what it was given.
  if (name.startsWith('@')) return true;
  // The variable of a Ruby block is what the block's method hands over.
  return originsOf(model, name, at)?.assignments.some((one) => one.operator === 'each') ?? false;
}

/** Whether a function with this head takes its parameters from outside. */
function isHandler(model: FileModel, head: string): boolean {
  const { handlerHead, handlerIn } = model.source.profile;
  if (handlerHead?.test(head)) return true;
  if (handlerIn === undefined || !handlerIn.head.test(head)) return false;
  const known = model.memo.get('handlers') as boolean | undefined;
  if (known !== undefined) return known;
  const holds = handlerIn.file.test(model.source.text);
  model.memo.set('handlers', holds);
  return holds;
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

/** Whether the comment before a function of PHP says that a parameter is a number. */
function isSaidNumber(model: FileModel, name: string, scope: number): boolean {
  const { source, scopes, memo } = model;
  const prefix = scopes.functions[scope]?.prefix ?? '';
  if (source.profile.id !== 'php' || !prefix.includes('@param')) return false;
  const key = `said:${scope}`;
  let said = memo.get(key) as Map<string, string> | undefined;
  if (said === undefined) {
    said = new Map();
    for (const [, type = '', of = ''] of prefix.matchAll(SAID_TYPE)) said.set(of, type);
    memo.set(key, said);
  }
  return NUMBER_TYPE.test(said.get(name) ?? '');
}

function ofParameter(
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
  if (profile.harmlessTypes.test(ownType(name, text))) return HARMLESS;
  if (profile.sourceTypes?.test(text)) return variable(name, 2, [at]);
  const outside =
    profile.handlerParam?.test(text) ||
    (isHandler(classifier.model, scopes.functions[scope]?.prefix ?? '') &&
      !profile.innocentParam?.test(text));
  const isOwn = profile.ownHead?.test(scopes.functions[scope]?.prefix ?? '') ?? false;
  if (outside) return variable(name, isOwn ? ownTaint(classifier) : 2);
  const isNumber = isSaidNumber(classifier.model, name, scope);
  const handed = handedTo(classifier, parameter, scope, classify);
  if (handed !== undefined)
    return isNumber && handed.taint < 2 ? HARMLESS : named(handed, name, at);
  const given = givenTo(classifier, parameter, scope, classify);
  if (isNumber && given === undefined) return HARMLESS;
  const made = variable(name, given === undefined ? 1 : 2, given?.made.slice(0, 4) ?? []);
  // Ruby's `*args` gathers arguments in a list.
  return profile.id === 'ruby' && /^\*\w/.test(text) ? { ...made, list: true } : made;
}

function ofAssignment(classifier: Classifier, one: Assignment): Operand {
  const { model } = classifier;
  const { profile } = model.source;
  if (profile.harmlessTypes.test(one.declared)) return HARMLESS;
  const value = expressionAt(model, one.value);
  if (one.operator === 'call') return ofAppend(classifier, value);
  if (one.part === undefined) {
    const operand = classify(classifier, value);
    const whole = /^(?::?=|each|\[\]=)$/.test(one.operator);
    return whole || !operand.dynamic
      ? operand
      : { ...operand, built: true, made: [one.token, ...operand.made] };
  }
  return ofPart(classifier, value, one.part);
}

/** The arguments of a chain of appends: `sb.append(a).append(b)`. */
function ofAppend(classifier: Classifier, expression: Expression): Operand {
  const parts: Operand[] = [];
  let node: Expression = expression;
  while (node.kind === 'call' && node.callee.kind === 'member') {
    if (classifier.model.source.profile.appends.has(node.callee.name)) {
      for (const entry of node.entries) parts.push(classify(classifier, entry.value));
    }
    node = node.callee.object;
  }
  return parts.length === 0 ? constant('') : glued(parts.reverse(), expression.start);
}

/** One member (destructuring) or position (multiple assignment) of a value. */
function ofPart(classifier: Classifier, value: Expression, part: string): Operand {
  const { model } = classifier;
  const { profile } = model.source;
  const path = pathIn(model, value);
  const full = `${path}.${part}`;
  const outside = path === '' ? 0 : sourceTaint(classifier, full);
  if (outside > 0) return variable(full, outside, [value.start]);
  if (/^\d+$/.test(part)) {
    if (part !== '0' && profile.id === 'go' && value.kind === 'call') return variable('', 0);
    let item = value;
    for (let i = Number(part); i > 0; i--) {
      if (model.source.tokens.values[item.end] !== ',') return classify(classifier, value);
      item = expressionAt(model, item.end + 1);
    }
    if (item.kind === 'list')
      return classify(classifier, item.entries[Number(part)]?.value ?? item);
    return classify(classifier, item);
  }
  if (value.kind === 'map') {
    const entry = value.entries.find((one) => one.key === part);
    if (entry !== undefined) return classify(classifier, entry.value);
  }
  return classify(classifier, value);
}

function ofMember(
  classifier: Classifier,
  expression: Extract<Expression, { kind: 'member' | 'index' }>,
): Operand {
  const { model, context } = classifier;
  const { profile } = model.source;
  const path = pathIn(model, expression);
  if (path !== '') {
    // Ruby's `event['id']` is no `event.id`: a key names what somebody else wrote. Rack's `env` has keys alone.
    const isKey = expression.kind === 'index' && profile.id === 'ruby' && !path.startsWith('env.');
    if (!isKey && (fitsPath(profile.harmless, path) || isEscape(profile, context, path)))
      return HARMLESS;
    if (isCheckedField(model, path)) return HARMLESS;
    const outside = sourceTaint(classifier, path);
    if (outside > 0 && !isShadowed(model, path, expression.start))
      return variable(path, outside, [expression.start]);
    if (isConvention(classifier, path) || isClassConstant(classifier, path, expression.start))
      return constant('\0');
    if (expression.kind === 'member' && !isOwnName(classifier, expression.object, path)) {
      const origins = originsOf(model, path, expression.start);
      if (origins !== undefined && origins.assignments.length > 0) {
        const parts = origins.assignments.map((one) =>
          givenAtSetup(classifier, one, expression)
            ? withoutParameters(ofAssignment(classifier, one))
            : ofAssignment(classifier, one),
        );
        return named(either(parts), path, expression.start);
      }
    }
  } else if (
    // Ruby's `[a, b].shelljoin`: what it is called on has no path.
    expression.kind === 'member' &&
    isEscape(profile, context, `?.${expression.name}`)
  ) {
    return HARMLESS;
  }
  if (
    expression.object.kind === 'name' &&
    /^(?:\$?this|self|cls|static)$/.test(expression.object.name)
  )
    return ownField(model, expression.object.name, path);
  if (isModuleSetting(classifier, expression)) return ownState(path);
  const object =
    expression.object.kind === 'name'
      ? ofName(classifier, expression.object.name, expression.object.start, false)
      : classify(classifier, expression.object);
  if (expression.kind === 'member' && isNumericField(model, expression.name)) return HARMLESS;
  if (isNumberOfRow(classifier, path, object)) return HARMLESS;
  if (!object.dynamic)
    return object.text === '\0' && !object.list
      ? object
      : constant(expression.kind === 'index' ? '\0' : object.text);
  return {
    ...object,
    list: false,
    built: object.built && !object.list,
    text: '\0',
    roots: path === '' ? object.roots : [...object.roots, path],
  };
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

const MODULE =
  /^(?:[A-Z]\w*|path|os\.path|posixpath|qs|querystring|util|json|base64|html|urllib(?:\.parse)?|url|_|lodash|fmt|strings|strconv|bytes|filepath|template|io|ioutil)$/;

/** What a method is called on; a class or module holds no data and gives undefined. */
function receiverOf(classifier: Classifier, call: Call): Operand | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const { object } = call.callee;
  const path =
    object.kind === 'name' || object.kind === 'member' ? pathIn(classifier.model, object) : '';
  if (call.entries.length > 0 && (MODULE.test(path) || classifier.model.imports.has(path))) {
    if (
      originsOf(classifier.model, path, object.start) === undefined &&
      !isConvention(classifier, path)
    )
      return undefined;
  }
  return classify(classifier, object);
}

function ofCall(classifier: Classifier, call: Call): Operand {
  const { model, context } = classifier;
  const { profile } = model.source;
  const written =
    pathIn(model, call) || `${call.callee.kind === 'member' ? `?.${call.callee.name}` : '?'}()`;
  const paths = [written, importedPath(model, written)];
  const hits = (pattern: RegExp | undefined): boolean =>
    pattern !== undefined && paths.some((path) => fitsPath(pattern, path));
  if (hits(profile.harmless) || hits(profile.escapes[context])) return HARMLESS;
  if (isHarmlessText(classifier, call) || isMappedHarmless(classifier, call)) return HARMLESS;
  if (mapsToConstant(classifier, call)) return HARMLESS;
  const outside = Math.max(...paths.map((path) => sourceTaint(classifier, path))) as Taint;
  if (outside > 0 && !isShadowed(model, written, call.start))
    return isCleaned(classifier, call) ? HARMLESS : variable(written, outside, [call.start]);
  if (profile.sourceTexts?.test(textOf(model, call))) return variable(written, 2, [call.start]);
  if (VETTED_CALL.test(written) && !(NOT_HTML.has(context) && HTML_ONLY.test(written)))
    return HARMLESS;
  if (call.isNew && call.entries.length === 0) return constant('');
  const object = receiverOf(classifier, call);
  const args = (): Operand[] =>
    call.entries.slice(0, 40).map((entry) => classify(classifier, entry.value));
  if (hits(profile.formats)) return ofFormat(call, object, args(), profile.braces === true);
  if (hits(profile.carries)) {
    if (
      object !== undefined &&
      !object.dynamic &&
      /\.(?:get|fetch|dig|getOrDefault|GetValueOrDefault)\(\)$/.test(written)
    )
      return HARMLESS;
    const isLookup = object !== undefined && hits(profile.looksUp);
    // Ruby's `[counter].pack('V')` is what is packed, not how.
    if (object !== undefined && /\.(?:pack|unpack1?)\(\)$/.test(written)) return object;
    const parts =
      object === undefined || (!object.dynamic && object.text === '\0')
        ? withoutBase(classifier, call, args())
        : [object, ...args().slice(isLookup ? 1 : 0)];
    if (parts.length === 0) return variable(written, 0);
    const whole = either(
      parts.length > 1 ? parts.filter((part) => part.dynamic || part.text !== '') : parts,
    );
    return {
      ...whole,
      list: whole.list && /(?:split|list|map|filter|slice)\(\)$/.test(written),
      made: whole.dynamic ? [call.start, ...whole.made] : whole.made,
      text: whole.dynamic ? firstLine(parts.find((part) => part.dynamic)) : whole.text,
    };
  }
  const returned = returnsOf(classifier, call, classify);
  if (returned !== undefined) return returned;
  if (isModuleSetting(classifier, call)) return ownState(written);
  if (object?.own === true && args().every((part) => part.taint === 0)) return ownState(written);
  return unknownCall(written, object);
}

/** Addresses of one's own that another is resolved against. */
const OWN_BASE =
  /^(?:(?:window|document|self)\.)?location(?:\.(?:href|origin))?$|\bbaseURI$|^(?:\w+\.)*(?:req|request)\.url$/;

/** `new URL(to, location.href)`: where it leads says the first argument alone. */
function withoutBase({ model }: Classifier, call: Call, args: Operand[]): Operand[] {
  const base = call.entries[1]?.value;
  if (!call.isNew || args.length !== 2 || base === undefined) return args;
  const isOwn = pathIn(model, call) === 'URL()' && OWN_BASE.test(pathIn(model, base));
  return isOwn ? args.slice(0, 1) : args;
}

/** What a call hands on begins as its first variable part does: `implode(',', $ids)` as `$ids`. */
function firstLine(part: Operand | undefined): string {
  return part?.text.split('\n')[0] ?? '\0';
}

/** `req.query.name.replace(/\W/g, '').trim()`: what the call is made on does no harm any more. */
function isCleaned(classifier: Classifier, { callee }: Call): boolean {
  if (callee.kind !== 'member') return false;
  const { model, context } = classifier;
  if (callee.object.kind === 'member')
    return isEscape(model.source.profile, context, pathIn(model, callee.object));
  return callee.object.kind === 'call' && !classify(classifier, callee.object).dynamic;
}

/** `ids.map(() => '?')` and `ids.map(Number)`: whatever the items are, the result does no harm. */
function mapsToConstant(classifier: Classifier, call: Call): boolean {
  const { model, context } = classifier;
  const { profile } = model.source;
  const { callee, entries } = call;
  const lambda = entries[0]?.value;
  if (callee.kind !== 'member' || !/^(?:map|collect)$/.test(callee.name)) return false;
  if (lambda?.kind === 'unary' && lambda.operator === '&' && lambda.operand.kind === 'name') {
    const path = `.${lambda.operand.name.slice(1)}()`;
    return fitsPath(profile.harmless, path) || isEscape(profile, context, path);
  }
  if (lambda?.kind === 'name' || lambda?.kind === 'member') {
    const path = `${pathIn(model, lambda)}()`;
    return fitsPath(profile.harmless, path) || isEscape(profile, context, path);
  }
  if (lambda?.kind !== 'lambda') return false;
  const [from] = lambda.body;
  if (model.source.tokens.values[from - 1] === '{') return false;
  return !classify(classifier, expressionAt(model, from)).dynamic;
}

/** A call as written; empty when that is long. */
function textOf({ source }: FileModel, call: Call): string {
  const { starts, ends, kinds } = source.tokens;
  const last = Math.min(call.end, kinds.length) - 1;
  const from = starts[call.start] as number;
  const to = ends[last] as number;
  return to - from > 600 ? '' : source.text.slice(from, to);
}

function isHarmlessText(classifier: Classifier, call: Call): boolean {
  const { model, context } = classifier;
  const { profile } = model.source;
  if (profile.harmlessTexts === undefined) return false;
  const written = textOf(model, call);
  return (
    (profile.harmlessTexts.any?.test(written) || profile.harmlessTexts[context]?.test(written)) ??
    false
  );
}

/** `array_map('intval', $ids)`, `map(db.quote, names)`: each item passes a function that makes it harmless. */
function isMappedHarmless(classifier: Classifier, call: Call): boolean {
  const { model, context } = classifier;
  const { profile } = model.source;
  if (profile.mapped?.test(pathIn(model, call)) !== true) return false;
  const first = call.entries[0]?.value;
  if (first === undefined) return false;
  const name =
    first.kind === 'string' ? literalText(model.source, first.token) : pathIn(model, first);
  const path = `${name}()`;
  return fitsPath(profile.harmless, path) || isEscape(profile, context, path);
}

/** Ruby's `RbConfig.ruby`: what a module says without being given anything; a command made of it is the program's own. */
function isModuleSetting({ model, context }: Classifier, node: Expression): boolean {
  if (model.source.language !== 'ruby' || context !== 'shell') return false;
  const callee = node.kind === 'call' && node.entries.length === 0 ? node.callee : node;
  return (
    callee.kind === 'member' && callee.object.kind === 'name' && /^[A-Z]/.test(callee.object.name)
  );
}

/** A method of tainted data gives tainted data; any other unknown call gives something unknown. */
function unknownCall(written: string, object: Operand | undefined): Operand {
  if (object !== undefined && object.taint === 2) return { ...object, text: '\0', built: false };
  return variable(written, 0);
}

function ofFormat(
  call: Call,
  object: Operand | undefined,
  args: Operand[],
  hasBraces: boolean,
): Operand {
  const parts =
    object === undefined || (object.text === '\0' && !object.dynamic) ? args : [object, ...args];
  if (parts.length === 0) return constant('');
  const joins = /\.join$/.test(call.callee.kind === 'member' ? `.${call.callee.name}` : '');
  const template = joins ? undefined : parts.find((part) => !part.dynamic && part.text !== '\0');
  const value = glued(withoutNumbers(parts, template), call.start);
  if (template === undefined) return { ...value, list: false };
  const text = withHoles(template.text, hasBraces);
  const next = parts[parts.indexOf(template) + 1];
  // `Sprintf("http://%s/x", host)`: the host is the first value that the template prints.
  const leads = /^(?:https?:\/\/)?\0/.test(text) && next !== undefined ? next.taint : value.leads;
  return { ...value, list: false, text, ...(leads === undefined ? {} : { leads }) };
}

/** The parts without those that the template prints as numbers or booleans. */
function withoutNumbers(parts: Operand[], template: Operand | undefined): Operand[] {
  if (template === undefined) return parts;
  const verbs = template.text.match(/%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?[a-zA-Z%]/g) ?? [];
  const fields = verbs.filter((verb) => !verb.endsWith('%'));
  const first = parts.indexOf(template) + 1;
  return parts.map((part, index) =>
    index >= first && /[dtfeEgGxXcuib]$/.test(fields[index - first] ?? '') ? HARMLESS : part,
  );
}

/** Format fields as NUL: `{}`, `{0}`; where a language doesn't format with these alone, `%s` too. */
function withHoles(text: string, hasBraces: boolean): string {
  if (hasBraces && /\{\w*(?:[:!][^{}]{0,20})?\}/.test(text))
    return text.replace(/\{\w*(?:[:!][^{}]{0,20})?\}/g, '\0');
  return text.replace(
    /\{\w*(?:[:!][^{}]{0,20})?\}|%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[sdvqxfr]/g,
    '\0',
  );
}
