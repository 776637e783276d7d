import type { FileModel } from './file-model.ts';
import type { FunctionScope } from './function-scope.ts';
import { pythonClassAt } from './python-classes.ts';

/** Lines above a function among which its class is looked for. */
const MAX_ABOVE = 2000;
/** Longest head of a class that is read, in characters. */
const MAX_HEAD = 400;
const CLASS_LINE =
  /^([ \t]*)(?:[a-z]{2,12}[ \t]+){0,5}class[ \t]+(\w{1,80}[ \t]*(?:[(<][^{\n]{0,200}|:[ \t]*\w[^{\n]{0,200}|(?:extends|implements)\b[^{\n]{0,200})?(?:\n[ \t]*(?:extends|implements|:)[^{\n]{0,200}){0,2})/;

/** The name and the bases of the class that an indented function stands in; empty where it stands in none. */
export function classAround(model: FileModel, scope: FunctionScope): string {
  if (model.source.profile.id === 'python') {
    const { name = '', bases = '' } = pythonClassAt(model, scope.head) ?? {};
    return bases === '' ? name : `${name}(${bases}):`;
  }
  return headAbove(model, scope);
}

/** By the lines above, which end where a class of less indentation begins. */
function headAbove({ source }: FileModel, scope: FunctionScope): string {
  const { text, lineStarts, lines } = source;
  const own = (lines[scope.head] as number) - 1;
  const indentOf = (line: number): string =>
    /^[ \t]*/.exec(text.slice(lineStarts[line], (lineStarts[line] as number) + 80))?.[0] ?? '';
  const depth = indentOf(own).length;
  for (let line = own - 1; depth > 0 && line >= Math.max(0, own - MAX_ABOVE); line--) {
    const start = lineStarts[line] as number;
    const match = CLASS_LINE.exec(text.slice(start, start + MAX_HEAD));
    if (match !== null && (match[1] as string).length < depth) return match[2] as string;
  }
  return '';
}
