import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolError } from '../../errors.ts';
import { BrokenReport, type ForeignRun } from '../../report/merge/foreign-result.ts';
import { readJsonReport } from '../../report/merge/read-json-report.ts';
import { readSarif } from '../../report/merge/read-sarif.ts';
import { toolId } from '../../report/merge/tool-id.ts';

/** Half of the longest string that V8 makes; the largest reports seen are a tenth of it. */
const MOST_BYTES = 256 * 1024 * 1024;

export interface ReportFiles {
  sarif: readonly string[];
  json: readonly string[];
  /** Tools that have to be among them, by id. */
  required: readonly string[];
}

/**
 * Reads every report that was promised.
 * @throws ToolError when one is missing, broken, or says that its tool failed, and when a required tool is
 *   in none: what could not be read must not pass for clean
 */
export async function readReports(
  cwd: string,
  { sarif, json, required }: ReportFiles,
): Promise<ForeignRun[]> {
  const runs: ForeignRun[] = [];
  for (const file of sarif) runs.push(...(await readReport(cwd, file, readSarif)));
  for (const file of json) runs.push(...(await readReport(cwd, file, readJsonReport)));
  const present = new Set(['hunkguard', ...runs.map(({ tool }) => tool)]);
  const absent = required.map(toolId).filter((tool) => !present.has(tool));
  if (absent.length > 0) {
    throw new ToolError(
      `no report of ${absent.join(', ')} was given, though --require-tools asks for it`,
      'Run the tool before the gate and pass its report with --sarif.',
    );
  }
  return runs;
}

async function readReport(
  cwd: string,
  file: string,
  read: (json: unknown) => ForeignRun[],
): Promise<ForeignRun[]> {
  const bytes = await readBytes(resolve(cwd, file), file);
  try {
    return read(JSON.parse(decode(bytes)));
  } catch (error) {
    if (!(error instanceof BrokenReport) && !(error instanceof SyntaxError)) throw error;
    const why = error instanceof SyntaxError ? `it is no JSON (${error.message})` : error.message;
    throw new ToolError(
      `the report ${file} can't be used: ${why}`,
      'Look whether the tool that wrote it ran to its end; write SARIF 2.1.0 where it can.',
      { cause: error },
    );
  }
}

async function readBytes(path: string, file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size <= MOST_BYTES) return await readFile(path);
  } catch (error) {
    throw new ToolError(
      `the report ${file} can't be read: ${(error as Error).message}`,
      'Run the tool before the gate, and let it write to that path.',
      { cause: error },
    );
  }
  throw new ToolError(
    `the report ${file} is larger than 256 MiB`,
    'Let the tool report the changed files alone, or split its report.',
  );
}

/** UTF-8 with or without a byte order mark, or UTF-16 with one, as PowerShell's `>` writes. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
