import type { Register } from '../registry.ts';

/** `hunkguard hook NAME`, for the help alone: src/cli.ts runs hooks without loading commander. */
export const registerHook: Register = (program) => {
  program
    .command('hook')
    .description('what git’s hooks call')
    .argument(
      '<name>',
      'pre-commit, pre-merge-commit, prepare-commit-msg, commit-msg, pre-push or pre-receive',
    )
    .argument(
      '[args...]',
      'what git hands to the hook; pre-push and pre-receive read stdin as well',
    )
    .addHelpText(
      'after',
      '\nHUNKGUARD=0 skips it once, HUNKGUARD_FAIL_OPEN=1 passes when it can’t run,\nHUNKGUARD_ALLOW_WEAKEN=1 accepts settings that the change itself loosens.\n',
    );
};
