import { MODEL_CLIENT } from '../languages/model-answers.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope } from '../syntax/function-scope.ts';
import { beforeFunction } from '../syntax/functions-in-braces.ts';
import { memoized } from '../syntax/memoized.ts';
import { callAround } from './from-framework.ts';

/** Methods of a tool's class that the agent's loop calls with what the model wrote. */
const TOOL_METHOD = /^(?:_run|_arun|_call|forward)$/;
const TOOL_CLASS =
  /\((?:\w+\.)?(?:BaseTool|StructuredTool|Tool)\)|\bextends\s+(?:Structured|Dynamic)?Tool\b/;
/** What describes a function to a model, in the options literal that holds it. */
const DESCRIBES = /\b(?:description|inputSchema|parameters|schema)\s*:/;
/** What makes a tool of a function, and the keys under which the function stands. */
const MAKES_TOOL =
  /^(?:tool|aiTool|registerTool|addTool|createTool|defineTool|dynamicTool|(?:Dynamic)?(?:Structured)?Tool)$/;
const TOOL_KEY = /^(?:execute|func|handler|run|call|invoke|cb|callback)$/;

function talksToModel({ memo, source }: FileModel): boolean {
  return memoized(memo, 'model client', () => MODEL_CLIENT.test(source.text));
}

/** Whether the file describes a function of that name to a model, or hands it to an agent. */
function isDescribed({ memo, source }: FileModel, name: string): boolean {
  const key = `tool:${name}`;
  return memoized(
    memo,
    key,
    () =>
      new RegExp(`["']?\\bname["']?\\s*[:=]\\s*["']${name}["']`).test(source.text) ||
      new RegExp(
        `\\btools\\s*[=:]\\s*\\[[^\\]]{0,400}\\b${name}\\b(?!["'(])|\\b(?:func|fn|coroutine|execute)\\s*[=:]\\s*${name}\\b|["']${name}["']\\s*:\\s*(?:self\\.)?${name}\\b(?!\\s*\\()|\\bfrom_(?:function|defaults)\\(\\s*(?:fn\\s*=\\s*)?${name}\\b|\\bbind_tools\\(\\s*\\[[^\\]]{0,400}\\b${name}\\b`,
      ).test(source.text),
  );
}

/** The last name of the call around a token, through the braces of an options literal. */
function makerAround(model: FileModel, before: number): string {
  const { values, mates } = model.source.tokens;
  let open = callAround(model, before);
  if (open < 0) {
    let at = before;
    for (let count = 0; at >= 0 && count < 400; count++) {
      const mate = mates[at] as number;
      if (values[at] === '{' && mate > at) break;
      at = mate >= 0 && mate < at ? mate - 1 : at - 1;
    }
    open = at > 0 ? callAround(model, at - 1) : -1;
  }
  return open > 0 ? (values[open - 1] as string) : '';
}

/** Whether the function stands in an options literal that describes a tool, or in a call that defines one. */
function isDefined(model: FileModel, scope: FunctionScope): boolean {
  if (TOOL_KEY.test(scope.name) && DESCRIBES.test(scope.prefix)) return true;
  const { values } = model.source.tokens;
  const before = beforeFunction(model.source, scope.head);
  const isKeyed = values[before] === ':' && TOOL_KEY.test(values[before - 1] ?? '');
  const isShorthand = TOOL_KEY.test(scope.name) && values[scope.head - 1] === scope.name;
  if (!isKeyed && !isShorthand && !/^[(,]$/.test(values[before] ?? '')) return false;
  const at = isShorthand ? scope.head - 2 : before;
  return MAKES_TOOL.test(makerAround(model, at));
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
