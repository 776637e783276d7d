import type { Environment } from '../attribution/environment.ts';

/** What a message hook is called with. */
export interface MessageArguments {
  /** The message file, relative to the working directory or absolute. */
  file: string | undefined;
  /** `message`, `template`, `merge`, `squash`, `commit`, or empty for a plain `git commit`. */
  source: string;
  /** Whether somebody will edit the message: git sets `GIT_EDITOR=:` for its hooks when nobody will. */
  hasEditor: boolean;
}

/**
 * The arguments of prepare-commit-msg and commit-msg, whoever calls: git itself, lefthook (which leaves
 * `{2}` and `{3}` standing for arguments that git did not give) or the pre-commit framework (which gives
 * the file and puts the rest into variables).
 */
export function messageArguments(args: readonly string[], env: Environment): MessageArguments {
  const [file, source] = args.map((arg) => (/^\{\d\}$/.test(arg) ? undefined : arg));
  return {
    file,
    source: source ?? env.PRE_COMMIT_COMMIT_MSG_SOURCE ?? '',
    hasEditor: env.GIT_EDITOR !== ':',
  };
}
