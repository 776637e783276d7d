import { isMap, isSeq, type Node, parseDocument } from 'yaml';
import { ToolError } from '../../errors.ts';
import { HOOK_NAMES } from './hook-names.ts';
import { blockFile, insertBlock } from './marked-block.ts';
import { shellQuote } from './shell-quote.ts';

/** The hook types `pre-commit install` must install; without this key it installs pre-commit's alone. */
const TYPES_LINE = `default_install_hook_types: [${HOOK_NAMES.join(', ')}]`;

/**
 * A .pre-commit-config.yaml with a local repository of hunkguard's hooks, and with the hook types that
 * message hooks need. Only lines are added.
 * @param text null when there is no file yet
 * @throws ToolError when the file is not YAML in block style
 */
export function addToPreCommitConfig(text: string | null, launcher: string): string {
  const whole = [TYPES_LINE, 'repos:', ...repoLines(launcher, '  ')];
  if (text === null) return blockFile(whole);
  if (text.trim() === '') return insertBlock(text, text.length, whole);
  const document = parseDocument(text);
  const { contents } = document;
  const repos = isMap(contents) ? contents.get('repos', true) : undefined;
  if (
    document.errors.length > 0 ||
    !isMap(contents) ||
    contents.flow ||
    !isSeq(repos) ||
    repos.flow
  ) {
    throw byHand(launcher, document.errors[0]?.message ?? '`repos` is no list in block style');
  }
  const hasHooks = /\bid: *['"]?hunkguard/.test(text);
  const edited = hasHooks ? text : addRepo(text, repos, launcher);
  return contents.has('default_install_hook_types')
    ? edited
    : insertBlock(edited, startOfKeys(text, contents), [TYPES_LINE]);
}

/** Whether the file names the hook types that must be installed; missing ones, in git's order. */
export function missingHookTypes(text: string): string[] {
  const types: unknown = parseDocument(text).toJS()?.default_install_hook_types;
  const named = Array.isArray(types) ? types : ['pre-commit'];
  return HOOK_NAMES.filter((hook) => !named.includes(hook));
}

function addRepo(text: string, repos: Node & { items: unknown[] }, launcher: string): string {
  const first = repos.items[0] as Node | undefined;
  if (!first?.range || !repos.range) throw byHand(launcher, '`repos` is empty');
  const dash = text.lastIndexOf('-', first.range[0]);
  const indent = ' '.repeat(dash - (text.lastIndexOf('\n', dash) + 1));
  const end = repos.range[1];
  const lf = text.indexOf('\n', end);
  const at = text[end - 1] === '\n' ? end : lf < 0 ? text.length : lf + 1;
  return insertBlock(text, at, repoLines(launcher, indent), indent);
}

function startOfKeys(text: string, contents: Node): number {
  return text.lastIndexOf('\n', (contents.range?.[0] ?? 0) - 1) + 1;
}

function repoLines(launcher: string, indent: string): string[] {
  const start = `sh ${shellQuote(launcher)}`;
  const hook = (id: string, name: string, entry: string, stages: string, more: string[]) => [
    `- id: ${id}`,
    `  name: ${name}`,
    '  language: system',
    `  entry: '${`${start} ${entry}`.replaceAll("'", "''")}'`,
    `  stages: [${stages}]`,
    '  always_run: true',
    ...more,
  ];
  return [
    '- repo: local',
    '  hooks:',
    ...[
      ...hook(
        'hunkguard',
        'hunkguard (added lines)',
        'pre-commit',
        'pre-commit, pre-merge-commit',
        ['  pass_filenames: false', '  require_serial: true'],
      ),
      ...hook(
        'hunkguard-tag',
        'hunkguard (AI trailer)',
        'prepare-commit-msg',
        'prepare-commit-msg',
        [],
      ),
      ...hook('hunkguard-msg', 'hunkguard (message)', 'commit-msg', 'commit-msg', []),
      ...hook('hunkguard-push', 'hunkguard (push)', 'pre-push', 'pre-push', [
        '  pass_filenames: false',
        '  require_serial: true',
      ]),
    ].map((line) => `    ${line}`),
  ].map((line) => `${indent}${line}`);
}

function byHand(launcher: string, why: string): ToolError {
  return new ToolError(
    `.pre-commit-config.yaml can't be edited safely: ${why}`,
    `Add the hooks by hand (docs/hook-managers.md); their entry is \`sh ${launcher} <hook>\`.`,
  );
}
