import type { CommandResult, Io } from './commands/command.ts';
import { ToolError } from './errors.ts';

type HookMain = (argv: readonly string[], io: Io) => Promise<CommandResult>;

/** Each hook loads what it needs and nothing of the others. */
const HOOKS: Readonly<Record<string, () => Promise<{ main: HookMain }>>> = {
  'pre-commit': () => import('../hooks/pre-commit.ts'),
  'pre-merge-commit': () => import('../hooks/pre-commit.ts'),
  'prepare-commit-msg': () => import('../hooks/prepare-commit-msg.ts'),
  'commit-msg': () => import('../hooks/commit-msg.ts'),
  'pre-push': () => import('../hooks/pre-push.ts'),
  'pre-receive': () => import('../hooks/pre-receive.ts'),
};

/** Runs one git hook by its name. `HUNKGUARD=0` switches it off for one command, and says so. */
export async function runHook(argv: readonly string[], io: Io): Promise<CommandResult> {
  const [name = '', ...rest] = argv;
  const load = Object.hasOwn(HOOKS, name) ? HOOKS[name] : undefined;
  if (load === undefined) {
    throw new ToolError(`no hook is called "${name}"`, `Known: ${Object.keys(HOOKS).join(', ')}.`);
  }
  if (io.env.HUNKGUARD === '0') {
    return { exitCode: 0, stdout: '', stderr: `hunkguard: ${name} skipped, because HUNKGUARD=0\n` };
  }
  return (await load()).main(rest, io);
}
