import { expect, test } from 'vitest';
import { commitMessageChunk } from '../../../src/scan/commit-message.ts';

const text = (chunk: ReturnType<typeof commitMessageChunk>) =>
  chunk === null ? null : new TextDecoder().decode(chunk.bytes);

test('keeps what becomes history, at its own line numbers', () => {
  const chunk = commitMessageChunk('Subject\n\n# a hint\nBody\n');
  expect(text(chunk)).toBe('Subject\n\n\nBody\n');
  expect(chunk?.file.path).toBe('COMMIT_EDITMSG');
  expect(chunk?.startLine).toBe(1);
});

test('leaves out the scissors line and the diff below it', () => {
  const scissors = '# ------------------------ >8 ------------------------';
  const chunk = commitMessageChunk(`Subject\n${scissors}\n# Do not modify\n+password = "x"\n`);
  expect(text(chunk)).toBe('Subject');
});

test('takes another comment prefix, and then keeps lines that begin with #', () => {
  expect(text(commitMessageChunk('Fix\n\n#42 is done\n; hint\n', ';'))).toBe(
    'Fix\n\n#42 is done\n\n',
  );
});

test('says when nothing is left', () => {
  expect(commitMessageChunk('\n# only hints\n')).toBeNull();
});
