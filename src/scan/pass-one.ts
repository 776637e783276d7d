import type { AddedChunk, ChangedFile } from '../diff/added-chunk.ts';
import { runAutomaton } from '../rules/keyword-automaton.ts';
import type { PatternRule } from '../rules/rule.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Candidate } from './candidate.ts';
import { languageOf } from './language.ts';
import { judgeSecret } from './secrets/judge.ts';

/** A line longer than a window is scanned in overlapping windows, so that no pattern sees a huge text. */
const WINDOW = 8192;
const STEP = 4096;
const LEAD = 2048;
/** Matches of one rule in one window; more of them say nothing new. */
const MATCHES = 200;

export interface PassOneSink {
  candidate: (candidate: Candidate) => void;
  /** An added line of the file holds a keyword of a code rule: pass 2 reads it. */
  suspect: (file: ChangedFile, ruleIndex: number) => void;
}

export interface PassOneOptions {
  rules: RuleSet;
  /** Latin-1: one character per byte. */
  decode: (bytes: Uint8Array, start: number, end: number) => string;
  /** Whether a rule is on for a path; asked once per file and rule. */
  isOn?: (ruleIndex: number, path: string) => boolean;
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
  const { automaton, keywordStart, keywordRules } = rules;
  const triedAt = new Float64Array(rules.count);
  const applies = createApplies(options);
  let token = 0;

  return (chunk, bytes) => {
    applies.enter(chunk.file);
    let line = chunk.startLine;
    let lineStart = 0;
    let lineEnd = endOfLine(bytes, 0);
    let window = -1;
    let text: string | undefined;
    let textStart = 0;
    token++;
    runAutomaton(automaton, bytes, (keyword, end) => {
      while (end > lineEnd) {
        line++;
        lineStart = lineEnd + 1;
        lineEnd = endOfLine(bytes, lineStart);
        window = -1;
        text = undefined;
        token++;
      }
      if (lineEnd - lineStart > WINDOW) {
        const wanted = Math.max(0, Math.floor((end - lineStart - LEAD) / STEP));
        if (wanted !== window) {
          window = wanted;
          text = undefined;
          token++;
        }
      }
      const last = keywordStart[keyword + 1] as number;
      for (let i = keywordStart[keyword] as number; i < last; i++) {
        const index = keywordRules[i] as number;
        if (triedAt[index] === token) continue;
        triedAt[index] = token;
        if (!applies.to(index)) continue;
        if (applies.isCode(index)) {
          sink.suspect(chunk.file, index);
          continue;
        }
        if (text === undefined) {
          textStart = window < 0 ? lineStart : lineStart + window * STEP;
          text = decode(
            bytes,
            textStart,
            window < 0 ? lineEnd : Math.min(lineEnd, textStart + WINDOW),
          );
        }
        const offset = textStart - lineStart + (line === chunk.startLine ? chunk.startByte : 0);
        match(rules, index, chunk.file, line, text, offset, sink);
      }
    });
  };
}

function endOfLine(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(10, from);
  return at < 0 ? bytes.length : at;
}

function match(
  rules: RuleSet,
  index: number,
  file: ChangedFile,
  line: number,
  text: string,
  textStart: number,
  sink: PassOneSink,
): void {
  const pattern = rules.patternOf(index);
  pattern.lastIndex = 0;
  for (let n = 0; n < MATCHES; n++) {
    const found = pattern.exec(text);
    if (found === null) return;
    if (found[0] === '') pattern.lastIndex++;
    const candidate = toCandidate(
      rules.ruleAt(index) as PatternRule,
      file,
      line,
      text,
      textStart,
      found,
    );
    if (candidate !== null) sink.candidate(candidate);
  }
}

function toCandidate(
  rule: PatternRule,
  file: ChangedFile,
  line: number,
  text: string,
  textStart: number,
  found: RegExpExecArray,
): Candidate | null {
  const start = found.index;
  const end = start + found[0].length;
  const secret = found.groups?.secret;
  const secretStart = secret === undefined ? start : start + found[0].lastIndexOf(secret);
  const secretEnd = secret === undefined ? end : secretStart + secret.length;
  const taken = text.slice(secretStart, secretEnd);
  if (rule.unless?.some((pattern) => new RegExp(pattern, 'i').test(taken))) return null;
  const site = { text, start, end, secretStart, secretEnd, path: file.path };
  const verdict = secret === undefined ? rule : judgeSecret(rule, site);
  if (verdict === null) return null;
  const { severity, confidence } = verdict;
  return {
    rule,
    file,
    severity,
    confidence,
    line,
    text,
    textStart,
    start,
    end,
    secretStart,
    secretEnd,
  };
}

/** Remembers per file which rules cover it: languages and the caller's own switch, asked once each. */
function createApplies({ rules, isOn, languageOf: askLanguage = languageOf }: PassOneOptions) {
  let current: ChangedFile | undefined;
  let language = 'text';
  let known = new Map<number, boolean>();
  const isCode = new Map<number, boolean>();
  const ask = (index: number): boolean => {
    const rule = rules.ruleAt(index);
    if (rule.languages !== undefined && !rule.languages.includes(language)) return false;
    return isOn === undefined || isOn(index, current?.path ?? '');
  };
  return {
    enter(file: ChangedFile): void {
      if (file !== current) {
        current = file;
        language = askLanguage(file.path);
        known = new Map();
      }
    },
    to(index: number): boolean {
      let answer = known.get(index);
      if (answer === undefined) {
        answer = ask(index);
        known.set(index, answer);
      }
      return answer;
    },
    isCode(index: number): boolean {
      let answer = isCode.get(index);
      if (answer === undefined) {
        answer = rules.ruleAt(index).kind === 'code';
        isCode.set(index, answer);
      }
      return answer;
    },
  };
}
