import type { AddedChunk, ChangedFile } from '../diff/added-chunk.ts';
import { runAutomaton } from '../rules/keyword-automaton.ts';
import type { PatternRule } from '../rules/rule.ts';
import { ANY_CASE, type RuleSet } from '../rules/rule-set.ts';
import { ANYWHERE, AT_START, CODE, FILE } from '../rules/rule-traits.ts';
import type { Candidate } from './candidate.ts';
import { characterAhead } from './character-ahead.ts';
import { languageOf } from './language.ts';
import { type LineText, matchAnchored, matchAnywhere } from './match-rule.ts';
import { pathKind } from './path-kind.ts';
import { isSilentIn } from './secrets/judge.ts';

/** A line longer than a window is scanned in overlapping windows, so that no pattern sees a huge text. */
const WINDOW = 8192;
const STEP = 4096;
const LEAD = 2048;

export interface PassOneSink {
  candidate: (candidate: Candidate) => void;
  /** An added line of the file holds what opens a code rule: pass 2 reads it. Once for a rule and a file. */
  suspect: (file: ChangedFile, ruleIndex: number) => void;
}

export interface PassOneOptions {
  rules: RuleSet;
  /** Latin-1: one character per byte. */
  decode: (bytes: Uint8Array, start: number, end: number) => string;
  /** The language id of a path, where the user has a say in it. */
  languageOf?: (path: string) => string;
  sink: PassOneSink;
}

/** @returns what scans one chunk; call it with every chunk of a change in order */
export function createPassOne(options: PassOneOptions): (chunk: AddedChunk) => void {
  const scan = createLineScan(options);
  return (chunk) => {
    scan(chunk, chunk.bytes);
    // UTF-16 text is ASCII laced with NULs: what is left without them is what a reader sees.
    if (chunk.bytes.includes(0)) scan(chunk, withoutNuls(chunk.bytes));
  };
}

function withoutNuls(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte) => byte !== 0);
}

function createLineScan(options: PassOneOptions): (chunk: AddedChunk, bytes: Uint8Array) => void {
  const { rules, decode, sink } = options;
  const { automaton, keywordRules, keywordCase } = rules;
  const triedAt = new Float64Array(rules.count);
  const spokenFor = new Float64Array(rules.count);
  const applies = createApplies(options);
  let token = 0;

  return (chunk, bytes) => {
    applies.enter(chunk.file);
    let line = chunk.startLine;
    let lineStart = 0;
    let lineEnd = endOfLine(bytes, 0);
    let window = -1;
    let text: string | undefined;
    /** The line with those that follow, by how many follow. */
    let longTexts: (string | undefined)[] | undefined;
    let textStart = 0;
    const standsAhead = characterAhead(bytes);
    token++;
    const begin = () => {
      text = undefined;
      longTexts = undefined;
      token++;
    };
    const textAt = (following = 0): LineText => {
      textStart = window < 0 ? lineStart : lineStart + window * STEP;
      text ??= decode(
        bytes,
        textStart,
        window < 0 ? lineEnd : Math.min(lineEnd, textStart + WINDOW),
      );
      const more = window < 0 ? following : 0;
      if (more > 0) {
        longTexts ??= [];
        longTexts[more] ??= decode(bytes, lineStart, endOfLines(bytes, lineEnd, more));
      }
      return {
        file: chunk.file,
        line,
        text: longTexts?.[more] ?? text,
        textStart: textStart - lineStart + (line === chunk.startLine ? chunk.startByte : 0),
      };
    };
    runAutomaton(automaton, bytes, (keyword, end) => {
      const opened = applies.of(keyword);
      if (opened.length === 0) return;
      while (end > lineEnd) {
        line++;
        lineStart = lineEnd + 1;
        lineEnd = endOfLine(bytes, lineStart);
        window = -1;
        begin();
      }
      if (lineEnd - lineStart > WINDOW) {
        const wanted = Math.max(0, Math.floor((end - lineStart - LEAD) / STEP));
        if (wanted !== window) {
          window = wanted;
          begin();
        }
      }
      for (const i of opened) {
        const index = keywordRules[i] as number;
        const mask = keywordCase[i] as number;
        const length = automaton.lengths[keyword] as number;
        if (mask !== ANY_CASE && !isWritten(bytes, end - length, length, mask)) continue;
        const way = rules.wayOf(index);
        const seen = triedAt[index] === token;
        if (seen && way < AT_START) continue;
        triedAt[index] = token;
        if (way === CODE) {
          if (applies.wakes(index, textAt().text)) sink.suspect(chunk.file, index);
          continue;
        }
        if (way === ANYWHERE) {
          const rule = rules.ruleAt(index) as PatternRule;
          if (isSilentIn(rule, chunk.file.path)) continue;
          matchAnywhere(rule, rules.patternOf(index), textAt(rule.lines), sink.candidate);
          continue;
        }
        if (seen && end <= (spokenFor[index] as number)) continue;
        const rule = rules.ruleAt(index) as PatternRule;
        if (isSilentIn(rule, chunk.file.path)) continue;
        if (rule.needs !== undefined && !standsAhead(rule.needs, end, lineEnd)) continue;
        const at = textAt(rule.lines);
        const offset = (way === AT_START ? end - length : end) - textStart;
        const until = matchAnchored(rule, rules.patternOf(index), at, offset, sink.candidate);
        spokenFor[index] = until < 0 ? 0 : textStart + until;
      }
    });
  };
}

/** The end of the line that follows so many lines later; what is read ahead is at most a window. */
function endOfLines(bytes: Uint8Array, lineEnd: number, more: number): number {
  let end = lineEnd;
  for (let n = 0; n < more && end < bytes.length; n++) end = endOfLine(bytes, end + 1);
  return Math.min(end, lineEnd + WINDOW);
}

/** Whether the letters at an offset are in the cases that a mask asks for. */
function isWritten(bytes: Uint8Array, from: number, length: number, mask: number): boolean {
  for (let i = 0; i < length && i < 31; i++) {
    const byte = bytes[from + i] as number;
    const upper = byte >= 65 && byte <= 90;
    if (upper !== ((mask >>> i) & 1) > 0) return false;
  }
  return true;
}

function endOfLine(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(10, from);
  return at < 0 ? bytes.length : at;
}

const DATA = new Set(['json', 'yaml', 'toml', 'xml', 'ini', 'text']);

/** Lock files and their like: nothing in them runs, whatever their packages are called. */
function isGeneratedData(language: string, path: string): boolean {
  return DATA.has(language) && pathKind(path) === 'generated';
}

/** Remembers which rules of a keyword cover a language. */
function createApplies({ rules, languageOf: askLanguage = languageOf }: PassOneOptions) {
  const { keywordStart, keywordRules } = rules;
  let current: ChangedFile | undefined;
  const byLanguage = new Map<string, (readonly number[] | undefined)[]>();
  let language = 'text';
  const woken = new Set<number>();
  let opened: (readonly number[] | undefined)[] = [];
  const open = (keyword: number): readonly number[] => {
    const found: number[] = [];
    const last = keywordStart[keyword + 1] as number;
    for (let i = keywordStart[keyword] as number; i < last; i++) {
      const index = keywordRules[i] as number;
      if (rules.wayOf(index) !== FILE && rules.covers(index, language)) found.push(i);
    }
    return found;
  };
  return {
    enter(file: ChangedFile): void {
      if (file === current) return;
      current = file;
      woken.clear();
      language = askLanguage(file.path);
      opened = byLanguage.get(language) ?? [];
      byLanguage.set(language, opened);
    },
    /** Whether a line of this file opens a code rule that none before it has. */
    wakes(index: number, line: string): boolean {
      if (woken.has(index) || !rules.wakesAt(index)(line, language)) return false;
      woken.add(index);
      return !isGeneratedData(language, current?.path ?? '');
    },
    /** Places in `keywordRules` of the rules that a keyword opens in this file's language. */
    of(keyword: number): readonly number[] {
      opened[keyword] ??= open(keyword);
      return opened[keyword];
    },
  };
}
