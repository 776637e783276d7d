import type { CodeAnalysis } from '../../rules/code-schema.ts';
import type { CodeRule, Confidence, Severity } from '../../rules/rule.ts';
import { findCalls } from './match/find-calls.ts';
import { findBodies } from './match/find-functions.ts';
import { findText, type TextHit } from './match/find-text.ts';
import {
  findAssigns,
  findBuilds,
  findCommands,
  findEntries,
  findReturns,
} from './match/find-values.ts';
import type { Hit, Inquiry } from './match/judge.ts';
import { ruleRegExp } from './match/path-pattern.ts';
import { matchesAnywhere } from './match/windowed.ts';
import { buildModel, type FileModel } from './syntax/file-model.ts';
import { lineAt } from './syntax/source-file.ts';

/** A code rule's match in a whole file. Lines and columns are 1-based, columns in UTF-16 units, end exclusive. */
export interface CodeMatch {
  rule: CodeRule;
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  /** The lines that make the flaw: it is reported when one of these was added, and on that line when the first was not. */
  blame: readonly number[];
  /** Set when the evidence at hand says other than the rule's default. */
  severity?: Severity;
  confidence?: Confidence;
}

/** Longer sources are read up to here: what follows is generated, and minified code has no lines to blame. */
const MAX_LENGTH = 1_500_000;
/** The same for text on a few endless lines: a line is reported once, however much stands on it. */
const MAX_MINIFIED_LENGTH = 250_000;
const MINIFIED_LINE = 5_000;

function readPart(source: string): string {
  if (source.length <= MAX_MINIFIED_LENGTH) return source;
  let lines = 1;
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) lines++;
  const isMinified = source.length / lines > MINIFIED_LINE;
  return source.slice(0, isMinified ? MAX_MINIFIED_LENGTH : MAX_LENGTH);
}

/**
 * Decides code rules on a whole staged file.
 * @param source the file, decoded; line numbers count LF only
 * @param language a language id of src/scan/language.ts
 * @param rules only those whose keywords stand on an added line and that cover this language
 */
export function analyzeSource(
  source: string,
  language: string,
  rules: readonly CodeRule[],
): CodeMatch[] {
  const text = readPart(source);
  const active = rules.filter((rule) => rule.languages.includes(language) && covers(rule, text));
  if (active.length === 0) return [];
  const model = buildModel(text, language);
  const matches = active.flatMap((rule) => runRule(model, rule));
  return matches.sort((a, b) => a.startLine - b.startLine || a.startColumn - b.startColumn);
}

/** Whether the file is of the kind that a rule is about: asked before anything is lexed. */
function covers(rule: CodeRule, text: string): boolean {
  const { file, notFile } = rule.analysis as CodeAnalysis;
  if (file !== undefined && !matchesAnywhere(ruleRegExp(file), text)) return false;
  return notFile === undefined || !matchesAnywhere(ruleRegExp(notFile), text);
}

function runRule(model: FileModel, rule: CodeRule): CodeMatch[] {
  const analysis = rule.analysis as CodeAnalysis;
  const sources = analysis.sources === undefined ? undefined : ruleRegExp(analysis.sources);
  const inquiry: Inquiry = { model, rule, context: analysis.context ?? 'any', sources };
  const hits: Hit[] = [
    ...(analysis.calls ?? []).flatMap((sink) => findCalls(inquiry, sink)),
    ...(analysis.assigns ?? []).flatMap((sink) => findAssigns(inquiry, sink)),
    ...(analysis.entries ?? []).flatMap((sink) => findEntries(inquiry, sink)),
    ...(analysis.returns ?? []).flatMap((sink) => findReturns(inquiry, sink)),
    ...(analysis.builds ?? []).flatMap((sink) => findBuilds(inquiry, sink)),
    ...(analysis.commands ?? []).flatMap((sink) => findCommands(inquiry, sink)),
    ...(analysis.functions ?? []).flatMap((sink) => findBodies(inquiry, sink)),
  ];
  const matches = hits.map((hit) => ofTokens(model, rule, hit));
  const texts = (analysis.text ?? []).flatMap((sink) => findText(inquiry, sink));
  return unique([
    ...withoutSteps(model, matches, hits),
    ...texts.map((hit) => ofText(model, rule, hit)),
  ]);
}

/** One match per start line and rule: the worst verdict. */
function unique(matches: CodeMatch[]): CodeMatch[] {
  const best = new Map<number, CodeMatch>();
  for (const match of matches) {
    const known = best.get(match.startLine);
    if (known === undefined || rank(match) < rank(known)) best.set(match.startLine, match);
  }
  return [...best.values()];
}

function rank(match: CodeMatch): number {
  return ['critical', 'high', 'medium', 'low'].indexOf(match.severity ?? match.rule.severity);
}

/** More hits of one rule in one file are not compared with each other. */
const MAX_COMPARED = 400;

/**
 * The matches without those that are a step on the way to another one: `q = "…" + x`, `text(q)` and
 * `execute(text(q))` are one flaw. The worst verdict stays; of equal ones the last step, where the value
 * is used. A piece that is appended stays when it is as bad as the whole: the other pieces may be sound.
 * What stays is blamed on the lines of what goes.
 */
function withoutSteps(model: FileModel, matches: CodeMatch[], hits: readonly Hit[]): CodeMatch[] {
  if (hits.length < 2 || hits.length > MAX_COMPARED) return matches;
  const starts = new Map<number, number[]>();
  hits.forEach((hit, index) => {
    const start = hit.whole ?? hit.from;
    starts.set(start, [...(starts.get(start) ?? []), index]);
  });
  const dropped = new Set<CodeMatch>();
  hits.forEach(({ from, made }, index) => {
    const use = matches[index] as CodeMatch;
    for (const other of new Set(made.flatMap((token) => starts.get(token) ?? []))) {
      if (hits[other]?.from === from) continue;
      const step = matches[other] as CodeMatch;
      if (rank(use) === rank(step) && isAppended(model, hits[other] as Hit)) continue;
      const [kept, gone] = rank(use) <= rank(step) ? [use, step] : [step, use];
      kept.blame = [...new Set([...kept.blame, ...gone.blame])];
      dropped.add(gone);
    }
  });
  return matches.filter((match) => !dropped.has(match));
}

function isAppended({ source }: FileModel, { from }: Hit): boolean {
  return /^[+.]=$/.test(source.tokens.values[from - 1] ?? '');
}

function ofTokens(model: FileModel, rule: CodeRule, hit: Hit): CodeMatch {
  const { tokens, lines } = model.source;
  const last = Math.min(hit.to, tokens.kinds.length) - 1;
  const start = tokens.starts[hit.from] as number;
  const placed = place(model, rule, start, Math.max(start + 1, tokens.ends[last] as number));
  const made = hit.made.map((token) => lines[token] as number).filter((line) => line !== undefined);
  const blame = [...new Set([...placed.blame, ...made])];
  return {
    ...placed,
    blame,
    ...(hit.severity === undefined ? {} : { severity: hit.severity }),
    ...(hit.confidence === undefined ? {} : { confidence: hit.confidence }),
  };
}

function ofText(model: FileModel, rule: CodeRule, hit: TextHit): CodeMatch {
  const placed = place(model, rule, hit.start, Math.max(hit.start + 1, hit.end));
  return hit.severity === undefined ? placed : { ...placed, severity: hit.severity };
}

/** At most this many lines of one sink are blamed: a call that spans more holds other code. */
const MAX_BLAMED = 12;

function place(model: FileModel, rule: CodeRule, start: number, end: number): CodeMatch {
  const { lineStarts } = model.source;
  const startLine = lineAt(lineStarts, start);
  const endLine = lineAt(lineStarts, end - 1);
  const blamed = Math.min(endLine, startLine + MAX_BLAMED);
  return {
    rule,
    startLine,
    startColumn: start - (lineStarts[startLine - 1] as number) + 1,
    endLine,
    endColumn: end - (lineStarts[endLine - 1] as number) + 1,
    blame: Array.from({ length: blamed - startLine + 1 }, (_, i) => startLine + i),
  };
}
