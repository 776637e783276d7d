/** Of so many characters V8 optimises nothing; of more than these the optimised code earns its making. */
const HELD_CHARACTERS = 1024 * 1024;

/** The longest function that V8 optimises, in bytes of bytecode; its default is the same in Node 20 to 26. */
const LIMIT = '--max-optimized-bytecode-size';
const DEFAULT_LIMIT = 61_440;

/**
 * Keeps V8's optimising compiler from starting while little is analysed. A commit of a few files is done
 * before the optimised code is, and of some hundred small ones its threads take a third of the processor's
 * time for nothing. The flag is set back after each file: compiled pieces are kept (docs/decisions.md) for
 * the flags they were made with. (`--no-opt` would say it more plainly, but Node 22 can't take it back.)
 * @returns what is told of a file's length before it is analysed, and gives back what is to be called after
 */
export function createOptimizerHold(): (characters: number) => Promise<() => void> {
  let left = HELD_CHARACTERS;
  return async (characters) => {
    left -= characters;
    if (left < 0) return () => {};
    const { setFlagsFromString } = await import('node:v8');
    setFlagsFromString(`${LIMIT}=0`);
    return () => setFlagsFromString(`${LIMIT}=${DEFAULT_LIMIT}`);
  };
}
