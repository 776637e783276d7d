import { SEVERITIES } from '../../../rules/rule.ts';
import { lineAt } from '../syntax/source-file.ts';
import type { Hit, Inquiry } from './judge.ts';

/** More hits of one rule in one file are not compared with each other. */
const MAX_COMPARED = 400;
/** Of a sink that is longer the first so many lines are blamed with what stays: a call that spans more holds other code. */
export const MAX_BLAMED = 12;

/** The hits of one rule in one file, each flaw once: what stays is blamed on the lines of what goes. */
export function saidOnce(inquiry: Inquiry, hits: readonly Hit[]): Hit[] {
  return withoutSteps(inquiry, onceAbout(inquiry, hits));
}

/** Of low hits about the same values of the same function the first. */
function onceAbout(inquiry: Inquiry, hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  const first = new Map<string, number>();
  for (const hit of [...hits].sort((a, b) => a.from - b.from)) {
    const at = hit.about === undefined ? undefined : first.get(hit.about);
    if (at === undefined) {
      if (hit.about !== undefined) first.set(hit.about, kept.length);
      kept.push(hit);
    } else kept[at] = blaming(inquiry, kept[at] as Hit, hit);
  }
  return kept;
}

function blaming({ model }: Inquiry, kept: Hit, gone: Hit): Hit {
  const { lines, lineStarts, tokens } = model.source;
  const first = lines[gone.from] as number;
  const end = tokens.ends[Math.min(gone.to, lines.length) - 1] as number;
  const last = Math.min(lineAt(lineStarts, Math.max(0, end - 1)), first + MAX_BLAMED);
  const own = Array.from({ length: Math.max(1, last - first + 1) }, (_, i) => first + i);
  const standsFor = [...(kept.standsFor ?? []), ...own, ...(gone.standsFor ?? [])];
  return { ...kept, made: [...kept.made, ...gone.made], standsFor };
}

/**
 * The hits without those that are a step on the way to another one: `q = "…" + x`, `text(q)` and
 * `execute(text(q))` are one flaw. The worst verdict stays; of equal ones the last step, where the value
 * is used. A piece that is appended stays when it is as bad as the whole: the other pieces may be sound.
 */
function withoutSteps(inquiry: Inquiry, given: readonly Hit[]): Hit[] {
  if (given.length < 2 || given.length > MAX_COMPARED) return [...given];
  const hits = [...given];
  const starts = new Map<number, number[]>();
  hits.forEach((hit, index) => {
    const start = hit.whole ?? hit.from;
    starts.set(start, [...(starts.get(start) ?? []), index]);
  });
  const dropped = new Set<number>();
  given.forEach(({ from, made }, use) => {
    for (const step of new Set(made.flatMap((token) => starts.get(token) ?? []))) {
      if (given[step]?.from === from) continue;
      const difference = rank(inquiry, given[use] as Hit) - rank(inquiry, given[step] as Hit);
      if (difference === 0 && !given[step]?.isNaming && isAppended(inquiry, given[step] as Hit))
        continue;
      const isFirst =
        difference === 0 && (given[step]?.isNaming === true || given[use]?.isPassed === true);
      const [kept, gone] = difference <= 0 && !isFirst ? [use, step] : [step, use];
      hits[kept] = blaming(inquiry, hits[kept] as Hit, hits[gone] as Hit);
      dropped.add(gone);
    }
  });
  return hits.filter((_, index) => !dropped.has(index));
}

function rank({ rule }: Inquiry, { severity }: Hit): number {
  return SEVERITIES.indexOf(severity ?? rule.severity);
}

function isAppended({ model }: Inquiry, { from }: Hit): boolean {
  return /^[+.]=$/.test(model.source.tokens.values[from - 1] ?? '');
}
