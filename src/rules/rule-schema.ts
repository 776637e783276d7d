import * as z from 'zod/mini';
import { codeAnalysis } from './code-schema.ts';
import { CATEGORIES, type Rule, type RuleText } from './rule.ts';
import { tokenPattern } from './token-pattern.ts';

const severity = z.enum(['critical', 'high', 'medium', 'low']);
const confidence = z.enum(['high', 'medium', 'low']);
const nonEmpty = z.string().check(z.minLength(1));
const near = z.strictObject({
  pattern: nonEmpty,
  flags: z.optional(z.string()),
  lines: z.number().check(z.minimum(0), z.maximum(200)),
  side: z.optional(z.literal('after')),
});
/** A snippet, with the path it stands in when the rule asks for one. */
const example = z.union([
  z.string(),
  z.strictObject({ text: z.string(), path: z.optional(z.string()) }),
]);

const text = {
  id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is kebab-case')),
  title: nonEmpty,
  category: z.enum(CATEGORIES),
  severity,
  confidence,
  cwe: z.string().check(z.regex(/^CWE-\d+$/)),
  owasp: z.string().check(z.regex(/^A(?:0\d|10):2021$/)),
  why: nonEmpty,
  fix: nonEmpty,
  fixes: z.optional(z.record(z.string(), z.string())),
  rewrite: z.optional(z.array(z.strictObject({ pattern: nonEmpty, to: z.string() }))),
  references: z.optional(z.array(z.string())),
  provider: z.optional(nonEmpty),
  examples: z.array(example).check(z.minLength(1)),
  negativeExamples: z.array(example).check(z.minLength(1)),
};
const where = {
  languages: z.optional(z.array(z.string())),
  paths: z.optional(
    z.strictObject({
      include: z.optional(z.array(z.string())),
      exclude: z.optional(z.array(z.string())),
    }),
  ),
  keywords: z.array(nonEmpty).check(z.minLength(1)),
};

/** A rule decided by a pattern on the added line, with conditions around it. */
const decided = {
  anchor: z.optional(z.enum(['start', 'end'])),
  needs: z.optional(z.string().check(z.regex(/^[!-~]$/, 'one character of ASCII'))),
  lines: z.optional(z.number().check(z.minimum(0), z.maximum(3))),
  flags: z.optional(z.string().check(z.regex(/^[isu]*$/))),
  entropy: z.optional(z.number()),
  validate: z.optional(z.string()),
  judge: z.optional(z.string()),
  in: z.optional(z.enum(['code', 'string', 'comment', 'any'])),
  near: z.optional(z.array(near)),
  notNear: z.optional(z.array(near)),
  unless: z.optional(z.array(nonEmpty)),
  specificity: z.optional(z.number()),
};
export const patternRuleSchema = z.strictObject({
  ...text,
  ...where,
  ...decided,
  pattern: nonEmpty,
});

/**
 * A rule for an issued token: `token` is its own shape alone, `alphabet` the characters that would make
 * it a longer one. What else stands around it never decides (token-pattern.ts).
 */
export const tokenRuleSchema = z.strictObject({
  ...text,
  ...where,
  ...decided,
  token: nonEmpty,
  alphabet: z.optional(nonEmpty),
});

/** A rule decided by a new file's path alone. */
export const fileRuleSchema = z.strictObject({
  ...text,
  paths: where.paths,
  file: nonEmpty,
  exceptFile: z.optional(nonEmpty),
});

/** A rule decided by reading the staged file. */
export const codeRuleSchema = z.strictObject({
  ...text,
  ...where,
  languages: z.array(z.string()).check(z.minLength(1)),
  linePattern: z.optional(nonEmpty),
  analysis: codeAnalysis,
});

export type Example = string | { text: string; path?: string | undefined };

/** A rule as its YAML file says it: what the scan needs, what people read, and its self-tests. */
export interface SourceRule {
  rule: Rule;
  text: RuleText;
  examples: Example[];
  negativeExamples: Example[];
  /** The rule was written as a token's own shape: it is found whatever stands around it. */
  token?: boolean;
}

const TEXT_FIELDS = [
  'id',
  'title',
  'category',
  'severity',
  'confidence',
  'cwe',
  'owasp',
  'why',
  'fix',
  'fixes',
  'rewrite',
  'references',
  'provider',
];

/**
 * Splits one validated rule into the part the scan loads and the part that only reports need.
 * @param raw one entry of a rule file's `rules`, its `defaults` already merged in
 * @throws z.core.$ZodError naming each wrong field
 */
export function toSourceRule(raw: Record<string, unknown>): SourceRule {
  const { examples, negativeExamples, ...rest } = z.parse(schemaOf(raw), raw) as Record<
    string,
    unknown
  >;
  const ruleText: Record<string, unknown> = {};
  const rule: Record<string, unknown> = { kind: kindOf(raw) };
  for (const [key, value] of Object.entries(rest)) {
    if (value === undefined) continue;
    if (TEXT_FIELDS.includes(key)) ruleText[key] = value;
    if (!TEXT_FIELDS.includes(key) || ['id', 'category', 'severity', 'confidence'].includes(key))
      rule[key] = value;
  }
  const { keywords = [], token, alphabet } = rule as Partial<Record<string, string & string[]>>;
  rule.keywords = keywords;
  if (token !== undefined) {
    rule.pattern = tokenPattern(token, alphabet);
    delete rule.token;
    delete rule.alphabet;
  }
  return {
    rule: rule as unknown as Rule,
    text: ruleText as unknown as RuleText,
    examples: examples as Example[],
    negativeExamples: negativeExamples as Example[],
    token: token !== undefined,
  };
}

function kindOf(raw: Record<string, unknown>): Rule['kind'] {
  if ('analysis' in raw) return 'code';
  return 'file' in raw ? 'file' : 'pattern';
}

function schemaOf(raw: Record<string, unknown>) {
  if ('analysis' in raw) return codeRuleSchema;
  if ('file' in raw) return fileRuleSchema;
  return 'token' in raw ? tokenRuleSchema : patternRuleSchema;
}
