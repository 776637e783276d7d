import { Command, CommanderError } from 'commander';
import type { CommandResult, Io } from './command.ts';
import { REGISTRY } from './registry.ts';
import { VERSION } from './version.ts';

/**
 * The command line but for `hook`: commander reads the arguments, the command answers.
 * A usage error is exit code 2, as everything that could not run.
 */
export async function runProgram(argv: readonly string[], io: Io): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  let answer: CommandResult | undefined;
  const program = new Command('hunkguard')
    .description(
      'Guards the lines you are about to commit: secrets, injection flaws, AI attribution.',
    )
    .version(VERSION)
    .showHelpAfterError('(add --help for the options)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        stdout += text;
      },
      writeErr: (text) => {
        stderr += text;
      },
    });
  for (const register of REGISTRY) {
    register(program, {
      io,
      answer: (result) => {
        answer = result;
      },
    });
  }
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { exitCode: error.exitCode === 0 ? 0 : 2, stdout, stderr };
  }
  return (
    answer ?? { exitCode: 2, stdout, stderr: `${stderr}hunkguard: the command gave no answer\n` }
  );
}
