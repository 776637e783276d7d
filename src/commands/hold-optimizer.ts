/** Of so many characters V8 optimises nothing; of more than these the optimised code earns its making. */
const HELD_CHARACTERS = 1024 * 1024;

/**
 * Keeps V8's optimising compiler from starting while little is analysed. A commit of a few files is done
 * before the optimised code is, and of some hundred small ones its threads take a third of the processor's
 * time for nothing. The flag is set back after each file: compiled pieces are kept (docs/decisions.md) for
 * the flags they were made with. Done in Node 20 alone: Node 22 can't take the flag back, and later ones
 * were not measured.
 * @returns what is told of a file's length before it is analysed, and gives back what is to be called after
 */
export function createOptimizerHold(
  v8 = process.versions.v8,
): (characters: number) => Promise<() => void> {
  let left = v8.startsWith('11.') ? HELD_CHARACTERS : 0;
  return async (characters) => {
    left -= characters;
    if (left < 0) return () => {};
    const { setFlagsFromString } = await import('node:v8');
    setFlagsFromString('--no-opt');
    return () => setFlagsFromString('--opt');
  };
}
