import { isMap, isSeq, type Node, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { ToolError } from '../../errors.ts';
import { HOOK_NAMES, type HookName } from './hook-names.ts';
import { blockFile, insertBlock } from './marked-block.ts';
import { shellQuote } from './shell-quote.ts';

const ASSERT = 'assert_lefthook_installed';

/**
 * A lefthook config with a job of hunkguard in each hook that does not name it yet. Only lines are added, at
 * the end of the hook's own list; nothing else moves.
 * @param text null when there is no file yet
 * @throws ToolError when the file is not YAML in block style
 */
export function addToLefthook(text: string | null, launcher: string): string {
  let edited = text ?? '';
  const missing: HookName[] = [];
  for (const hook of HOOK_NAMES) {
    const pair = topLevelPair(edited, hook);
    if (pair === null) missing.push(hook);
    else if (!mentions(edited, pair)) edited = addToHook(edited, pair, hook, launcher);
  }
  const lines = missing.flatMap((hook) => [
    `${hook}:`,
    '  jobs:',
    ...jobLines(hook, launcher, '    '),
  ]);
  // Without it lefthook's hooks pass in silence where lefthook is not installed.
  if (topLevelPair(edited, ASSERT) === null) lines.unshift(`${ASSERT}: true`);
  if (lines.length === 0) return edited;
  return text === null ? blockFile(lines) : insertBlock(edited, edited.length, lines);
}

/** What a job of hunkguard runs; lefthook puts arguments in without quoting them. */
export function lefthookRun(hook: HookName, launcher: string): string {
  const start = `sh ${shellQuote(launcher)} ${hook}`;
  if (hook === 'prepare-commit-msg') return `${start} "{1}" "{2}" "{3}" || true`;
  if (hook === 'commit-msg') return `${start} "{1}"`;
  return hook === 'pre-push' ? `${start} "{1}" "{2}"` : start;
}

function jobLines(hook: HookName, launcher: string, indent: string): string[] {
  return [
    `${indent}- name: hunkguard`,
    `${indent}  run: ${yamlText(lefthookRun(hook, launcher))}`,
    ...(hook === 'pre-push' ? [`${indent}  use_stdin: true`] : []),
  ];
}

function commandLines(hook: HookName, launcher: string, indent: string): string[] {
  return [`${indent}hunkguard:`, ...jobLines(hook, launcher, indent).slice(1)];
}

function yamlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function addToHook(text: string, pair: BlockPair, hook: HookName, launcher: string): string {
  const { value } = pair;
  if (!isMap(value) || value.flow || value.items.length === 0) throw byHand(hook, launcher);
  const jobs = value.get('jobs', true);
  const commands = value.get('commands', true);
  const indent = columnOf(text, value);
  if (isSeq(jobs)) {
    const first = jobs.items[0] as Node | undefined;
    if (jobs.flow || !first?.range) throw byHand(hook, launcher);
    const dash = ' '.repeat(
      text.lastIndexOf('-', first.range[0]) - lineStart(text, first.range[0]),
    );
    return insertBlock(text, endOf(text, jobs), jobLines(hook, launcher, dash), dash);
  }
  if (isMap(commands)) {
    if (commands.flow || commands.items.length === 0) throw byHand(hook, launcher);
    const at = columnOf(text, commands);
    return insertBlock(text, endOf(text, commands), commandLines(hook, launcher, at), at);
  }
  const lines = [`${indent}jobs:`, ...jobLines(hook, launcher, `${indent}  `)];
  return insertBlock(text, endOf(text, value), lines, indent);
}

type BlockPair = Pair<Scalar, Node | null>;

function topLevelPair(text: string, key: string): BlockPair | null {
  const document = parseDocument(text, { keepSourceTokens: true });
  const { contents } = document;
  if (document.errors.length > 0 || (contents !== null && (!isMap(contents) || contents.flow))) {
    throw new ToolError(
      `the lefthook config can't be edited: ${document.errors[0]?.message ?? 'it is no block mapping'}`,
      'Add the jobs by hand (docs/hook-managers.md), then run `npx hunkguard doctor`.',
    );
  }
  const pairs = ((contents as YAMLMap | null)?.items ?? []) as BlockPair[];
  return pairs.find((pair) => pair.key.value === key) ?? null;
}

function mentions(text: string, { value }: BlockPair): boolean {
  return value?.range ? text.slice(value.range[0], value.range[1]).includes('hunkguard') : false;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The blanks before a block mapping's first key. */
function columnOf(text: string, map: YAMLMap): string {
  const at = map.range?.[0] ?? 0;
  return ' '.repeat(at - lineStart(text, at));
}

/** Start of the line behind a block collection's last value. */
function endOf(text: string, node: Node): number {
  const end = node.range?.[1] ?? text.length;
  if (text[end - 1] === '\n') return end;
  const lf = text.indexOf('\n', end);
  return lf < 0 ? text.length : lf + 1;
}

function byHand(hook: HookName, launcher: string): ToolError {
  return new ToolError(
    `the lefthook config's ${hook} is not in block style and can't be edited safely`,
    `Add a job by hand: {name: hunkguard, run: ${lefthookRun(hook, launcher)}}`,
  );
}
