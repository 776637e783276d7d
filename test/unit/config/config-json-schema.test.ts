import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { CONFIG_TEMPLATE } from '../../../src/commands/config/init-config.ts';
import { configJsonSchema } from '../../../src/config/config-json-schema.ts';
import { configSchema } from '../../../src/config/config-schema.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ajv = new Ajv2020({ strict: false, validateFormats: false });

describe('the JSON Schema for editors', () => {
  it('is the one that is published', () => {
    const published = readFileSync(join(ROOT, 'docs/schemas/config.schema.json'), 'utf8');
    expect(JSON.parse(published)).toEqual(configJsonSchema());
  });

  it.each([
    ['{}', true],
    ['failOn: none', true],
    ['extends: a.yaml', true],
    ['packs: {crypto: off}', true],
    ['allowlist: [{reason: x, paths: [a]}]', true],
    ['failOn: hgih', false],
    ['failon: high', false],
    ['packs: {secret: off}', false],
    ['rules: {x: lowest}', false],
    ['allowlist: [{paths: [a]}]', false],
    ['limits: {fileBytes: 3}', false],
    ['attribution: {mode: offf}', false],
  ])('agrees with the checks on %s', (text, isValid) => {
    const data = parse(text) as unknown;
    expect(z.safeParse(configSchema, data).success).toBe(isValid);
    expect(ajv.validate(configJsonSchema(), data)).toBe(isValid);
  });

  it('accepts what `config init` writes, also with every comment taken away', () => {
    const plain = CONFIG_TEMPLATE.replace(
      /^# (?=[ ]{0,8}[a-zA-Z-]+: ?\S*|[ ]+)(?!yaml-lang|hunkguard|From|Another|Whole|What|Own)/gm,
      '',
    );
    for (const text of [CONFIG_TEMPLATE, plain]) {
      const result = z.safeParse(configSchema, parse(text));
      expect(result.error?.issues).toBeUndefined();
    }
    expect(Object.keys(parse(plain) as object).length).toBeGreaterThan(4);
  });
});

/** The first example of the documentation that is a whole config. */
it('accepts the example of the documentation', () => {
  const docs = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
  const example = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(docs)?.[1] ?? '- none';
  expect(z.safeParse(configSchema, parse(example)).error?.issues).toBeUndefined();
});
