import { relative } from 'node:path';
import { show } from '../../report/show.ts';
import type { Paint } from '../../report/text.ts';
import type { Change } from './change.ts';
import { shellQuote } from './shell-quote.ts';

const CONTEXT = 2;

/** The changes as a reader of diffs knows them; paths relative to the work tree's top. */
export function showPlan(changes: readonly Change[], top: string, paint: Paint): string {
  return changes.map((change) => `${showChange(change, top, paint)}\n`).join('');
}

function showChange(change: Change, top: string, paint: Paint): string {
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
      return [head, ...diffLines(textOf(change.before), textOf(change.after), paint)].join('\n');
    }
  }
}

function textOf(content: Buffer | null): string[] {
  return content === null ? [] : content.toString('utf8').replace(/\n$/, '').split('\n');
}

/** What init writes is put in or taken out in one piece or two: common first and last lines suffice. */
function diffLines(before: string[], after: string[], paint: Paint): string[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const line = (sign: string, paintLine: (text: string) => string) => (text: string) =>
    paintLine(`  ${sign} ${show(text)}`);
  return [
    ...before.slice(Math.max(0, start - CONTEXT), start).map(line(' ', paint.dim)),
    ...before.slice(start, before.length - end).map(line('-', paint.red)),
    ...after.slice(start, after.length - end).map(line('+', paint.green)),
    ...before.slice(before.length - end, before.length - end + CONTEXT).map(line(' ', paint.dim)),
  ];
}
