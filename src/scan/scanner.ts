import { type AddedChunk, type ChangedFile, fileKey } from '../diff/added-chunk.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { createLineCollector } from './added-lines.ts';
import type { Finding } from './finding.ts';
import { createPassOne } from './pass-one.ts';
import { decide, MOST_SOURCE_BYTES } from './pass-two.ts';
import type { PassTwoOptions } from './pass-two-options.ts';
import { createPieceKeeper, type PieceKeeper } from './piece-keeper.ts';
import { createFileCandidates } from './secrets/file-candidates.ts';
import { decodeSource, type SourceText } from './source-text.ts';
import { hasCodeKeyword, type Suspect, wantsSource } from './suspect.ts';
import type { FindingTools } from './to-finding.ts';

export interface ScannerOptions extends PassTwoOptions {
  /** Larger files are not read whole in pass 2. */
  sourceBytes?: number;
  /** Told of a file with code keywords that was too large to be read whole. */
  onTooLarge?: (file: ChangedFile, bytes: number) => void;
}

/** Reads the new content of a file by its object id. */
export type LoadSource = (file: ChangedFile) => Promise<Uint8Array | null>;

/** A finding with what suppression has to look at: the line itself and the one before it. */
export interface LocatedFinding {
  finding: Finding;
  /** The whole line, not redacted; never leaves the process. */
  rawLine: string;
  /** The line above, when the file was read or is at hand. */
  lineAbove: string | undefined;
  /** What was captured; empty for code rules. */
  secret: string;
}

export interface Scanner {
  push: (chunk: AddedChunk) => void;
  /** Pass 2: reads the files that look guilty and decides. Sorted by path and line. */
  finish: (load: LoadSource, loadTools: () => Promise<FindingTools>) => Promise<LocatedFinding[]>;
}

/** The two passes over one change (design, section 1). */
export function createScanner(options: ScannerOptions): Scanner {
  const suspects = new Map<string, Suspect>();
  const added = createLineCollector();
  const pieces = createPieceKeeper();
  const suspectOf = (file: ChangedFile): Suspect => {
    const key = fileKey(file);
    const known = suspects.get(key);
    if (known !== undefined) return known;
    const suspect: Suspect = { file, candidates: [], woken: new Map() };
    suspects.set(key, suspect);
    return suspect;
  };
  const passOver = (rules: RuleSet) =>
    createPassOne({
      rules,
      decode: options.decode,
      ...(options.languageOf === undefined ? {} : { languageOf: options.languageOf }),
      sink: {
        candidate: (candidate) => suspectOf(candidate.file).candidates.push(candidate),
        suspect: (file, index) => {
          const { woken } = suspectOf(file);
          const known = woken.get(rules);
          if (known === undefined) woken.set(rules, new Set([index]));
          else known.add(index);
        },
      },
    });
  const passOne = passOver(options.rules);
  const { own } = options;
  const passOwn = own === undefined ? undefined : passOver(own.rules);
  const fromPath = createFileCandidates(options.rules);
  let current = '';
  return {
    push(chunk) {
      const key = fileKey(chunk.file);
      if (key !== current) {
        current = key;
        const found = chunk.file.isNew ? fromPath(chunk.file) : [];
        if (found.length > 0) suspectOf(chunk.file).candidates.push(...found);
      }
      added.push(chunk);
      if (chunk.file.oid === null) pieces.push(chunk);
      passOne(chunk);
      if (passOwn !== undefined) own?.guard(chunk.file.path, () => passOwn(chunk));
    },
    async finish(load, loadTools) {
      const findings: LocatedFinding[] = [];
      let tools: FindingTools | undefined;
      for (const suspect of suspects.values()) {
        const source = await sourceOf(suspect, load, pieces, options);
        const decided = await decide(suspect, source, options, added.of(suspect.file));
        if (decided.candidates.length + decided.matches.length === 0) continue;
        const { locate } = await import('./locate.ts');
        tools ??= await loadTools();
        const known = tools;
        const located = () => locate(suspect, decided, source, known);
        // A user's own rule may rewrite by a pattern that nobody has proved.
        findings.push(...(own === undefined ? located() : own.guard(suspect.file.path, located)));
      }
      return findings.sort((a, b) => comparePlaces(a.finding, b.finding));
    },
  };
}

/** The whole file, for all but the largest: conditions, code rules and inline allows look around. */
async function sourceOf(
  suspect: Suspect,
  load: LoadSource,
  pieces: PieceKeeper,
  { sourceBytes = MOST_SOURCE_BYTES, onTooLarge }: ScannerOptions,
): Promise<SourceText | undefined> {
  if (!wantsSource(suspect) && suspect.candidates.length === 0) return undefined;
  const bytes = suspect.file.oid === null ? pieces.of(suspect.file) : await load(suspect.file);
  if (bytes === null) return undefined;
  if (bytes.length <= sourceBytes) return decodeSource(bytes);
  if (hasCodeKeyword(suspect)) onTooLarge?.(suspect.file, bytes.length);
  return undefined;
}

/** Orders findings by path, line and column. */
export function comparePlaces(left: Finding, right: Finding): number {
  if (left.path !== right.path) return left.path < right.path ? -1 : 1;
  return left.startLine - right.startLine || left.startColumn - right.startColumn;
}
