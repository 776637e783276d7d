import { ToolError } from '../../errors.ts';

/** Single key presses of the terminal. */
export interface Keys {
  /** The next key, lower case. Control-C stops. */
  next: () => Promise<string>;
  close: () => void;
}

/** Takes the terminal's keys as they are pressed, without waiting for a line. */
export function openKeys(): Keys {
  const input = process.stdin;
  const pressed: string[] = [];
  let wake: (() => void) | undefined;
  let ended = false;
  const take = (bytes: Buffer) => {
    pressed.push(...bytes.toString('utf8').toLowerCase());
    wake?.();
  };
  const end = () => {
    ended = true;
    wake?.();
  };
  input.setRawMode(true);
  input.on('data', take);
  input.on('end', end);
  input.resume();
  return {
    async next() {
      while (pressed.length === 0 && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const key = pressed.shift() ?? 'q';
      if (key !== '\u0003') return key;
      throw new ToolError('stopped', 'What was judged so far is written.');
    },
    close() {
      input.setRawMode(false);
      input.off('data', take);
      input.off('end', end);
      input.pause();
    },
  };
}
