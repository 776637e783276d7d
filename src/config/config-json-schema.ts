import * as z from 'zod/mini';
import { type ConfigFile, configSchema } from './config-schema.ts';

/** What an editor shows for a key. */
const HELP: Readonly<Record<keyof ConfigFile, string>> = {
  extends:
    "Files whose settings these are laid over: inside the repository, from this file's folder.",
  failOn: 'From which severity on a finding blocks. Default: high.',
  rules: 'Another severity for a rule, or off. Ids: hunkguard rules list.',
  packs: 'Whole families of rules, on or off.',
  allowlist: 'What is known to be harmless: all parts of an entry have to fit.',
  languages: 'Languages without code rules, and the language of files whose name does not tell.',
  limits: 'Sizes in bytes. What is beyond them is reported, never passed over in silence.',
  rulesFiles: 'Files of own rules, in the format of the built-in ones.',
  ownRules: 'Own rules, in place.',
  attribution: 'What is done about commits that an AI agent writes.',
  policy: 'Whether marks in lines count, and what holds for commits that an AI agent makes.',
};

/** JSON Schema of the config file, for editors; made from the same source as the checks. */
export function configJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
  const properties = Object.entries(schema.properties ?? {}).map(([key, value]) => [
    key,
    { description: HELP[key as keyof ConfigFile], ...(value as object) },
  ]);
  return {
    ...schema,
    title: 'hunkguard settings (.hunkguard.yaml)',
    properties: Object.fromEntries(properties),
  };
}
