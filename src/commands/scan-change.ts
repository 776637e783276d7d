import { readBuiltInRules } from '../config/built-in-rules.ts';
import type { OpenSettings } from '../config/open-settings.ts';
import type { ScopedSettings } from '../config/settings.ts';
import type { ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { type Blobs, openBlobs } from '../git/open-blobs.ts';
import type { FailOn, ScanReport } from '../report/scan-report.ts';
import { type LimitedFile, limitFiles } from '../scan/limit-files.ts';
import { createScanner, type LocatedFinding, type ScannerOptions } from '../scan/scanner.ts';
import type { Io } from './command.ts';
import { decodeLatin1 } from './decode-latin1.ts';
import { holdChunks } from './hold-chunks.ts';
import { judgeFindings } from './judge-findings.ts';
import { rememberFindings } from './last-run.ts';
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
}

export interface ScanOptions extends SettingsOptions {
  /** Overrides every configured threshold. */
  failOn?: FailOn | undefined;
  /** False: marks in the lines silence nothing. */
  inlineIgnores?: boolean | undefined;
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
    const { failOn, findings, suppressed, notices } = await judgeFindings(io, run, options);
    if (options.remember ?? true) await rememberFindings(io, findings);
    return {
      version: VERSION,
      source: source.name,
      totals: run.totals,
      rules: run.rules,
      durationMs: milliseconds() - started,
      failOn,
      findings,
      suppressed,
      notices: [...run.notices, ...notices],
    };
  } finally {
    await blobs.close();
  }
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
  const scanner = createScanner({
    rules,
    decode: decodeLatin1,
    ...scannerSettings(open, scopes, notices),
  });
  const paths = new Set<string>();
  const limit = limitFiles(
    open.settings?.limits.fileBytes ?? Number.POSITIVE_INFINITY,
    scanner.push,
  );
  held.release((chunk) => {
    refuseLinkedSettings(chunk.file);
    if (chunk.file.path.endsWith('.yaml')) paths.add(chunk.file.path);
    limit.push(chunk);
  });
  const totals = await reading;
  const tools = reportTools(() => open.settings?.ownRules ?? []);
  const located = await scanner.finish(
    (file) => (file.oid === null ? Promise.resolve(null) : blobs.read(file.oid)),
    tools,
  );
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
  };
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
