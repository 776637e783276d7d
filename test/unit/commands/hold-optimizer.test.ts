import { execFileSync } from 'node:child_process';
import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { createOptimizerHold } from '../../../src/commands/hold-optimizer.ts';

/** Code kept by another process; a process takes code of its own without looking at what was kept. */
function keep(name: string): { isRejected: () => boolean | undefined } {
  const code = `function ${name}(a, b) { return a + b; } ${name}(1, 2);`;
  const script = `process.stdout.write(new (require('vm').Script)(${JSON.stringify(code)}).createCachedData())`;
  const cachedData = execFileSync(process.execPath, ['-e', script]);
  return { isRejected: () => new Script(code, { cachedData }).cachedDataRejected };
}

const isNode20 = process.versions.v8.startsWith('11.');

it.runIf(isNode20)(
  'sets a flag of V8 while a file is analysed, and sets it back so that kept code is still good',
  async () => {
    const [before, during, after] = [keep('one'), keep('two'), keep('three')];
    expect(before.isRejected()).toBe(false);
    const release = await createOptimizerHold()(1_000);
    expect(during.isRejected()).toBe(true);
    release();
    expect(after.isRejected()).toBe(false);
  },
);

it('lets V8 optimise when there is more to analyse', async () => {
  const kept = keep('four');
  const release = await createOptimizerHold()(2_000_000);
  expect(kept.isRejected()).toBe(false);
  release();
});

it('leaves V8 alone where its flag was not measured', async () => {
  const kept = keep('five');
  const release = await createOptimizerHold('12.4.254')(1_000);
  expect(kept.isRejected()).toBe(false);
  release();
});
