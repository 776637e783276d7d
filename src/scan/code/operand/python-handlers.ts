import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope, Parameter } from '../syntax/function-scope.ts';
import { memoized } from '../syntax/memoized.ts';
import { type PythonClass, pythonClassAt } from '../syntax/python-classes.ts';
import { isRegistered, isServed } from './python-registered.ts';

/** Methods that a framework calls by the request's own, and Falcon's, with a suffix or without. */
const ANSWERS =
  /^(?:get|post|put|patch|delete|head|options|dispatch|on_(?:get|post|put|patch|delete|head|options)(?:_\w+)?)$/;
/** Those of web.py, and of CherryPy's dispatcher by methods. */
const SHOUTED = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/;
const SHOUTS = /(?:^|\n)[ \t]*(?:import|from)[ \t]+(?:web|cherrypy)\b/;
/** Methods that servers of remote calls find by their names: RPyC's, and Twisted's. */
const REMOTE = /^(?:exposed|xmlrpc|jsonrpc|soap)_\w+$/;
const REMOTE_CLASS = /\b(?:\w*Service|XMLRPC|JSONRPC|SOAPPublisher)\b/;
/** Classes whose methods answer requests: Django, DRF, Flask, Flask-RESTful, Tornado, aiohttp, Starlette, Falcon. */
const HANDLER_CLASS =
  /(?:RequestHandler|WebSocketHandler|View|ViewSet|APIView|Resource|HTTPEndpoint|HTTPMethodView|Handler)\b/;
/** Fields of GraphQL: Graphene's methods, and what Strawberry and Ariadne decorate. */
const RESOLVER = /^(?:resolve_\w+|mutate(?:_and_get_payload)?)$/;
const RESOLVER_HEAD =
  /@(?:strawberry\.(?:field|mutation|subscription)|(?:query|mutation|subscription)\.field)\b/;
/** What stands before the parts of the address among the parameters. */
const LEADING = /^(?:self|cls|request|req|resp|response|root|info|obj|_|context|ctx)$/;
/** Names of numbers, and of what the program itself hands over. */
const INNOCENT =
  /^\*(?!\*)|^(?:pk|id|year|month|day|page|number|count|limit|offset|format|fmt|obj|form\w*|queryset|instance|user|model\w*|template\w*|extra_context|next_page|exception|app_label|object_id|content_type)$|(?:_id|_pk|_class|_model|_form)$|\b(?:int|float|bool|UUID|date|datetime)\b/;
const DJANGO = /(?:^|\n)[ \t]*(?:from|import)[ \t]+django\b/;
/** A view of Django's gives back an answer. */
const ANSWER =
  /\breturn\s+(?:\w+\.)?(?:Http\w+|render\w*|redirect|JsonResponse|FileResponse|StreamingHttpResponse|TemplateResponse)\(/;
/** More of a function is not looked through. */
const MOST_OF_A_VIEW = 12_000;

/** Whether a function without a class is a view of Django's by its first parameter and by what it gives back. */
function isDjangoView(model: FileModel, { params, name, from, to }: FunctionScope): boolean {
  const { tokens, text } = model.source;
  if (params[0]?.name !== 'request' || name.startsWith('_')) return false;
  if (!memoized(model.memo, 'django', () => DJANGO.test(text))) return false;
  // What the file calls itself is given what the file says.
  if ((model.names.get(name)?.length ?? 0) > 1) return false;
  const start = tokens.starts[from] as number;
  const end = Math.min(tokens.ends[to - 1] as number, start + MOST_OF_A_VIEW);
  return ANSWER.test(text.slice(start, end));
}

/** Whether a function is called by a framework with parts of a request as parameters. */
function answers(model: FileModel, scope: FunctionScope): boolean {
  const around = pythonClassAt(model, scope.head);
  if (RESOLVER_HEAD.test(scope.prefix) || isRegistered(model, scope.name)) return true;
  if (around === undefined) return isDjangoView(model, scope);
  if (RESOLVER.test(scope.name)) return scope.params.some(({ name }) => name === 'info');
  return isMethodOfHandler(model, scope, around);
}

/** Whether a framework calls a method of a class by its name. */
function isMethodOfHandler(model: FileModel, scope: FunctionScope, around: PythonClass): boolean {
  if (REMOTE.test(scope.name)) return REMOTE_CLASS.test(around.bases);
  if (SHOUTED.test(scope.name))
    return memoized(model.memo, 'shouts', () => SHOUTS.test(model.source.text));
  if (!scope.name.startsWith('_') && isServed(model, around.name)) return true;
  if (!ANSWERS.test(scope.name)) return false;
  if (scope.name.startsWith('on_')) return /^req(?:uest)?$/.test(scope.params[1]?.name ?? '');
  return HANDLER_CLASS.test(around.bases);
}

/**
 * Whether a framework of Python hands a parameter over from the request, which no decorator says: a part of
 * the address that a view's method or a view of Django's is given, an argument of a resolver.
 */
export function isOfPythonHandler(
  model: FileModel,
  scope: FunctionScope,
  { name, text }: Parameter,
): boolean {
  if (model.source.profile.id !== 'python' || scope.name === '') return false;
  if (LEADING.test(name) || INNOCENT.test(name) || INNOCENT.test(text)) return false;
  // What has a default is mostly set where the address is declared.
  if (/=/.test(text)) return false;
  return answers(model, scope);
}
