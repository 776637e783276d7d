/**
 * Tells the bundle's loader what this run does, such as the language it analyses: what V8 compiles for it is
 * kept then for the runs after (scripts/loader.cjs). Nobody listens where there is no loader.
 * @param use one word
 */
export function noteUse(use: string): void {
  (process as NodeJS.EventEmitter).emit('hunkguard:use', use);
}
