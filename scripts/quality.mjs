// Scores hunkguard on labelled cases (formats: ../shared/corpus/README.md).
// `node scripts/quality.mjs [FILE.jsonl.gz] [--misses] [--false-alarms]`; without a file, the shared ones.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { printSecretQuality } from './quality-secrets.mjs';
import { root } from './rule-files.mjs';

const options = process.argv.slice(2);
const given = options.find((option) => !option.startsWith('--'));
const shared = (name) => join(root, '..', 'shared', 'corpus', name);
const insecure = join(root, 'scripts', 'quality-insecure.mjs');

if (given === undefined || !given.includes('insecure')) {
  const file = given === undefined ? shared('secrets-dev.jsonl.gz') : resolve(given);
  if (existsSync(file)) await printSecretQuality(file, options);
  else {
    console.error(`no labelled cases at ${file}`);
    process.exitCode = 2;
  }
}
if ((given === undefined || given.includes('insecure')) && existsSync(insecure)) {
  const { printInsecureQuality } = await import(insecure);
  await printInsecureQuality(
    given === undefined ? shared('insecure-dev.jsonl.gz') : resolve(given),
    options,
  );
}
