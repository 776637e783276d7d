import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { ToolError } from '../../errors.ts';
import { findRoot } from '../../git/find-repository.ts';
import { openBlobs } from '../../git/open-blobs.ts';
import { commitOf } from '../../git/read-range.ts';
import type { FormatTarget } from '../../report/formats.ts';
import { type ChangedLines, createChangedLines } from '../../report/merge/changed-lines.ts';
import { foldDuplicates } from '../../report/merge/fold-duplicates.ts';
import { foreignFinding } from '../../report/merge/foreign-finding.ts';
import type { ForeignRun } from '../../report/merge/foreign-result.ts';
import { type PlacedRun, placeResults } from '../../report/merge/place-results.ts';
import {
  type AskedPolicy,
  asksOrigin,
  describePolicy,
  isBlocking,
  type Policy,
  readPolicy,
} from '../../report/merge/policy.ts';
import { scrubText } from '../../report/merge/scrub-text.ts';
import { type Foreign, noticesOf, outcomes } from '../../report/merge/tool-outcomes.ts';
import { exitCodeOf, type ScanReport } from '../../report/scan-report.ts';
import type { Finding } from '../../scan/finding.ts';
import type { CommandResult, Io } from '../command.ts';
import { allFilesSource, rangeSource } from '../scan/source.ts';
import { type ChangeSource, scanChange } from '../scan-change.ts';
import { targetsFrom, writeReports } from '../write-reports.ts';
import { createLineOrigin, type OriginOf } from './line-origin.ts';
import { createLineReader, type LineReader } from './line-reader.ts';
import { readReports } from './read-reports.ts';

export interface GateArgs {
  base?: string;
  /** Default HEAD. */
  head?: string;
  sarif?: string[];
  json?: string[];
  all?: boolean;
  requireTools?: string[];
  budget?: number;
  failOn?: string[];
  format?: string[];
  output?: string;
  /** Comment on the pull request. */
  comment?: boolean;
  /** False with `--no-inline-ignores`. */
  inlineIgnores?: boolean;
  config?: string;
  rules?: string[];
  /** Accept settings that the change itself loosens. */
  allowWeaken?: boolean;
}

/** `hunkguard gate`: one verdict on a change, from hunkguard and from other tools' reports. */
export async function gate(io: Io, args: GateArgs): Promise<CommandResult> {
  const targets = targetsFrom(args.format, args.output);
  const report = await judge(io, args);
  return answerWith(io, args, report, targets);
}

/** Writes the report, comments when asked to, and tells the verdict. */
export async function answerWith(
  io: Io,
  { comment }: GateArgs,
  report: ScanReport,
  targets: readonly FormatTarget[],
): Promise<CommandResult> {
  const { stdout, stderr } = await writeReports(io, report, targets);
  const said = comment === true ? await commentReport(io, report) : '';
  return { exitCode: exitCodeOf(report), stdout, stderr: stderr + said };
}

/** A clean change gets no comment of its own; one that was commented on is told that it is clean now. */
async function commentReport(io: Io, report: ScanReport): Promise<string> {
  const { formatMarkdown } = await import('../../report/markdown.ts');
  const { commentOnPull } = await import('../pr-comment/comment-on-pull.ts');
  const markdown = formatMarkdown(report);
  return commentOnPull(io, { key: 'gate', markdown, create: report.findings.length > 0 });
}

/** The report of a gate, from which every format is made. */
export async function judge(
  io: Io,
  args: GateArgs,
  originOf: OriginOf = createLineOrigin(io, args.base, args.head),
): Promise<ScanReport> {
  const asked = policyFrom(args);
  const runs = await readReports(io.cwd, {
    sarif: args.sarif ?? [],
    json: args.json ?? [],
    required: (args.requireTools ?? []).flatMap((names) => names.split(',')),
  });
  const lines = createChangedLines();
  const { config, rules, allowWeaken, inlineIgnores } = args;
  const own = await scanChange(io, sourceOf(io, args, lines), {
    config,
    rules,
    allowWeaken,
    inlineIgnores,
    failOn: asked.failOn,
    isAiLine: async (finding) => (await originOf(finding)) === 'ai',
  });
  const aiFailOn = own.aiFailOn === own.failOn ? undefined : own.aiFailOn;
  const policy = { ...asked, failOn: own.failOn, aiFailOn };
  const root = findRoot(io.cwd);
  if (args.all !== true) refuseBroughtReports(io, args, root, lines.paths());
  const place = { root, lines, all: args.all === true };
  const placed = runs.map((run) => placeResults(run, place));
  const foreign = await foreignFindings(io, args, placed);
  return verdict(own, runs, placed, foreign, policy, originOf);
}

/** A report that the change itself brings was written by its author, whatever tool it names. */
function refuseBroughtReports(
  io: Io,
  { sarif = [], json = [] }: GateArgs,
  root: string,
  changed: ReadonlySet<string>,
): void {
  for (const file of [...sarif, ...json]) {
    const path = relative(root, resolve(io.cwd, file)).split(sep).join('/');
    if (!changed.has(path)) continue;
    throw new ToolError(
      `the report ${file} is a file of the change itself`,
      'Let the tool write to a path that git ignores, and take the file out of the change.',
    );
  }
}

function policyFrom({ failOn = [], budget = 0 }: GateArgs): AskedPolicy {
  const policy = readPolicy(failOn, budget);
  if (typeof policy !== 'string') return policy;
  throw new ToolError(policy, 'Such as: --fail-on high --fail-on ai=medium --fail-on secret=low.');
}

/** The change from where the head left the base; the lines that it adds are noted on the way. */
function sourceOf(
  io: Io,
  { base, head = 'HEAD', all }: GateArgs,
  lines: ChangedLines,
): ChangeSource {
  if (base === undefined && all !== true) {
    throw new ToolError(
      'gate needs to know what the change goes into',
      'Give --base origin/main, or --all.',
    );
  }
  const source = all === true ? allFilesSource(io) : rangeSource(io, `${base}...${head}`);
  return {
    ...source,
    name: all === true ? source.name : `${shortName(base)}...${shortName(head)}`,
    read: (onChunk) =>
      source.read((chunk) => {
        lines.push(chunk);
        onChunk(chunk);
      }),
  };
}

/** Object ids are cut: nobody reads 40 digits. */
function shortName(name: string | undefined): string {
  return name === undefined ? '' : /^[0-9a-f]{40,64}$/.test(name) ? name.slice(0, 12) : name;
}

async function foreignFindings(
  io: Io,
  { head = 'HEAD', inlineIgnores }: GateArgs,
  placed: readonly PlacedRun[],
): Promise<Foreign> {
  const foreign: Foreign = { findings: [], suppressed: [] };
  if (placed.every(({ kept }) => kept.length === 0)) return foreign;
  const blobs = openBlobs(io);
  try {
    const read: LineReader = createLineReader(blobs, await commitOf(io, head));
    for (const result of placed.flatMap(({ kept }) => kept)) {
      const line = await read(result.path, result.region?.startLine ?? 1);
      const finding = foreignFinding(result, line, digest);
      const { suppressed, tool } = result;
      const counts = suppressed !== undefined && (inlineIgnores !== false || !suppressed.inSource);
      if (!counts) foreign.findings.push(finding);
      else {
        const reason = [tool, scrubText(suppressed.reason)]
          .filter((part) => part !== '')
          .join(': ');
        foreign.suppressed.push({ ...finding, suppression: { by: 'tool', reason } });
      }
    }
    return foreign;
  } finally {
    await blobs.close();
  }
}

async function verdict(
  own: ScanReport,
  runs: readonly ForeignRun[],
  placed: readonly PlacedRun[],
  foreign: Foreign,
  policy: Policy,
  originOf: OriginOf,
): Promise<ScanReport> {
  const folded = foldDuplicates([...own.findings, ...foreign.findings]);
  const namesOrigin = Object.keys(policy.byOrigin).length > 0;
  const findings: Finding[] = [];
  for (const finding of folded) {
    const asks = namesOrigin || asksOrigin(finding, policy);
    const known = asks ? { ...finding, origin: await originOf(finding) } : finding;
    findings.push({ ...known, blocking: known.blocking === true || isBlocking(known, policy) });
  }
  const suppressed = [...own.suppressed, ...foreign.suppressed];
  return {
    ...own,
    findings,
    suppressed,
    notices: [...own.notices, ...runs.flatMap((run, at) => noticesOf(run, placed[at]))],
    tools: outcomes(own, runs, placed, foreign, findings),
    policy: describePolicy(policy),
    budget: policy.budget,
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
