import * as z from 'zod/mini';
import { configSchema } from './config-schema.ts';

/** JSON Schema of the config file, for editors; made from the same source as the checks. */
export function configJsonSchema(): Record<string, unknown> {
  return {
    title: 'hunkguard settings (.hunkguard.yaml)',
    ...z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }),
  };
}
