import { expect, test } from 'vitest';
import { createProgress } from '../../../src/commands/progress.ts';

function run(total: number | undefined, stepMs: number, files: number) {
  let time = 0;
  const written: string[] = [];
  const progress = createProgress({ write: (text) => written.push(text), now: () => time, total });
  for (let file = 0; file < files; file++) {
    progress.read(`f${file}`);
    progress.read(`f${file}`);
    time += stepMs;
  }
  progress.judged();
  progress.end();
  return written;
}

test('a short scan writes nothing at all', () => {
  expect(run(100, 9, 100)).toEqual([]);
});

test('a long one writes a bar at most ten times a second, and takes it away', () => {
  const written = run(1000, 10, 1000);
  expect(written.length).toBeGreaterThan(50);
  expect(written.length).toBeLessThan(110);
  expect(written[0]).toBe(`\r\u001b[K${'█'.repeat(2)}${'░'.repeat(22)} 101 of 1,000 files read`);
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('no bar where the number of files is not known', () => {
  expect(run(undefined, 10, 300)[0]).toBe('\r\u001b[K101 files read');
});
