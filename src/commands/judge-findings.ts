import type { ScopedSettings } from '../config/settings.ts';
import { blocks, type FailOn } from '../report/scan-report.ts';
import type { Finding } from '../scan/finding.ts';
import { policyFinding } from '../scan/policy-finding.ts';
import { comparePlaces, type LocatedFinding } from '../scan/scanner.ts';
import type { Suppressed } from '../scan/suppress/suppress.ts';
import type { Io } from './command.ts';
import type { ScanOptions, ScanRun } from './scan-change.ts';
import { allowsWeaken } from './settings-source.ts';

/** Without a config: the same flaw deserves more doubt when nobody typed it. */
const DEFAULT_TOP = { failOn: 'high', aiFailOn: 'medium' } as const;

const ALONE =
  'The change holds nothing but settings: they will hold from the next commit on, and were not used for this one.';

/** Decides what stands: severities and thresholds as configured, and what someone has answered for. */
export async function judgeFindings(
  io: Io,
  run: ScanRun,
  options: ScanOptions,
): Promise<Suppressed & Thresholds> {
  const { settings } = run.open;
  const isAi = await asksForAi(io, run);
  const top = settings?.top ?? DEFAULT_TOP;
  const failOnAt = (scope: Thresholds, byAi: boolean) => options.failOn ?? thresholdOf(scope, byAi);
  const failOn = failOnAt(top, isAi);
  const aiFailOn = failOnAt(top, true);
  const located: LocatedFinding[] = [];
  for (const one of [...run.located, ...(await overLimit(run))]) {
    const scope = run.scopes.get(one.finding.path);
    if (!scope) {
      located.push(one);
      continue;
    }
    const asks = options.isAiLine !== undefined && failOnAt(scope, true) !== aiFailOn;
    const byAi = asks ? await options.isAiLine?.(one.finding) : isAi;
    const usual = byAi ? aiFailOn : failOn;
    located.push(scoped(one, scope, usual, failOnAt(scope, byAi === true)));
  }
  const answered = await withoutAnswered(io, run, options, located);
  sayWhyStricter(answered, failOn, options.failOn ?? top.failOn);
  const loosened = await loosenedFindings(run);
  if (allowsWeaken(io, options)) {
    const suppression = { by: 'allow-weaken', reason: '--allow-weaken' } as const;
    const accepted = loosened.map((finding) => ({ ...finding, suppression }));
    return { ...answered, failOn, aiFailOn, suppressed: [...answered.suppressed, ...accepted] };
  }
  const findings = [...answered.findings, ...loosened].sort(comparePlaces);
  return { ...answered, failOn, aiFailOn, findings };
}

/** What someone has answered for is left out; a clean commit doesn't load what looks for that. */
async function withoutAnswered(
  io: Io,
  run: ScanRun,
  options: ScanOptions,
  located: readonly LocatedFinding[],
): Promise<Suppressed> {
  if (located.length === 0) return { findings: [], suppressed: [], notices: [] };
  const { suppress } = await import('../scan/suppress/suppress.ts');
  const { ruleIds } = await run.tools();
  return suppress(located, {
    inlineIgnores: (path) =>
      (options.inlineIgnores ?? true) && (run.scopes.get(path)?.inlineIgnores ?? true),
    ignored: run.open.settings?.ignored ?? [],
    allowlisted: (one) => run.scopes.get(one.finding.path)?.allowlisted(one),
    today: io.now().toISOString().slice(0, 10),
    ruleIds,
  });
}

type Thresholds = Pick<ScopedSettings, 'failOn' | 'aiFailOn'>;

/** Who has their own threshold in mind would wonder why the commit is refused. */
function sayWhyStricter({ findings, notices }: Suppressed, failOn: FailOn, usual: FailOn): void {
  if (findings.some((finding) => blocks(finding, failOn) && !blocks(finding, usual))) {
    notices.push(`an agent makes this commit, so ${failOn} blocks already (policy.ai.failOn)`);
  }
}

/** The severity that is configured; and where a folder's threshold is stricter, that it blocks. */
function scoped(
  located: LocatedFinding,
  scope: ScopedSettings,
  failOn: FailOn,
  failOnHere: FailOn,
): LocatedFinding {
  const finding = { ...located.finding, severity: scope.severityOf(located) };
  if (blocks(finding, failOnHere) && !blocks(finding, failOn)) finding.blocking = true;
  return { ...located, finding };
}

function thresholdOf({ failOn, aiFailOn }: Thresholds, isAi: boolean): FailOn {
  if (!isAi || aiFailOn === undefined) return failOn;
  const severity = (['critical', 'high', 'medium', 'low'] as const).find(
    (one) => blocks({ severity: one }, aiFailOn) && !blocks({ severity: one }, failOn),
  );
  return severity === undefined ? failOn : aiFailOn;
}

/** Whether an agent wrote what is staged; asked only when there is a finding to judge by it. */
async function asksForAi(io: Io, { located, isStaged }: ScanRun): Promise<boolean> {
  if (!isStaged || located.length === 0) return false;
  const { isAiStaged } = await import('./is-ai-staged.ts');
  return isAiStaged(io);
}

async function overLimit({ limited, open, tools }: ScanRun): Promise<LocatedFinding[]> {
  if (limited.length === 0) return [];
  const { digest } = await tools();
  return limited.map(({ file, line, bytes }) => {
    const text = `${bytes.toLocaleString('en-US')} added bytes, limits.fileBytes is ${open.settings?.limits.fileBytes.toLocaleString('en-US')}`;
    const place = { path: file.path, line, column: 1, text, named: file.path };
    return {
      finding: policyFinding('file-over-limit', place, digest),
      rawLine: '',
      lineAbove: undefined,
      secret: '',
    };
  });
}

/** What the change does to the settings themselves. */
async function loosenedFindings({ open, paths, totals, tools }: ScanRun): Promise<Finding[]> {
  const { settings } = open;
  const nested = [...paths].filter((path) => path.endsWith('/.hunkguard.yaml'));
  const loosened = [
    ...(settings?.loosened ?? []),
    ...(nested.length === 0 ? [] : await open.loosenedNested(nested)),
  ];
  if (loosened.length === 0) return [];
  const { digest } = await tools();
  const changed = (await settings?.changedFiles()) ?? 0;
  const isAlone = totals.files <= changed + nested.length;
  return loosened.map(({ file, line, column, what }) => {
    const place = { path: file, line, column, text: what };
    const finding = policyFinding('settings-loosened', place, digest);
    return isAlone ? { ...finding, severity: 'low', why: ALONE } : finding;
  });
}
