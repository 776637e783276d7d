/**
 * Neither functions nor expressions are optimised. An expression is interpreted for its first 20 calls, not
 * its first alone, and its instructions are left as they were made: folding them takes a third of the making.
 */
const HELD = '--no-opt --no-regexp-peephole-optimization --regexp-tier-up-ticks=20';
/** As V8 11 has them of itself. */
const GIVEN_BACK = '--opt --regexp-peephole-optimization --regexp-tier-up-ticks=1';

/** Of so many characters V8 optimises nothing; of more than these the optimised code earns its making. */
const HELD_CHARACTERS = 1024 * 1024;

/**
 * Keeps V8's optimising compilers from starting while little is analysed. A commit of a few files is done
 * before the optimised code is, and of some hundred small ones its threads take a third of the processor's
 * time for nothing. The flags are set back after each file: compiled pieces are kept (docs/decisions.md)
 * for the flags they were made with. Done in Node 20 alone: Node 22 can't take the first back, and later ones
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
    setFlagsFromString(HELD);
    return () => setFlagsFromString(GIVEN_BACK);
  };
}
