import { readBuiltInRules } from '../config/built-in-rules.ts';
import type { OpenSettings } from '../config/open-settings.ts';
import type { ScopedSettings } from '../config/settings.ts';
import type { ChangedFile, ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { type Blobs, openBlobs } from '../git/open-blobs.ts';
import type { FailOn, ScanReport } from '../report/scan-report.ts';
import { sourcePath } from '../scan/baseline/baseline-file.ts';
import type { Finding } from '../scan/finding.ts';
import { type LimitedFile, limitFiles } from '../scan/limit-files.ts';
import type { BeforeAnalysis } from '../scan/pass-two-options.ts';
import {
  createScanner,
  type LoadSource,
  type LocatedFinding,
  type ScannerOptions,
} from '../scan/scanner.ts';
import type { Judged } from './baseline/apply-baseline.ts';
import type { Io } from './command.ts';
import { decodeLatin1 } from './decode-latin1.ts';
import { holdChunks } from './hold-chunks.ts';
import { createOptimizerHold } from './hold-optimizer.ts';
import { judgeFindings } from './judge-findings.ts';
import { rememberFindings } from './last-run.ts';
import { limitAnalysis } from './limit-analysis.ts';
import { noteUse } from './note-use.ts';
import { type Progress, progressFor } from './progress.ts';
import { refuseLinkedSettings } from './refuse-linked-settings.ts';
import { type ReportTools, reportTools } from './report-tools.ts';
import { type SettingsOptions, type SettingsTrees, settingsOf } from './settings-source.ts';
import { VERSION } from './version.ts';

/** Reads one change, chunk by chunk; one of the readers of src/git, or the parser of a given diff. */
export interface ChangeSource {
  /** How reports name it, such as `staged`. */
  name: string;
  read: (onChunk: OnChunk) => Promise<ChangeTotals>;
  /** Whether it is being committed now: then who runs this tells who wrote it. */
  isStaged?: boolean;
  /** The trees whose settings hold; absent, those of the work tree do. */
  trees?: () => SettingsTrees | Promise<SettingsTrees>;
  /** Every tracked file is read, whole. */
  isWhole?: boolean;
  /** How many files will be read, where that can be told. */
  count?: () => Promise<number>;
}

export interface ScanOptions extends SettingsOptions {
  /** Overrides every configured threshold. */
  failOn?: FailOn | undefined;
  /** False: marks in the lines silence nothing. */
  inlineIgnores?: boolean | undefined;
  /** False: the baseline holds nothing. */
  baseline?: boolean | undefined;
  /** Whether an agent wrote a finding's line, where commits tell; asked when a folder's threshold hangs on it. */
  isAiLine?: ((finding: Finding) => Promise<boolean>) | undefined;
  /** False: leave the memory of the last run as it is. */
  remember?: boolean | undefined;
}

/** What both passes found, before anyone has answered for it. */
export interface ScanRun {
  open: OpenSettings;
  located: LocatedFinding[];
  isStaged: boolean;
  /** What holds for the path of each finding. */
  scopes: ReadonlyMap<string, ScopedSettings | null>;
  totals: ChangeTotals;
  rules: number;
  /** Every path that lines are added to, as far as a nested config may be among them. */
  paths: ReadonlySet<string>;
  limited: readonly LimitedFile[];
  notices: readonly string[];
  tools: () => Promise<ReportTools>;
  /** Every finding of a changed file's whole new content; undefined when it can't be read. */
  wholeFile: (path: string) => Promise<Finding[] | undefined>;
}

/** Runs both passes over a change and leaves out what was answered for. */
export async function scanChange(
  io: Io,
  source: ChangeSource,
  options: ScanOptions = {},
): Promise<ScanReport> {
  const started = milliseconds();
  const blobs = openBlobs(io);
  try {
    const run = await runPasses(io, source, options, blobs);
    const judged = await judgeFindings(io, run, options);
    const { failOn, aiFailOn, findings, suppressed, notices } = await heldByBaseline(io, judged, {
      source,
      options,
      run,
      blobs,
    });
    if (options.remember ?? true) await rememberFindings(io, findings);
    return {
      version: VERSION,
      source: source.name,
      totals: run.totals,
      rules: run.rules,
      durationMs: milliseconds() - started,
      failOn,
      aiFailOn,
      findings,
      suppressed,
      notices: [...run.notices, ...notices],
    };
  } finally {
    await blobs.close();
  }
}

interface Scanned {
  source: ChangeSource;
  options: ScanOptions;
  run: ScanRun;
  blobs: Blobs;
}

/** The baseline is looked for only when something would be reported, or may be stale. */
async function heldByBaseline<J extends Judged>(
  io: Io,
  judged: J,
  { source, options, run, blobs }: Scanned,
): Promise<J> {
  const isWhole = source.isWhole === true;
  if (options.baseline === false || (judged.findings.length === 0 && !isWhole)) return judged;
  const trees = await source.trees?.();
  if (await trees?.isBare?.()) return judged;
  const { applyBaseline } = await import('./baseline/apply-baseline.ts');
  const { wholeFile } = run;
  return applyBaseline(judged, {
    git: io,
    blobs,
    before: trees?.before.replace(/:$/, ''),
    after: trees?.after?.replace(/:$/, ''),
    isWhole,
    wholeFile,
  });
}

function beforeAnalysis(): BeforeAnalysis {
  const hold = createOptimizerHold();
  return (characters, language) => {
    noteUse(language);
    return hold(characters);
  };
}

/** Since the process began; `performance` would load a module of its own for it. */
function milliseconds(): number {
  return process.uptime() * 1000;
}

/** The diff is read while the settings are looked for; its lines wait for them. */
async function runPasses(
  io: Io,
  source: ChangeSource,
  options: ScanOptions,
  blobs: Blobs,
): Promise<ScanRun> {
  const held = holdChunks();
  const reading = source.read(held.push);
  // Awaited below; when the settings are broken nobody asks for it any more.
  reading.catch(() => held.release(() => {}));
  const rules = readBuiltInRules();
  const open = await settingsOf(io, await source.trees?.(), options, blobs).catch((error) => {
    held.release(() => {});
    throw error;
  });
  const scopes = new Map<string, ScopedSettings | null>();
  const notices: string[] = [...(open.settings?.notices ?? [])];
  const scannerOptions = {
    rules,
    decode: decodeLatin1,
    beforeAnalysis: beforeAnalysis(),
    limitAnalysis,
    ...scannerSettings(open, scopes, notices),
  };
  const scanner = createScanner(scannerOptions);
  const files = new Map<string, ChangedFile>();
  const paths = new Set<string>();
  const limit = limitFiles(
    open.settings?.limits.fileBytes ?? Number.POSITIVE_INFINITY,
    scanner.push,
  );
  const edited = new Set<string>();
  const progress = await progressFor(io, source.count);
  held.release((chunk) => {
    progress.read(chunk.file.path);
    refuseLinkedSettings(chunk.file);
    if (chunk.file.path.endsWith('.yaml')) paths.add(chunk.file.path);
    if (!source.isWhole && sourcePath(chunk.file.path)) edited.add(chunk.file.path);
    if (!chunk.file.isNew) files.set(chunk.file.path, chunk.file);
    limit.push(chunk);
  });
  const tools = reportTools(() => open.settings?.ownRules ?? []);
  const load = await sourceLoader(source, blobs, progress);
  const { totals, located } = await reading
    .then(async (read) => ({ totals: read, located: await scanner.finish(load, tools) }))
    .finally(progress.end);
  if (edited.size > 0) notices.push(baselineNotice(edited.size));
  const count = rules.count + (open.settings?.ownRules.length ?? 0);
  return {
    open,
    located,
    isStaged: source.isStaged === true,
    scopes,
    totals,
    rules: count,
    paths,
    limited: limit.limited(),
    notices,
    tools,
    wholeFile: (path) => scanWhole(files.get(path), blobs, scannerOptions, tools),
  };
}

/** From so much of source text on a change's garbage is collected as it is made. */
const MANY_BYTES = 4 * 1024 * 1024;

async function sourceLoader(
  source: ChangeSource,
  blobs: Blobs,
  progress: Progress,
): Promise<LoadSource> {
  const collector = async () => (await import('./collect-garbage.ts')).garbageCollector();
  let collect = source.isWhole ? await collector() : undefined;
  let loaded = 0;
  return async (file) => {
    progress.judged();
    const bytes = file.oid === null ? null : await blobs.read(file.oid);
    loaded += bytes?.length ?? 0;
    if (loaded > MANY_BYTES) collect ??= await collector();
    collect?.(bytes?.length ?? 0);
    return bytes;
  };
}

function baselineNotice(files: number): string {
  return `the change adds to the baseline of ${files} file${files === 1 ? '' : 's'}: what it accepts holds from the next commit on`;
}

/** What is found in the whole of a file that the change only edits; a new file was found whole already. */
async function scanWhole(
  file: ChangedFile | undefined,
  blobs: Blobs,
  options: ScannerOptions,
  tools: () => Promise<ReportTools>,
): Promise<Finding[] | undefined> {
  const bytes = file?.oid == null ? null : await blobs.read(file.oid);
  if (file === undefined || bytes === null) return undefined;
  const scanner = createScanner(options);
  scanner.push({ file: { ...file, isNew: true }, startLine: 1, startByte: 0, bytes });
  const located = await scanner.finish(async () => bytes, tools);
  return located.map(({ finding }) => finding);
}

function scannerSettings(
  { settings, at }: OpenSettings,
  scopes: Map<string, ScopedSettings | null>,
  notices: string[],
): Omit<ScannerOptions, 'rules' | 'decode'> {
  const sourceBytes = settings?.limits.sourceBytes;
  return {
    own: settings?.own,
    languageOf: settings?.languageOf,
    ...(sourceBytes === undefined ? {} : { sourceBytes }),
    async keepRules(asked, path) {
      if (!scopes.has(path)) scopes.set(path, await at(path, asked));
      const scope = scopes.get(path) ?? null;
      return scope === null ? asked : asked.filter(scope.isOn);
    },
    onTooLarge: ({ path }, bytes) =>
      notices.push(
        `${path}: ${bytes.toLocaleString('en-US')} bytes are more than limits.sourceBytes: its added lines were scanned for secrets, but not read as code`,
      ),
  };
}
