import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFileLines } from '../attribution/line-range.ts';
import type { LineRange } from '../attribution/marker-cover.ts';
import { ToolError } from '../errors.ts';
import type { Io } from './command.ts';

/** A source file that a command edits; its text is Latin-1, so that every byte stays what it was. */
export interface SourceFile {
  path: string;
  range: LineRange | null;
  source: string;
  write: (source: string) => void;
}

/**
 * Opens what `FILE[:LINES]` names.
 * @throws ToolError when there is no such file or line
 */
export function openSource(io: Io, argument: string): SourceFile {
  const named = statSync(resolve(io.cwd, argument), { throwIfNoEntry: false })?.isFile()
    ? { path: argument, range: null }
    : parseFileLines(argument);
  if (named === null) {
    throw new ToolError(`"${argument}" names no lines`, 'Write FILE, FILE:12 or FILE:12-20.');
  }
  const path = resolve(io.cwd, named.path);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new ToolError(`there is no file ${named.path}`, 'Give a path from where you are.');
  }
  const source = readFileSync(path, 'latin1');
  const count = source.split('\n').length;
  if (named.range !== null && named.range.end > count) {
    throw new ToolError(`${named.path} has ${count} lines`, 'Give lines that it has.');
  }
  return { ...named, source, write: (text) => writeFileSync(path, text, 'latin1') };
}
