import { expect, test } from 'vitest';
import { checkSettings } from '../../../src/config/check-settings.ts';
import { configSchema } from '../../../src/config/config-schema.ts';
import { parseSettingsYaml } from '../../../src/config/settings-yaml.ts';

function check(text: string) {
  const yaml = parseSettingsYaml(new TextEncoder().encode(text), 'f.yaml');
  return checkSettings(configSchema, yaml, 'f.yaml');
}

test('tmp', () => {
  for (const t of [
    'failon: high',
    'failOn: hgih',
    'rules:\n  a: [1]',
    'packs:\n  secret: off',
    'allowlist:\n  - resaon: x',
    'allowlist:\n  - reason: x\n    linePattern: "(a+)+"',
    'languages:\n  files:\n    "!x": y',
    'limits: {fileBytes: 3}',
    'extends: {a: 1}',
    'extends: [1]',
    'policy: {ai: {failon: 1}}',
    '- a',
    'just text',
    'a: &x 1',
    'a: *x',
    'a: !foo 1',
    '<<: {a: 1}',
    '__proto__: 1',
    'failOn: high\nfailOn: none',
    '[\n',
    'a: "',
    '\ta: 1',
    'x: 1\n---\ny: 1',
    'attribution: {mode: offf}',
    'ownRules: [1]',
    'failOn:',
    '? [a]\n: 1',
  ]) {
    try {
      console.log(JSON.stringify(t), check(t));
    } catch (e) {
      console.log(JSON.stringify(t), '=>', (e as Error).message);
    }
  }
  expect(check('')).toEqual({});
});
