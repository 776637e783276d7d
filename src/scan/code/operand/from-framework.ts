import { STRING } from '../lex/token-list.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope, Parameter } from '../syntax/function-scope.ts';
import { beforeFunction } from '../syntax/functions-in-braces.ts';
import { memoized } from '../syntax/memoized.ts';
import { literalText } from '../syntax/source-file.ts';
import { isCheckedField } from './numeric-fields.ts';

/** Objects whose events bring what the other side sends, and the events that bring nothing. */
const SOCKET = /^(?:socket|ws|wsConnection|ipcMain|busboy|bb)$/;
const SILENT =
  /^(?:open|close|end|error|connect(?:ion)?|disconnect(?:ing)?|drain|timeout|upgrade)$/;

/** Events of an extension that bring what a page, another extension or a script in a page sends. */
const EXTENSION_EVENT = /^onMessage(?:External)?$/;

/** Whether an extension's listener is handed the message: `chrome.runtime.onMessage.addListener((message) => …)`. */
function isMessage({ source }: FileModel, scope: FunctionScope, position: number): boolean {
  const { values } = source.tokens;
  const before = beforeFunction(source, scope.head);
  return (
    position === 0 &&
    values[before] === '(' &&
    values[before - 1] === 'addListener' &&
    EXTENSION_EVENT.test(values[before - 3] ?? '')
  );
}

const METEOR_METHODS = /\bMeteor\.methods\(/;
/** How many tokens and brackets are passed on the way to the brace around a method. */
const MOST_PASSED = 2000;

/** Whether a page calls the function by its name: `Meteor.methods({ remove(id) { … } })`. */
function isMeteorMethod({ source, memo }: FileModel, scope: FunctionScope): boolean {
  if (!memoized(memo, 'meteor', () => METEOR_METHODS.test(source.text))) return false;
  const { values, mates } = source.tokens;
  for (let at = scope.head - 1, count = 0; at > 3 && count < MOST_PASSED; count++) {
    const mate = mates[at] as number;
    if (values[at] === '{' && mate > at)
      return values[at - 2] === 'methods' && values[at - 4] === 'Meteor';
    at = mate >= 0 && mate < at ? mate - 1 : at - 1;
  }
  return false;
}

/** Methods that take a path and the function that answers it. */
const ROUTE = /^(?:get|post|put|patch|delete|del|all|options|head|route|ws|use|on)$/;
/** Functions that a framework finds by their name and calls with the request. */
const NAMED_HANDLER = /^(?:handler|lambdaHandler|getServerSideProps|getInitialProps)$/;
/** Parts of a request, as a handler takes it apart. */
const PART =
  /^(?:body|query|params|headers|cookies?|payload|queryStringParameters|pathParameters|formData|searchParams)$/;
const NESTED_PART =
  /\b(?:body|query|params|searchParams|headers|cookies?|payload|queryStringParameters|pathParameters)\s*:\s*\{([^{}]*)\}/g;
const RESOLVERS = /\bresolvers?\b|[gG]raph[qQ][lL]|\b(?:Query|Mutation|Subscription)\s*:/;
/** The first parameter of a resolver: the object whose field is asked for. */
const PARENT = /^(?:_+|_?(?:parent|root|obj|source|rootValue|parentValue))$/;
const TAKES_PARAMS = /^\{[^}]*\b(?:params|searchParams)\b[^}]*\}/;
/** How far back a call's bracket is looked for, in arguments. */
const MOST_ARGUMENTS = 12;

/** Whether the other side of a socket, or a page of an Electron program, chooses the parameter: `socket.on('run', (command) => …)`. */
function isSent(model: FileModel, scope: FunctionScope, position: number): boolean {
  const { source } = model;
  const { values, kinds } = source.tokens;
  const before = beforeFunction(source, scope.head);
  if (values[before] !== ',' || kinds[before - 1] !== STRING || values[before - 2] !== '(')
    return false;
  const object = values[before - 5] ?? '';
  if (!/^(?:on|once|handle|handleOnce)$/.test(values[before - 3] ?? '') || !SOCKET.test(object))
    return false;
  // The first parameter of a page's message is the event itself.
  if (object === 'ipcMain' && position === 0) return false;
  return !SILENT.test(literalText(source, before - 1));
}

const PROCEDURE = /@trpc\/|\b\w{0,40}[pP]rocedure\b/;
const NESTED_INPUT = /\binput\s*:\s*\{([^{}]*)\}/g;

/** Whether a name is taken out of what stands in the braces of a pattern. */
function isTakenFrom({ name, text }: Parameter, braces: RegExp): boolean {
  for (const [, inner = ''] of text.matchAll(braces))
    if (new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$&')}(?![\\w$]|\\s*:)`).test(inner))
      return true;
  return false;
}

/** Whether a procedure of tRPC takes its input apart: `({ input: { url } }) => …`. */
function isInput({ source }: FileModel, parameter: Parameter): boolean {
  return isTakenFrom(parameter, NESTED_INPUT) && PROCEDURE.test(source.text);
}

/** Whether a parameter's name stands for a part of the request that is taken apart. */
function isPart(parameter: Parameter): boolean {
  if (!parameter.text.startsWith('{')) return false;
  return PART.test(parameter.name) || isTakenFrom(parameter, NESTED_PART);
}

/** The opening bracket of the call that a function stands in as an argument, -1 for none. */
export function callAround({ source }: FileModel, before: number): number {
  const { values, mates } = source.tokens;
  let at = before;
  for (let commas = 0; at >= 0 && commas < MOST_ARGUMENTS; ) {
    const mate = mates[at] as number;
    if (values[at] === '(' && mate > at) return at;
    if (/^[;{[]$/.test(values[at] ?? '') && mate > at) return -1;
    if (values[at] === ',') commas++;
    at = mate >= 0 && mate < at ? mate - 1 : at - 1;
  }
  return -1;
}

/** The name before type arguments: `get` of `get<{ Body: Body }>(`. */
function beforeTypes({ source }: FileModel, last: number): number {
  const { values, mates } = source.tokens;
  if (!/^>+$/.test(values[last] ?? '')) return last;
  let depth = 0;
  for (let at = last, count = 0; at > 0 && count < MOST_OF_TYPES; count++) {
    const value = values[at] as string;
    const mate = mates[at] as number;
    if (/^>+$/.test(value)) depth += value.length;
    else if (value === '<' && --depth === 0) return at - 1;
    at = mate >= 0 && mate < at ? mate - 1 : at - 1;
  }
  return -1;
}

/** Tokens of type arguments that are looked through. */
const MOST_OF_TYPES = 60;

/** Whether a function answers a route, and its first parameter is the request: `.get('/x', ({ query }) => …)`. */
function answersRoute(model: FileModel, scope: FunctionScope): boolean {
  const { source } = model;
  const { values, kinds } = source.tokens;
  if (NAMED_HANDLER.test(scope.name)) return true;
  const before = beforeFunction(source, scope.head);
  if (values[before] === ':') return values[before - 1] === 'handler';
  if (values[before] !== ',') return false;
  const open = callAround(model, before);
  const name = open < 2 ? -1 : beforeTypes(model, open - 1);
  if (name < 1 || values[name - 1] !== '.' || !ROUTE.test(values[name] ?? '')) return false;
  return kinds[open + 1] === STRING && /^(?:\/|\*|$)/.test(literalText(source, open + 1));
}

/** Whether a resolver of GraphQL is given it: `args` of `(parent, args) => …`, a name of `(_, { name }) => …`. */
function isArgument({ source }: FileModel, scope: FunctionScope, parameter: Parameter): boolean {
  if (scope.params[1]?.text !== parameter.text) return false;
  const isKnown = PARENT.test(scope.params[0]?.name ?? '') || scope.name === 'resolve';
  const isNamed = /^_?args$/.test(parameter.name) || (parameter.text.startsWith('{') && isKnown);
  return isNamed && RESOLVERS.test(source.text);
}

/** Whether a function of Next, Remix, SvelteKit or Astro takes `params` or `searchParams` out of what it is given. */
function takesParams({ name, text }: Parameter): boolean {
  return TAKES_PARAMS.test(text) && isPart({ name, text });
}

/** PHP's methods that take a path and the function that answers it. */
const PHP_ROUTE = /^(?:get|post|put|patch|delete|any|options|map|match|route|add|addRoute|group)$/;
const CONTROLLER = /\bclass\s+\w+\s+extends\s+\\?(?:\w+\\)*\w*Controller\b/;
/** A parameter that may hold any text: it has no type of its own, or a text's. */
const TEXT_PARAMETER = /^\s*(?:\??(?:string|mixed)\s+)?&?\$/;

/**
 * Whether a PHP framework hands over a part of the address: `$name` of `Route::get('/hi/{name}', function ($name) …)`,
 * and what stands beside the request among the parameters of a controller's method.
 */
function isOfAddress(model: FileModel, scope: FunctionScope, parameter: Parameter): boolean {
  if (!TEXT_PARAMETER.test(parameter.text)) return false;
  if (scope.name === '') return isPlaceholder(model, scope, parameter.name.slice(1));
  if (!/\bpublic\b/.test(scope.prefix) || scope.name.startsWith('_')) return false;
  if (!scope.params.some(({ text }) => /(?:^|[\s?\\])Request\s+\$/.test(text))) return false;
  return CONTROLLER.test(model.source.text);
}

/** Whether the path of the route that a function answers has a placeholder of this name. */
function isPlaceholder(model: FileModel, scope: FunctionScope, name: string): boolean {
  const { source } = model;
  const { values, kinds } = source.tokens;
  const before = beforeFunction(source, scope.head);
  if (values[before] !== ',') return false;
  const open = callAround(model, before);
  if (open < 2 || !PHP_ROUTE.test(values[open - 1] ?? '')) return false;
  for (let at = open + 1; at < before; at++)
    if (kinds[at] === STRING && placeholders(literalText(source, at)).includes(name)) return true;
  return false;
}

/** The names of `/{name}`, `/@name` and `/:name`. */
function placeholders(path: string): string[] {
  return [...path.matchAll(/(?:\{|\/@|\/:)(\w{1,40})/g)].map(([, name = '']) => name);
}

/**
 * Whether a framework of JavaScript or PHP hands a parameter over from outside: an event of a socket, a part
 * of the request that a route's handler takes apart, an argument of a resolver.
 * @param position which argument it is
 */
export function isFromFramework(
  model: FileModel,
  scope: FunctionScope,
  parameter: Parameter,
  position: number,
): boolean {
  if (model.source.profile.id === 'php') return isOfAddress(model, scope, parameter);
  if (model.source.profile.id !== 'javascript') return false;
  if (scope.name === '' && (isSent(model, scope, position) || isMessage(model, scope, position)))
    return true;
  if (isMeteorMethod(model, scope)) return true;
  // A schema has let nothing but a number through.
  if (isCheckedField(model, `params.${parameter.name}`)) return false;
  if (isArgument(model, scope, parameter) || takesParams(parameter)) return true;
  if (isInput(model, parameter)) return true;
  return position === 0 && isPart(parameter) && answersRoute(model, scope);
}
