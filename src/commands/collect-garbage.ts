/** Of source text: its tokens and expressions take up to a hundred times as much. */
const BYTES_BETWEEN = 2 * 1024 * 1024;

/**
 * Keeps the memory of a long scan down: V8 lets hundreds of megabytes of garbage pile up before it looks,
 * since it measures itself by the whole machine. There is no other way to ask for a collection from within
 * (https://nodejs.org/api/v8.html, `setFlagsFromString`; https://nodejs.org/api/globals.html, `gc`).
 * @returns to be told the size of each source that is going to be read as code, in bytes
 */
export async function garbageCollector(): Promise<(bytes: number) => void> {
  const [{ setFlagsFromString }, { runInNewContext }] = await Promise.all([
    import('node:v8'),
    import('node:vm'),
  ]);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let read = 0;
  return (bytes) => {
    read += bytes;
    if (read < BYTES_BETWEEN) return;
    read = 0;
    collect();
  };
}
