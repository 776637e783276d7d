import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';

/** Calls that hand a function over to what calls it with outside data; the group is the function's name. */
const REGISTRATIONS = [
  // FastAPI, Flask and Quart, Sanic, Bottle.
  /\.add_api_route\(\s*[^,()]{1,120},\s*(?:endpoint\s*=\s*)?(\w{1,60})\b/g,
  /\.add_url_rule\([^()]{0,200}?\bview_func\s*=\s*(\w{1,60})\b/g,
  /\.add_route\(\s*(\w{1,60})\s*,\s*['"]\//g,
  /\bcallback\s*=\s*(\w{1,60})\s*,\s*method\b/g,
  // XML-RPC.
  /\.register_function\(\s*(\w{1,60})\b/g,
  // CherryPy.
  /(?:^|\n)[ \t]*(\w{1,60})\.exposed\s*=\s*True\b/g,
];

/** A page of Gradio's: what its fields hold goes to functions. */
const GRADIO = /(?:^|\n)[ \t]*(?:import|from)[ \t]+gradio\b/;
const EVENTS =
  /(?:\.(?:click|submit|change|upload|select|input|then|success|blur|release|api)|\b(?:Interface|ChatInterface))\(\s*(?:fn\s*=\s*)?(\w{1,60})\s*[,)]/g;

/** Objects whose methods a server offers. */
const INSTANCES = /\.register_instance\(\s*(\w{1,60})\(/g;

function namesIn(text: string, patterns: readonly RegExp[]): Set<string> {
  const names = new Set<string>();
  for (const pattern of patterns)
    for (const [, name = ''] of text.matchAll(pattern)) names.add(name);
  return names;
}

/** Whether the file hands a function of this name to what calls it with outside data: a router, a server, a page. */
export function isRegistered(model: FileModel, name: string): boolean {
  const { text } = model.source;
  return memoized(model.memo, 'registered', () =>
    namesIn(text, GRADIO.test(text) ? [...REGISTRATIONS, EVENTS] : REGISTRATIONS),
  ).has(name);
}

/** Whether a server offers the methods of a class: `server.register_instance(Files())`. */
export function isServed(model: FileModel, className: string): boolean {
  return memoized(model.memo, 'served', () => namesIn(model.source.text, [INSTANCES])).has(
    className,
  );
}
