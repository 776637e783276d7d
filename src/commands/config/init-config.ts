import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG_NAME } from '../../config/config-name.ts';
import { ToolError } from '../../errors.ts';
import { findRoot } from '../../git/find-repository.ts';
import type { CommandResult, Io } from '../command.ts';

/** Says what there is; switches nothing. */
export const CONFIG_TEMPLATE = `# yaml-language-server: $schema=./node_modules/hunkguard/dist/config.schema.json
# hunkguard's settings; docs/configuration.md explains each. Read from HEAD: they hold from the commit
# after the one that brings them.

# From which severity on a finding blocks: critical, high, medium, low, none.
failOn: high

# Another severity for a rule, or off. Ids: hunkguard rules list
# rules:
#   weak-hash-password: critical
#   generic-secret: off

# Whole families: secrets, injection, auth, crypto, hardening, infrastructure, ai.
# packs:
#   hardening: off

# What is known to be harmless: every part of an entry has to fit.
# allowlist:
#   - reason: Recorded answers of a test server
#     paths: ["test/fixtures/**"]
#     rules: [generic-secret]
#     linePattern: "x-test-token"

# Own rules, in the format of the built-in ones.
# rulesFiles: [security/rules.yaml]

# What holds for commits that an AI agent makes, and whether marks in lines may silence findings.
# policy:
#   ai:
#     failOn: medium
#   inlineIgnores: on
`;

/** `hunkguard config init`. */
export async function initConfig(io: Io): Promise<CommandResult> {
  const path = join(findRoot(io.cwd), CONFIG_NAME);
  try {
    await writeFile(path, CONFIG_TEMPLATE, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ToolError(
      code === 'EEXIST' ? `${CONFIG_NAME} is there already` : `${path}: ${message}`,
      'Nothing was written. To check it: hunkguard config validate',
      { cause: error },
    );
  }
  return { exitCode: 0, stdout: `wrote ${CONFIG_NAME}\n`, stderr: '' };
}
