import { basename, relative } from 'node:path';
import { show } from '../../report/show.ts';
import type { Paint } from '../../report/text.ts';
import type { Change } from './change.ts';
import { shellQuote } from './shell-quote.ts';

const CONTEXT = 2;

/** The changes as a reader of diffs knows them; paths relative to the work tree's top. */
export function showPlan(changes: readonly Change[], top: string, paint: Paint): string {
  const shown = new Map<string, string>();
  return changes.map((change) => `${showChange(change, top, paint, shown)}\n`).join('');
}

/** @param shown the new hooks so far, without their names: five scripts that differ in nothing else are read once */
function showChange(change: Change, top: string, paint: Paint, shown: Map<string, string>): string {
  const name = (path: string) => show(relative(top, path) || path);
  switch (change.kind) {
    case 'move':
      return paint.bold(`move ${name(change.from)} → ${name(change.to)}`);
    case 'config':
      return change.after === null
        ? paint.bold(`git config --unset ${change.key}`)
        : paint.bold(`git config ${change.key} ${show(shellQuote(change.after))}`);
    case 'run':
      return paint.bold(`run  ${change.argv.map((word) => show(shellQuote(word))).join(' ')}`);
    case 'write': {
      const verb = change.before === null ? 'new ' : change.after === null ? 'drop' : 'edit';
      const mode = change.mode === null ? '' : ` (mode ${change.mode.toString(8)})`;
      const head = paint.bold(`${verb} ${name(change.path)}${mode}`);
      if (change.after === null) return head;
      const hook = basename(change.path);
      const pattern = textOf(change.after).join('\n').replaceAll(hook, '\0');
      const first = change.before === null ? shown.get(pattern) : undefined;
      if (first !== undefined) return `${head}\n${paint.dim(`  as ${first}, for ${show(hook)}`)}`;
      if (change.before === null) shown.set(pattern, name(change.path));
      return [head, ...diffLines(textOf(change.before), textOf(change.after), paint)].join('\n');
    }
  }
}

function textOf(content: Buffer | null): string[] {
  return content === null ? [] : content.toString('utf8').replace(/\n$/, '').split('\n');
}

interface DiffLine {
  sign: ' ' | '+' | '-';
  text: string;
}

function diffLines(before: string[], after: string[], paint: Paint): string[] {
  const lines = insertions(before, after, '+') ??
    insertions(after, before, '-') ?? [
      ...before.map((text) => ({ sign: '-', text }) as const),
      ...after.map((text) => ({ sign: '+', text }) as const),
    ];
  const paints = { ' ': paint.dim, '+': paint.green, '-': paint.red };
  return lines
    .filter((_, at) => lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(isChanged))
    .map(({ sign, text }) => paints[sign](`  ${sign} ${show(text)}`));
}

const isChanged = ({ sign }: DiffLine) => sign !== ' ';

/** The longer text's lines, when it is the shorter one with lines put in, as all of init's edits are. */
function insertions(shorter: string[], longer: string[], sign: '+' | '-'): DiffLine[] | null {
  let at = 0;
  const lines = longer.map((text): DiffLine => {
    if (text !== shorter[at]) return { sign, text };
    at++;
    return { sign: ' ', text };
  });
  return at === shorter.length ? lines : null;
}
