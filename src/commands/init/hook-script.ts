import { shellQuote } from './shell-quote.ts';

/** Second line of every script that hunkguard writes; `isOurScript` goes by it. */
export const SCRIPT_MARK = '# hunkguard hook 1: ';

export interface HookScript {
  hook: string;
  /** Where hook.sh may stand, tried in order: relative to the work tree's top, or absolute. */
  launchers: readonly string[];
  /** The node that wrote this; null in a script that is shared through the repository. */
  node: string | null;
  /**
   * The hook that was here before: a name beside the script, or the absolute path of another folder's
   * hook. It runs first, since it may still change what is staged.
   */
  kept: string | null;
  /** false: hunkguard has no business in this hook, the script only hands on to `kept`. */
  runsHunkguard: boolean;
}

/** The text of a hook script: POSIX sh, refuses when hunkguard is gone instead of passing in silence. */
export function hookScript(script: HookScript): string {
  return [
    '#!/bin/sh',
    `${SCRIPT_MARK}written by \`hunkguard init\`; \`hunkguard uninstall\` puts back what was here.`,
    ...keptLines(script),
    ...(script.runsHunkguard ? launchLines(script) : []),
    '',
  ].join('\n');
}

/** Whether a hook is one that `hookScript` wrote, of this or of another version. */
export function isOurScript(text: string): boolean {
  return /^#!\/bin\/sh\n# hunkguard hook \d+: /.test(text);
}

/** The `kept` that a script of ours was written with. */
export function keptOf(text: string): string | null {
  const word = /^kept=(.*)$/m.exec(text)?.[1];
  if (word === undefined) return null;
  const bare = word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word;
  return bare.replace(/^"\$\{0%\/\*\}"\//, '');
}

/** git runs a hook only when it is executable, so a kept one that isn't stays silent as well. */
function keptLines({ hook, kept, runsHunkguard }: HookScript): string[] {
  if (kept === null) return [];
  const word = kept.startsWith('/')
    ? shellQuote(kept)
    : `"\${0%/*}"/${shellQuote(kept)}`;
  const run =
    hook === 'pre-push' && runsHunkguard
      ? ['  refs=$(cat; printf .)', '  printf %s "${refs%.}" | "$kept" "$@" || exit']
      : ['  "$kept" "$@" || exit'];
  return [`kept=${word}`, 'if [ -f "$kept" ] && [ -x "$kept" ]; then', ...run, 'fi'];
}

function launchLines({ hook, launchers, node, kept }: HookScript): string[] {
  const replay = hook === 'pre-push' && kept !== null;
  const start = 'sh "$launcher" ' + hook + ' "$@"';
  const places = launchers.join(' nor ').replaceAll(/["$`\\]/g, '?');
  return [
    ...(node === null
      ? []
      : [`export HUNKGUARD_INIT_NODE=${shellQuote(node)}`]),
    `for launcher in ${launchers.map(shellQuote).join(' ')}; do`,
    '  [ -f "$launcher" ] || continue',
    ...(replay
      ? [
          '  [ -n "$refs" ] || exec ' + start,
          '  printf %s "${refs%.}" | ' + start,
          '  exit',
        ]
      : [`  exec ${start}`]),
    'done',
    ...goneLines(hook, places),
  ];
}

/** What happens when the package was removed and the hook was not. */
function goneLines(hook: string, places: string): string[] {
  const ends = hook === 'prepare-commit-msg' ? 'exit 0' : 'exit 2';
  return [
    '[ "$HUNKGUARD" = 0 ] && exit 0',
    `echo "hunkguard: could not run: it is not at ${places}" >&2`,
    'echo "  Mend: npm install, or npx hunkguard init. To take the hook out: rm $0" >&2',
    ...(hook === 'prepare-commit-msg'
      ? []
      : ['[ "$HUNKGUARD_FAIL_OPEN" = 1 ] && echo "  Passing unscanned, because HUNKGUARD_FAIL_OPEN=1." >&2 && exit 0']),
    ends,
  ];
}
