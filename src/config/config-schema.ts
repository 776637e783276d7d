import * as z from 'zod/mini';
import { attributionSchema } from '../attribution/options-schema.ts';
import { checkUserPattern } from '../rules/check-user-pattern.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { PACK_NAMES } from '../rules/rule-packs.ts';

const text = z.string().check(z.minLength(1));
const severity = z.enum(['critical', 'high', 'medium', 'low']);
const onOff = z.enum(['on', 'off']);
const glob = z.string().check(
  z.minLength(1),
  z.maxLength(500),
  z.refine((value) => !value.startsWith('!'), 'a glob here may not begin with "!"'),
  z.refine((value) => !value.includes('\\'), 'a glob has forward slashes on every system'),
);
const pattern = z.string().check(
  z.minLength(1),
  z.superRefine((value, context) => {
    const flaw = checkUserPattern(value);
    if (flaw !== undefined) context.addIssue({ code: 'custom', message: flaw });
  }),
);

export const failOnSchema = z.enum([...SEVERITIES, 'none']);

const allowEntry = z
  .strictObject({
    reason: text,
    paths: z.optional(z.array(glob).check(z.minLength(1))),
    rules: z.optional(z.array(text).check(z.minLength(1))),
    linePattern: z.optional(pattern),
    secretPattern: z.optional(pattern),
  })
  .check(
    z.refine(
      ({ paths, rules, linePattern, secretPattern }) =>
        [paths, rules, linePattern, secretPattern].some((part) => part !== undefined),
      'an entry needs at least one of paths, rules, linePattern, secretPattern',
    ),
  );

const bytes = z.int().check(z.minimum(1024), z.maximum(1024 ** 3));

/** The config file: the one source of its checks, its type and its JSON Schema. */
export const configSchema = z.strictObject({
  extends: z.optional(z.union([text, z.array(text)])),
  failOn: z.optional(failOnSchema),
  rules: z.optional(z.record(z.string(), z.enum([...SEVERITIES, 'off']))),
  packs: z.optional(z.partialRecord(z.enum(PACK_NAMES), onOff)),
  allowlist: z.optional(z.array(allowEntry)),
  languages: z.optional(
    z.strictObject({
      off: z.optional(z.array(text)),
      files: z.optional(z.record(glob, text)),
    }),
  ),
  limits: z.optional(
    z.strictObject({ fileBytes: z.optional(bytes), sourceBytes: z.optional(bytes) }),
  ),
  rulesFiles: z.optional(z.array(text)),
  ownRules: z.optional(z.array(z.record(z.string(), z.unknown()))),
  attribution: z.optional(attributionSchema),
  policy: z.optional(
    z.strictObject({
      inlineIgnores: z.optional(onOff),
      ai: z.optional(z.strictObject({ failOn: z.optional(failOnSchema) })),
    }),
  ),
});

/** What a config file below the top of the repository may say: it can only make things stricter. */
export const nestedConfigSchema = z.strictObject({
  failOn: configSchema.shape.failOn,
  rules: configSchema.shape.rules,
  packs: configSchema.shape.packs,
  policy: configSchema.shape.policy,
});

export type ConfigFile = z.infer<typeof configSchema>;
export type NestedConfigFile = z.infer<typeof nestedConfigSchema>;
