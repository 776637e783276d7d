import { MODEL_CLIENT } from '../languages/model-answers.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { beforeFunction, type FunctionScope } from '../syntax/functions.ts';
import { callAround } from './from-framework.ts';

/** Methods of a tool's class that the agent's loop calls with what the model wrote. */
const TOOL_METHOD = /^(?:_run|_arun|_call|forward)$/;
const TOOL_CLASS =
  /\((?:\w+\.)?(?:BaseTool|StructuredTool|Tool)\)|\bextends\s+(?:Structured|Dynamic)?Tool\b/;
/** Keys under which an options literal keeps the tool's function, beside what describes it to the model. */
const TOOL_KEY = /^(?:execute|func|fn)$/;
const DESCRIBES = /\b(?:description|inputSchema|parameters|schema)\s*:/;
/** Methods and functions that take a tool's name, its schema and the function. */
const DEFINES = /^(?:tool|registerTool|addTool|defineTool)$/;

function talksToModel({ memo, source }: FileModel): boolean {
  const known = memo.get('model client') as boolean | undefined;
  if (known !== undefined) return known;
  const made = MODEL_CLIENT.test(source.text);
  memo.set('model client', made);
  return made;
}

/** Whether the file describes a function of that name to a model, or hands it to an agent. */
function isDescribed({ memo, source }: FileModel, name: string): boolean {
  const key = `tool:${name}`;
  const known = memo.get(key) as boolean | undefined;
  if (known !== undefined) return known;
  const made =
    new RegExp(`["']?\\bname["']?\\s*[:=]\\s*["']${name}["']`).test(source.text) ||
    new RegExp(
      `\\btools\\s*[=:]\\s*\\[[^\\]]{0,400}\\b${name}\\b(?!["'(])|\\b(?:func|fn|coroutine|execute)\\s*[=:]\\s*${name}\\b|["']${name}["']\\s*:\\s*(?:self\\.)?${name}\\b(?!\\s*\\()|\\bfrom_(?:function|defaults)\\(\\s*(?:fn\\s*=\\s*)?${name}\\b|\\bbind_tools\\(\\s*\\[[^\\]]{0,400}\\b${name}\\b`,
    ).test(source.text);
  memo.set(key, made);
  return made;
}

/** Whether the function stands in an options literal that describes a tool, or in a call that defines one. */
function isDefined(model: FileModel, scope: FunctionScope): boolean {
  const { source } = model;
  if (TOOL_KEY.test(scope.name) && DESCRIBES.test(scope.prefix)) return true;
  if (scope.name !== '') return false;
  const before = beforeFunction(source, scope.head);
  if (source.tokens.values[before] !== ',' && source.tokens.values[before] !== '(') return false;
  const open = source.tokens.values[before] === '(' ? before : callAround(model, before);
  return open > 0 && DEFINES.test(source.tokens.values[open - 1] ?? '');
}

/**
 * Whether a language model calls the function, as a tool: it then chooses the arguments, and whoever writes
 * what the model reads chooses them through it.
 */
export function isCalledByModel(model: FileModel, scope: FunctionScope): boolean {
  if (!talksToModel(model)) return false;
  const { id } = model.source.profile;
  if (TOOL_METHOD.test(scope.name) && TOOL_CLASS.test(model.source.text)) return true;
  if (id === 'javascript' && isDefined(model, scope)) return true;
  return /^\w{3,}$/.test(scope.name) && isDescribed(model, scope.name);
}
