import * as z from 'zod/mini';
import { ATTRIBUTION_MODES, DEFAULT_ATTRIBUTION, TRAILER_KEYS } from './options.ts';

const trailerKey = z.enum(TRAILER_KEYS);

/** The `attribution` section of the config file; unknown keys are errors, absent ones the defaults. */
export const attributionSchema = z.strictObject({
  mode: z._default(z.enum(ATTRIBUTION_MODES), DEFAULT_ATTRIBUTION.mode),
  trailer: z._default(
    z.pipe(
      z.union([trailerKey, z.array(trailerKey).check(z.minLength(1))]),
      z.transform((value) => (Array.isArray(value) ? [...new Set(value)] : [value])),
    ),
    [...DEFAULT_ATTRIBUTION.trailer],
  ),
  sensitivePaths: z._default(z.array(z.string().check(z.minLength(1))), []),
  lines: z._default(z.boolean(), DEFAULT_ATTRIBUTION.lines),
});
