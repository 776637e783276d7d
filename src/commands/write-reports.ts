import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ToolError } from '../errors.ts';
import { FORMATS, type FormatTarget, readTargets } from '../report/formats.ts';
import type { ScanReport } from '../report/scan-report.ts';
import type { Io } from './command.ts';
import { paintFor } from './paint.ts';

/** A job summary's limit is 1,024 KiB a step; what is longer is dropped whole. */
const MOST_SUMMARY_BYTES = 1000 * 1024;

/**
 * `--format` (several) and `--output` as targets.
 * @throws ToolError when a format is unknown or two would go to one place
 */
export function targetsFrom(
  formats: readonly string[] | undefined,
  output: string | undefined,
): FormatTarget[] {
  const targets = readTargets(formats ?? [], output);
  if (typeof targets !== 'string') return targets;
  throw new ToolError(
    targets,
    `Formats: ${Object.keys(FORMATS).join(', ')}; several with --format text --format sarif=out.sarif.`,
  );
}

/**
 * Writes a report in every format asked for; the exit code is no concern of it.
 * @returns what is for standard output and standard error
 */
export async function writeReports(
  io: Io,
  report: ScanReport,
  targets: readonly FormatTarget[],
): Promise<{ stdout: string; stderr: string }> {
  let stdout = '';
  const said: string[] = [];
  for (const { format, file } of targets) {
    const formatter = await (FORMATS[format] as (typeof FORMATS)[string])();
    const text = formatter(report, {
      paint: await paintFor(io.stdoutIsTty && file === undefined, io.env),
      now: io.now(),
      commit: io.env.CI_COMMIT_SHA ?? io.env.GITHUB_SHA,
      category: io.env.HUNKGUARD_SARIF_CATEGORY,
    });
    if (file === undefined) stdout += text;
    else await writeReport(resolve(io.cwd, file), text);
    if (format === 'sarif') said.push(...(await sarifNotices(report)));
    if (format === 'github') await writeJobSummary(io, report);
  }
  return { stdout, stderr: said.map((line) => `hunkguard: ${line}\n`).join('') };
}

async function sarifNotices(report: ScanReport): Promise<string[]> {
  const { cutNotice } = await import('../report/sarif.ts');
  const notice = cutNotice(report);
  return notice === undefined ? [] : [notice];
}

/** Appends the markdown report to the job summary of GitHub Actions, where there is one. */
async function writeJobSummary(io: Io, report: ScanReport): Promise<void> {
  const file = io.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return;
  const { formatMarkdown } = await import('../report/markdown.ts');
  const text = formatMarkdown(report);
  await orRefuse(
    appendFile(resolve(io.cwd, file), Buffer.from(text).subarray(0, MOST_SUMMARY_BYTES)),
    'GITHUB_STEP_SUMMARY has to name a writable file.',
  );
}

async function writeReport(path: string, text: string): Promise<void> {
  const written = mkdir(dirname(path), { recursive: true }).then(() => writeFile(path, text));
  await orRefuse(written, 'Give --output a writable path.');
}

async function orRefuse(written: Promise<void>, hint: string): Promise<void> {
  try {
    await written;
  } catch (error) {
    throw new ToolError(`the report can't be written: ${(error as Error).message}`, hint, {
      cause: error,
    });
  }
}
