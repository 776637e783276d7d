import { expect, it } from 'vitest';
import { describeFailure } from '../../../src/commands/describe-failure.ts';

it('keeps the lines of a stack short, however long the line of code is that V8 shows', () => {
  const error = new Error('broken');
  error.stack = `bundle.js:1\n${'x'.repeat(100_000)}\n   ^\n\nError: broken\n    at bundle.js:1:2`;
  const { text, exitCode } = describeFailure(error, {}, true);
  expect(exitCode).toBe(2);
  expect(text.length).toBeLessThan(2_000);
  expect(text).toContain('hunkguard: could not run: broken');
  expect(text).toContain('at bundle.js:1:2');
});

it('says that nothing was scanned when it is to pass nevertheless', () => {
  const { text, exitCode } = describeFailure(
    new Error('broken'),
    { HUNKGUARD_FAIL_OPEN: '1' },
    true,
  );
  expect(exitCode).toBe(0);
  expect(text).toContain('Passing unscanned');
});
