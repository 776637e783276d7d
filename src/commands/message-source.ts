import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { OnChunk } from '../diff/added-chunk.ts';
import { ToolError } from '../errors.ts';
import { runGit } from '../git/run-git.ts';
import { commitMessageChunk } from '../scan/commit-message.ts';
import type { Io } from './command.ts';
import type { ChangeSource } from './scan-change.ts';

/**
 * A commit message file as a source: what of it becomes history.
 * @param hasEditor whether git strips comment lines; after `-m` it keeps them
 */
export function messageSource(io: Io, file: string, hasEditor = true): ChangeSource {
  return {
    name: 'commit message',
    trees: () => ({ before: 'HEAD:' }),
    async read(onChunk: OnChunk) {
      const text = await readFile(resolve(io.cwd, file), 'utf8').catch((error: Error) => {
        throw new ToolError(`the message can't be read: ${error.message}`, 'Give a file.', {
          cause: error,
        });
      });
      const chunk = commitMessageChunk(
        text,
        hasEditor ? await commentPrefix(io, text) : NO_COMMENTS,
      );
      if (chunk === null) return { files: 0, addedLines: 0, addedBytes: 0 };
      onChunk(chunk);
      const addedLines = new TextDecoder().decode(chunk.bytes).split('\n').length;
      return { files: 1, addedLines, addedBytes: chunk.bytes.length };
    },
  };
}

/** No line begins with this. */
const NO_COMMENTS = '\n';

/** core.commentChar matters only where a line could be a comment of another kind than `#`. */
async function commentPrefix(io: Io, text: string): Promise<string> {
  if (!/^[^\w\s]/m.test(text)) return '#';
  const args = ['config', '--get', 'core.commentChar'];
  const { code, stdout } = await runGit(io, { args, okCodes: [1] });
  const configured = stdout.toString('utf8').trim();
  return code !== 0 || configured === '' || configured === 'auto' ? '#' : configured;
}
