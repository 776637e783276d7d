import { expect, it } from 'vitest';
import { handedOver } from '../../../../../src/scan/code/operand/handed-over.ts';
import { buildModel, pathIn } from '../../../../../src/scan/code/syntax/file-model.ts';

/** The function that is called, and the text of what it is called with; of the last `run` in the source. */
function called(source: string, language = 'python'): [string, ...string[]] | undefined {
  const model = buildModel(source, language);
  const { tokens, text } = model.source;
  const call = handedOver(model, tokens.values.lastIndexOf('run'));
  if (call === undefined) return undefined;
  const written = call.entries.map(({ value }) =>
    text.slice(tokens.starts[value.start], tokens.ends[value.end - 1]),
  );
  return [pathIn(model, call.callee), ...written];
}

it.each([
  ['Thread(target=os.run, args=(a, b)).start()', ['os.run', 'a', 'b']],
  ['Timer(30, run, [a]).start()', ['run', 'a']],
  ['pool.submit(run, a, b)', ['run', 'a', 'b']],
  ['pool.apply_async(run, (a,))', ['run', 'a']],
  ['loop.run_in_executor(None, run, a)', ['run', 'a']],
  ['pool.map(self.run, names)', ['self.run', 'names']],
  ['tasks.add_task(run, a)', ['run', 'a']],
  ['run.delay(a, b)', ['run', 'a', 'b']],
  ['tasks.run.apply_async(args=[a])', ['tasks.run', 'a']],
])('knows what %s calls', (source, expected) => {
  expect(called(source)).toEqual(expected);
});

it.each([
  ['print(run, a)', 'python'],
  ['run.close(a)', 'python'],
  ['pool.submit(go, run)', 'python'],
  ['submit(run, a)', 'javascript'],
])('knows of no call in %s', (source, language) => {
  expect(called(source, language)).toBeUndefined();
});
