import { fitsPath } from '../languages/path-test.ts';
import type { Context, LanguageProfile } from '../languages/profile.ts';
import { expressionAt, type FileModel, importedPath } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';
import type { Question } from './classifier.ts';
import type { Taint } from './operand.ts';
import { originsOf } from './resolve.ts';

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
export function ownTaint({ model, context }: Question): Taint {
  return OWN_RIGHT.has(context) || model.source.profile.ownRight?.test(context) ? 1 : 2;
}

/** Parameters with the type of a request, by whatever name: `(rq: express.Request, rs: Response)`. */
const REQUEST_PARAMETER =
  /[(,]\s{0,20}(?:@\w{1,30}\(\)\s{0,3})?([A-Za-z_$][\w$]{0,40})\s{0,3}:\s{0,3}(?:\w{1,30}\.)?(?:(?:\w{1,30})?Request|IncomingMessage)\b(?!\.)/g;

/** `const show: RequestHandler = (rq, rs) => …` */
const REQUEST_HANDLER =
  /:\s{0,3}(?:\w{1,30}\.)?(?:RequestHandler|NextApiHandler|NextMiddleware|RouteHandlerMethod)\b[^=\n;]{0,120}=\s{0,3}(?:async\s{1,3})?\(\s{0,20}([A-Za-z_$][\w$]{0,40})\s{0,3}[,)]/g;

/** A path that begins with such a parameter as it would be written with the usual name. */
function asRequest({ source, memo }: FileModel, path: string): string {
  // What is JavaScript alone declares no types.
  if (source.profile.id !== 'javascript' || source.language === 'javascript') return path;
  let names = memo.get('requests') as Set<string> | undefined;
  if (names === undefined) {
    names = new Set();
    for (const pattern of [REQUEST_PARAMETER, REQUEST_HANDLER])
      for (const [, name = ''] of source.text.matchAll(pattern)) names.add(name);
    memo.set('requests', names);
  }
  const dot = path.indexOf('.');
  return dot > 0 && names.has(path.slice(0, dot)) ? `req${path.slice(dot)}` : path;
}

/**
 * Whether a path is outside data (2), the starting user's own in a context where that counts less (1), or neither.
 * @param typed the path as the profile knows it by the declared type of its first name, where that says more
 */
export function sourceTaint(question: Question, path: string, typed = path): Taint {
  const { model, sources } = question;
  const { profile } = model.source;
  if (fitsPath(profile.sources, typed) || (sources !== undefined && fitsPath(sources, path)))
    return 2;
  // `from flask import request as incoming`
  const imported = profile.id === 'python' ? importedPath(model, path) : asRequest(model, path);
  if (imported !== path && fitsPath(profile.sources, imported)) return 2;
  if (profile.ownSources !== undefined && fitsPath(profile.ownSources, path))
    return ownTaint(question);
  return activeSources(model).some(
    ({ paths, notIn }) => notIn !== question.context && paths.test(typed),
  )
    ? 2
    : 0;
}

/** The sources that the file's own text brings in, such as a handler class. */
function activeSources(model: FileModel): NonNullable<LanguageProfile['sourcesIn']> {
  const known = model.memo.get('sources') as LanguageProfile['sourcesIn'];
  if (known !== undefined) return known;
  const { profile, text } = model.source;
  const active = (profile.sourcesIn ?? []).filter(({ file }) => file.test(text));
  model.memo.set('sources', active);
  return active;
}

const OWN_LOCATION = /\b(?:let|var)\s+location\s*[;,]/;

/** Whether a variable or parameter stands where the browser's `location` would. */
export function isHidden({ model }: Question, name: string, at: number): boolean {
  if (name !== 'location') return false;
  return OWN_LOCATION.test(model.source.text) || originsOf(model, name, at) !== undefined;
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
  return memoized(
    memo,
    'otherwise',
    () => otherwise.file.test(source.text) && !otherwise.notFile.test(source.text),
  );
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

/** Python's `opts = {"file": name}`: a mapping that the function makes is no command line. */
function isOwnMapping(model: FileModel, path: string, at: number): boolean {
  if (model.source.profile.id !== 'python') return false;
  const name = /^(?:args|opts?|options)(?=\.)/.exec(path)?.[0];
  const origins = name === undefined ? undefined : originsOf(model, name, at);
  return (
    origins?.assignments.some(({ value }) =>
      /^(?:\{|dict)$/.test(model.source.tokens.values[value] ?? ''),
    ) ?? false
  );
}

/** Ruby's `req = Net::HTTP::Post.new(uri)`: a request that is sent from here. */
function isOwnRequest(model: FileModel, path: string, at: number): boolean {
  const { profile, tokens } = model.source;
  const name = profile.id === 'ruby' ? /^req(?:uest)?(?=\.)/.exec(path)?.[0] : undefined;
  if (name === undefined || !model.assignments.has(name)) return false;
  const written = originsOf(model, name, at)?.assignments ?? [];
  return (
    written.some((one) => one.target === name && one.operator === '=') &&
    written.every(({ value }) =>
      /^(?:Net|Typhoeus|Faraday|HTTP|HTTPI|Excon)$/.test(tokens.values[value] ?? ''),
    )
  );
}

/** Hanami's actions are handed the request's parameters. */
const HANDS_PARAMS = /\binclude\s+(?:\w+::){1,4}Action\b/;

/** Whether a path begins with a name that is outside data, but is something else here. */
export function isShadowed(model: FileModel, path: string, at: number): boolean {
  if (isOwnArray(model, path) || isOtherwise(model, path) || isOwnArguments(model, path, at))
    return true;
  if (isOwnMapping(model, path, at) || isOwnRequest(model, path, at)) return true;
  const { shadowed } = model.source.profile;
  const name = /^@?[\w$]+/.exec(path)?.[0] ?? '';
  if (shadowed === undefined || !shadowed.test(name)) return false;
  const scope = model.scopes.functions[model.scopes.owner[at] ?? -1];
  if (scope?.params.some((one) => one.name === name))
    return scope.name !== 'call' || !HANDS_PARAMS.test(model.source.text);
  if (!model.assignments.has(name)) return false;
  // What an object keeps under the request's name is what it was given.
  if (name.startsWith('@')) return true;
  const written = originsOf(model, name, at)?.assignments ?? [];
  // The variable of a Ruby block is what the block's method hands over, that of `path, params = parse(uri)` its own.
  if (written.some((one) => one.operator === 'each' || one.part !== undefined)) return true;
  const whole = written.filter((one) => one.target === name && one.operator === '=');
  return whole.length > 0 && whole.every((one) => !mentionsItself(model, name, one.value));
}

/** Whether a value holds the name that it is given: `params = params.permit(:id)`. */
function mentionsItself(model: FileModel, name: string, value: number): boolean {
  const { end } = expressionAt(model, value);
  return model.source.tokens.values.slice(value, end).includes(name);
}
