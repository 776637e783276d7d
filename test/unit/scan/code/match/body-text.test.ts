import { expect, test } from 'vitest';
import { bodyTextOf } from '../../../../../src/scan/code/match/body-text.ts';
import { buildModel } from '../../../../../src/scan/code/syntax/file-model.ts';
import type { FunctionScope } from '../../../../../src/scan/code/syntax/function-scope.ts';

function quiet(source: string, language: string): string | undefined {
  const { source: file, scopes } = buildModel(source, language);
  return bodyTextOf(file, scopes.functions[0] as FunctionScope).quiet;
}

test('statements that only log are left out of the quiet body', () => {
  expect(quiet('function f(a) { console.log(a); return true; }', 'javascript')).toBe(
    'return true ;',
  );
  expect(quiet('def f(a):\n    self.logger.info(a)\n    return True\n', 'python')).toBe(
    ': \n return True',
  );
  expect(quiet('<?php function f($a) { $this->log->info($a); return 1; }', 'php')).toBe(
    'return 1 ;',
  );
});

test('a body without any has no other text', () => {
  expect(quiet('function f(a) { return log.write(a); }', 'javascript')).toBeUndefined();
  expect(quiet('function f(a) { save(a); return true; }', 'javascript')).toBeUndefined();
});
