import type { FunctionScope } from './function-scope.ts';
import { indented } from './functions-by-indent.ts';
import { braced } from './functions-in-braces.ts';
import type { SourceFile } from './source-file.ts';

/** All functions of a file, outermost first, and the innermost one of every token. */
export interface FunctionTable {
  functions: FunctionScope[];
  /** Index into `functions` by token, -1 outside of all. */
  owner: Int32Array;
  byName: Map<string, number[]>;
}

export function findFunctions(source: SourceFile): FunctionTable {
  const found = source.profile.newlines === 'indent' ? indented(source) : braced(source);
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const owner = new Int32Array(source.tokens.kinds.length).fill(-1);
  const stack: number[] = [];
  let next = 0;
  for (let i = 0; i < owner.length; i++) {
    while (stack.length > 0 && (found[stack[stack.length - 1] as number] as FunctionScope).to <= i)
      stack.pop();
    while (next < found.length && (found[next] as FunctionScope).from <= i) {
      (found[next] as FunctionScope).outer = stack[stack.length - 1] ?? -1;
      stack.push(next++);
    }
    owner[i] = stack[stack.length - 1] ?? -1;
  }
  const byName = new Map<string, number[]>();
  found.forEach((one, index) => {
    if (one.name === '') return;
    const known = byName.get(one.name);
    if (known === undefined) byName.set(one.name, [index]);
    else known.push(index);
  });
  return { functions: found, owner, byName };
}
