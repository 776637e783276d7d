import * as z from 'zod/mini';

const trailerKey = z.enum(['AI-GENERATED', 'Assisted-by', 'Generated-by']);

/** The `attribution` section; src/attribution/options-schema.ts takes its place. */
export const attributionSection = z.strictObject({
  mode: z.optional(
    z.enum(['off', 'record', 'warn', 'require-marker', 'require-review', 'forbid', 'neutralise']),
  ),
  trailer: z.optional(z.union([trailerKey, z.array(trailerKey).check(z.minLength(1))])),
  sensitivePaths: z.optional(z.array(z.string().check(z.minLength(1)))),
  lines: z.optional(z.boolean()),
});
