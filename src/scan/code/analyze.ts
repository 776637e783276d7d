import type { CodeAnalysis } from '../../rules/code-schema.ts';
import { type CodeRule, type Confidence, SEVERITIES, type Severity } from '../../rules/rule.ts';
import { findCalls } from './match/find-calls.ts';
import { findFollowed } from './match/find-followed.ts';
import { findBodies } from './match/find-functions.ts';
import { findNamed } from './match/find-named.ts';
import { findRemarks } from './match/find-remarks.ts';
import { findText, type TextHit } from './match/find-text.ts';
import {
  findAssigns,
  findBuilds,
  findCommands,
  findEntries,
  findReturns,
} from './match/find-values.ts';
import { findWrites } from './match/find-writes.ts';
import type { Hit, Inquiry } from './match/judge.ts';
import { type Lines, type Reach, reachOf } from './match/reach.ts';
import { ruleRegExp } from './match/rule-expression.ts';
import { MAX_BLAMED, saidOnce } from './match/said-once.ts';
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

/** A source that code rules are asked about; it is lexed once, when the first of them wants it. */
export interface SourceAnalysis {
  /** Lexes and models the source, unless that was done. */
  read: () => void;
  /** The matches of some rules, by place; rules that don't cover the language have none. */
  decide: (rules: readonly CodeRule[]) => CodeMatch[];
}

/**
 * Opens a whole staged file for code rules.
 * @param source the file, decoded; line numbers count LF only
 * @param language a language id of src/scan/language.ts
 * @param added the added lines, when only what they may be blamed for is asked
 */
export function openAnalysis(source: string, language: string, added?: Lines): SourceAnalysis {
  const text = readPart(source);
  const covered = coverage(text);
  let model: FileModel | undefined;
  let reach: Reach | undefined;
  const read = (): FileModel => {
    if (model !== undefined) return model;
    model = buildModel(text, language);
    reach = added === undefined ? undefined : reachOf(model, added);
    return model;
  };
  return {
    read,
    decide(rules) {
      const inLanguage = rules.filter((rule) => rule.languages.includes(language));
      // Of a change most rules find nothing: they are asked first then, since a pattern is costly to compile.
      const active = added === undefined ? inLanguage.filter(covered) : inLanguage;
      const matches = active.flatMap((rule) => {
        const found = runRule(read(), rule, reach);
        return reach === undefined || (found.length > 0 && covered(rule)) ? found : [];
      });
      return matches.sort((a, b) => a.startLine - b.startLine || a.startColumn - b.startColumn);
    },
  };
}

/** What code rules find in a whole file, or of it in what some added lines may be blamed for. */
export function analyzeSource(
  source: string,
  language: string,
  rules: readonly CodeRule[],
  added?: Lines,
): CodeMatch[] {
  return openAnalysis(source, language, added).decide(rules);
}

/** Whether a file is of the kind that a rule is about: asked before it is lexed, once for rules that ask the same. */
function coverage(text: string): (rule: CodeRule) => boolean {
  const answers = new Map<string, boolean>();
  const matches = (pattern: string): boolean => {
    const known = answers.get(pattern) ?? matchesAnywhere(ruleRegExp(pattern), text);
    answers.set(pattern, known);
    return known;
  };
  return ({ analysis }) => {
    const { file, notFile } = analysis as CodeAnalysis;
    return (file === undefined || matches(file)) && (notFile === undefined || !matches(notFile));
  };
}

function runRule(model: FileModel, rule: CodeRule, reach: Reach | undefined): CodeMatch[] {
  const analysis = rule.analysis as CodeAnalysis;
  const sources = analysis.sources === undefined ? undefined : ruleRegExp(analysis.sources);
  const followed =
    analysis.follows === undefined
      ? undefined
      : findFollowed(model, analysis.follows, analysis.notThrough);
  const context = analysis.context ?? 'any';
  const inquiry: Inquiry = { model, rule, context, sources, followed, reach };
  const hits: Hit[] = [
    ...(analysis.calls ?? []).flatMap((sink) => findCalls(inquiry, sink)),
    ...(analysis.assigns ?? []).flatMap((sink) => findAssigns(inquiry, sink)),
    ...(analysis.entries ?? []).flatMap((sink) => findEntries(inquiry, sink)),
    ...(analysis.returns ?? []).flatMap((sink) => findReturns(inquiry, sink)),
    ...(analysis.writes ?? []).flatMap((sink) => findWrites(inquiry, sink)),
    ...(analysis.builds ?? []).flatMap((sink) => findBuilds(inquiry, sink)),
    ...(analysis.commands ?? []).flatMap((sink) => findCommands(inquiry, sink)),
    ...(analysis.named ?? []).flatMap((sink) => findNamed(inquiry, sink)),
    ...(analysis.functions ?? []).flatMap((sink) => findBodies(inquiry, sink)),
  ];
  const texts = (analysis.text ?? []).flatMap((sink) => findText(inquiry, sink));
  const found = [
    ...saidOnce(inquiry, hits).map((hit) => ofTokens(model, rule, hit)),
    ...texts.map((hit) => ofText(model, rule, hit)),
  ];
  const remarks = (analysis.remarks ?? [])
    .flatMap((sink) => findRemarks(inquiry, sink))
    .map((hit) => ofText(model, rule, hit));
  return unique([
    ...found,
    ...remarks.filter((remark) => !found.some((one) => meets(one, remark))),
  ]);
}

function meets(one: CodeMatch, other: CodeMatch): boolean {
  return one.startLine <= other.endLine && one.endLine >= other.startLine;
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
  return SEVERITIES.indexOf(match.severity ?? match.rule.severity);
}

function ofTokens(model: FileModel, rule: CodeRule, hit: Hit): CodeMatch {
  const { tokens, lines } = model.source;
  const last = Math.min(hit.to, tokens.kinds.length) - 1;
  const start = tokens.starts[hit.from] as number;
  const placed = place(model, rule, start, Math.max(start + 1, tokens.ends[last] as number));
  const made = hit.made.map((token) => lines[token] as number).filter((line) => line !== undefined);
  const blame = [...new Set([...placed.blame, ...made, ...(hit.standsFor ?? [])])];
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
