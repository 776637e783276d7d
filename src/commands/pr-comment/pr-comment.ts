import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolError } from '../../errors.ts';
import type { CommandResult, Io } from '../command.ts';
import { commentOnPull } from './comment-on-pull.ts';

export interface PrCommentArgs {
  /** Markdown; `-` is standard input. */
  file: string;
  key?: string;
}

/** `hunkguard pr-comment`: posts markdown as the one comment of its key; never fails the job. */
export async function prComment(
  io: Io,
  { file, key = 'pr' }: PrCommentArgs,
): Promise<CommandResult> {
  if (!/^[a-z0-9-]{1,40}$/.test(key)) {
    throw new ToolError(`"${key}" is no key`, 'A key is lower-case letters, digits and dashes.');
  }
  const markdown = await readMarkdown(io, file);
  const said = await commentOnPull(io, { key, markdown, create: true });
  return { exitCode: 0, stdout: '', stderr: said };
}

async function readMarkdown(io: Io, file: string): Promise<string> {
  if (file === '-') {
    const parts: Uint8Array[] = [];
    for await (const part of io.stdin()) parts.push(part);
    return Buffer.concat(parts).toString('utf8');
  }
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new ToolError(
      `the markdown can't be read: ${(error as Error).message}`,
      'Give a file, or - for standard input.',
      { cause: error },
    );
  }
}
