import { readBuiltInRules, readBuiltInTexts } from '../config/built-in-rules.ts';
import type { ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { openBlobs } from '../git/open-blobs.ts';
import type { FailOn, ScanReport } from '../report/scan-report.ts';
import type { RuleText } from '../rules/rule.ts';
import { createScanner } from '../scan/scanner.ts';
import { suppress } from '../scan/suppress/suppress.ts';
import type { Io } from './command.ts';
import { decodeLatin1 } from './decode-latin1.ts';
import { VERSION } from './version.ts';

/** Reads one change, chunk by chunk; one of the readers of src/git, or the parser of a given diff. */
export interface ChangeSource {
  /** How reports name it, such as `staged`. */
  name: string;
  read: (onChunk: OnChunk) => Promise<ChangeTotals>;
}

export interface ScanOptions {
  failOn: FailOn;
}

/** Runs both passes over a change and leaves out what was answered for. */
export async function scanChange(
  io: Io,
  source: ChangeSource,
  options: ScanOptions,
): Promise<ScanReport> {
  const started = performance.now();
  const rules = readBuiltInRules();
  const scanner = createScanner({
    rules,
    decode: decodeLatin1,
  });
  const blobs = openBlobs(io);
  try {
    const totals = await source.read(scanner.push);
    const located = await scanner.finish(
      (file) => (file.oid === null ? Promise.resolve(null) : blobs.read(file.oid)),
      async () => {
        const texts = await readBuiltInTexts();
        const { createHash } = await import('node:crypto');
        const digest = (text: string) => createHash('sha256').update(text).digest('hex');
        return { digest, textOf: (id) => texts[id] as RuleText };
      },
    );
    const { findings, suppressed, notices } = suppress(located);
    return {
      version: VERSION,
      source: source.name,
      totals,
      rules: rules.count,
      durationMs: performance.now() - started,
      failOn: options.failOn,
      findings,
      suppressed,
      notices,
    };
  } finally {
    await blobs.close();
  }
}
