import { shellQuote, shellUnquote } from './shell-quote.ts';

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

const BESIDE = `"\${0%/*}"/`;
const REPLAY = `printf %s "\${refs%.}" | `;

/** The text of a hook script: POSIX sh, refuses when hunkguard is gone instead of passing in silence. */
export function hookScript(script: HookScript): string {
  return [
    '#!/bin/sh',
    '# hunkguard hook 1: written by `hunkguard init`; `hunkguard uninstall` puts back what was here.',
    ...keptLines(script),
    ...(script.runsHunkguard ? [...launchLines(script), ...goneLines(script)] : []),
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
  return shellUnquote(word.startsWith(BESIDE) ? word.slice(BESIDE.length) : word);
}

/** The places a script of ours looks for hook.sh. */
export function launchersOf(text: string): string[] {
  const words = /^for launcher in (.*); do$/m.exec(text)?.[1] ?? '';
  return (words.match(/(?:'(?:[^']|'\\'')*'|[^ ]+)/g) ?? []).map(shellUnquote);
}

/** git runs a hook only when it is executable, so a kept one that isn't stays silent as well. */
function keptLines({ hook, kept, runsHunkguard }: HookScript): string[] {
  if (kept === null) return [];
  const replays = hook === 'pre-push' && runsHunkguard;
  return [
    `kept=${kept.startsWith('/') ? '' : BESIDE}${shellQuote(kept)}`,
    ...(replays ? ['refs=$(cat; printf .)'] : []),
    'if [ -f "$kept" ] && [ -x "$kept" ]; then',
    `  ${replays ? REPLAY : ''}"$kept" "$@" || exit`,
    'fi',
  ];
}

function launchLines({ hook, launchers, node, kept }: HookScript): string[] {
  const start = `sh "$launcher" ${hook} "$@"`;
  const replays = hook === 'pre-push' && kept !== null;
  return [
    ...(node === null ? [] : [`export HUNKGUARD_INIT_NODE=${shellQuote(node)}`]),
    `for launcher in ${launchers.map(shellQuote).join(' ')}; do`,
    '  [ -f "$launcher" ] || continue',
    ...(replays ? [`  ${REPLAY}${start}`, '  exit'] : [`  exec ${start}`]),
    'done',
  ];
}

/** What happens when the package was removed and the hook was not. */
function goneLines({ hook, launchers }: HookScript): string[] {
  const places = shellQuote(`hunkguard: could not run: it is not at ${launchers.join(' nor ')}`);
  const stops = hook !== 'prepare-commit-msg';
  return [
    ...(stops ? ['[ "$HUNKGUARD" = 0 ] && exit 0'] : []),
    `printf '%s\\n' ${places} >&2`,
    'printf \'%s\\n\' "  Mend: npm install, or npx hunkguard init. This hook is $0" >&2',
    ...(stops
      ? [
          'if [ "$HUNKGUARD_FAIL_OPEN" = 1 ]; then',
          "  printf '%s\\n' '  Passing unscanned, because HUNKGUARD_FAIL_OPEN=1.' >&2",
          '  exit 0',
          'fi',
          'exit 2',
        ]
      : ['exit 0']),
  ];
}
