import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';
import type { ScanReport } from '../../../src/report/scan-report.ts';
import { render } from '../../helpers/render.ts';
import { fullReport, sampleReport } from '../../helpers/sample-report.ts';

const tool = join(
  import.meta.dirname,
  '../../../node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool',
);
const runs = (() => {
  try {
    accessSync(tool, constants.X_OK);
    return process.platform === 'linux' && process.arch === 'x64';
  } catch {
    return false;
  }
})();
const dir = mkdtempSync(join(tmpdir(), 'hunkguard-sarif-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Message {
  ruleId: string;
  level: string;
}

/** The multitool ends with 0 whatever it finds: its verdict is the report that it writes. */
async function validate(sarif: string): Promise<Message[]> {
  const [input, output] = [join(dir, 'in.sarif'), join(dir, 'out.sarif')];
  writeFileSync(input, sarif);
  const args = ['validate', input, '--rule-kind', 'Sarif;Gh', '--output', output];
  await execa(tool, [...args, '--log', 'ForceOverwrite'], {
    env: { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    reject: false,
  });
  const [{ results }] = JSON.parse(readFileSync(output, 'utf8')).runs;
  return results.map(({ ruleId, level = 'warning' }: Message) => ({ ruleId, level }));
}

const REPORTS: [string, ScanReport][] = [
  ['every kind of finding', fullReport()],
  ['nothing found', sampleReport({ findings: [] })],
];

test.runIf(runs).each(REPORTS)(
  'the multitool finds nothing against its SARIF and GitHub rules: %s',
  async (_name, report) => {
    const told = await validate(await render('sarif', report));
    expect(told.filter(({ level }) => level === 'error' || level === 'warning')).toEqual([]);
  },
);

test.runIf(runs)(
  'the multitool tells of a missing region and a wrong rule index, so that silence means something',
  async () => {
    const sarif = JSON.parse(await render('sarif', fullReport()));
    delete sarif.runs[0].results[0].locations[0].physicalLocation.region;
    sarif.runs[0].results[1].ruleIndex = 99;
    const told = (await validate(JSON.stringify(sarif))).map(({ ruleId }) => ruleId);
    expect(told.sort()).toEqual(['SARIF1009', 'SARIF2017']);
  },
);

test.skipIf(runs)('the multitool can not be run on this machine: nothing was validated', () => {});
