import { NAME } from '../lex/token-list.ts';
import type { FileModel } from './file-model.ts';
import { blockEnd, indentOf } from './functions-by-indent.ts';
import { memoized } from './memoized.ts';

/** A class of a Python file. */
export interface PythonClass {
  name: string;
  /** Text of what it inherits, with keywords; empty without brackets. */
  bases: string;
  /** Tokens of its body, end exclusive. */
  from: number;
  to: number;
}

/** Every class of the file, in source order. */
export function pythonClasses(model: FileModel): readonly PythonClass[] {
  return memoized(model.memo, 'pythonClasses', () => {
    const { source } = model;
    const { tokens, text } = source;
    const found: PythonClass[] = [];
    for (const token of model.names.get('class') ?? []) {
      if (!tokens.breaks[token] || tokens.kinds[token + 1] !== NAME) continue;
      const open = token + 2;
      const hasBases = tokens.values[open] === '(';
      const close = hasBases ? (tokens.mates[open] as number) : open - 1;
      if (close < token || tokens.values[close + 1] !== ':') continue;
      found.push({
        name: tokens.values[token + 1] as string,
        bases: hasBases ? text.slice(tokens.ends[open], tokens.starts[close]) : '',
        from: close + 2,
        to: blockEnd(source, close + 2, indentOf(source, token)),
      });
    }
    return found;
  });
}

/** The innermost class around a token. */
export function pythonClassAt(model: FileModel, token: number): PythonClass | undefined {
  return pythonClasses(model).findLast(({ from, to }) => from <= token && token < to);
}

/** The only class of that name. */
export function pythonClassNamed(model: FileModel, name: string): PythonClass | undefined {
  const [first, ...others] = pythonClasses(model).filter((one) => one.name === name);
  return others.length === 0 ? first : undefined;
}

/** Names that a class declares with a type right in its body, in order: what a dataclass or a model is made from. */
export function declaredNames(model: FileModel, { from, to }: PythonClass): string[] {
  const { source, scopes } = model;
  const { tokens } = source;
  const around = scopes.owner[from - 2] ?? -1;
  const names: string[] = [];
  for (let i = from; i < to && names.length < MOST_FIELDS; i++) {
    if (!tokens.breaks[i] || tokens.kinds[i] !== NAME || tokens.values[i + 1] !== ':') continue;
    if ((scopes.owner[i] ?? -1) === around) names.push(tokens.values[i] as string);
  }
  return names;
}

/** Fields of a class that are looked at. */
const MOST_FIELDS = 60;
