import type { Severity } from '../../rules/rule.ts';
import { BrokenReport, type ForeignResult, type ForeignRun } from './foreign-result.ts';
import { severityFrom } from './foreign-severity.ts';
import { incomplete } from './incomplete.ts';
import { arrayAt, at, countAt, objectOf, stringAt } from './json-value.ts';
import { scrubText } from './scrub-text.ts';
import { toolId } from './tool-id.ts';
import { familyOf, weaknessOfRule } from './weakness.ts';

/** Kinds that say that nothing is wrong (SARIF 2.1.0, 3.27.9). */
const FINE = new Set(['pass', 'notApplicable', 'informational']);

const MOST_NOTICES = 5;

/**
 * Reads what other tools write as SARIF 2.1.0.
 * @throws BrokenReport when it is no such log, holds no run, or a run says that it failed: what a broken
 *   report leaves out must not pass for clean
 */
export function readSarif(json: unknown): ForeignRun[] {
  if (objectOf(json) === undefined || !Array.isArray(at(json, 'runs'))) {
    throw new BrokenReport('it is no SARIF log: there is no array "runs"');
  }
  const version = at(json, 'version');
  if (version !== '2.1.0') {
    throw new BrokenReport(
      `its SARIF version is ${JSON.stringify(version) ?? 'missing'}, not "2.1.0"`,
    );
  }
  const runs = arrayAt(json, 'runs').map(readRun);
  if (runs.length === 0)
    throw new BrokenReport('it holds no run, so no tool has looked at anything');
  return runs;
}

function readRun(run: unknown): ForeignRun {
  const name = stringAt(run, 'tool', 'driver', 'name');
  if (name === undefined) throw new BrokenReport('a run names no tool');
  const version =
    stringAt(run, 'tool', 'driver', 'semanticVersion') ??
    stringAt(run, 'tool', 'driver', 'version');
  refuseFailed(run, name);
  const results = at(run, 'results');
  if (!Array.isArray(results)) throw new BrokenReport(`the run of ${name} has no array "results"`);
  const rules = indexRules(run);
  const notices = errorsOf(run);
  return {
    tool: toolId(name),
    name: version === undefined ? name : `${name} ${version}`,
    results: results.flatMap((result) => readResult(result, run, toolId(name), rules, notices)),
    notices: notices.slice(0, MOST_NOTICES),
  };
}

function refuseFailed(run: unknown, name: string): void {
  for (const invocation of arrayAt(run, 'invocations')) {
    if (at(invocation, 'executionSuccessful') !== false) continue;
    const why = stringAt(invocation, 'toolExecutionNotifications', 0, 'message', 'text');
    throw new BrokenReport(
      `${name} says that its run failed${why === undefined ? '' : `: ${scrubText(why)}`}`,
    );
  }
}

/** Errors that a run went on after, such as a file that could not be parsed: nobody looked there. */
function errorsOf(run: unknown): string[] {
  const errors = arrayAt(run, 'invocations')
    .flatMap((invocation) => arrayAt(invocation, 'toolExecutionNotifications'))
    .filter((one) => at(one, 'level') === 'error');
  return incomplete(errors.map((one) => stringAt(one, 'message', 'text') ?? ''));
}

/** Rules of the driver and of extensions (CodeQL's packs), by id and by place. */
interface Rules {
  byId: ReadonlyMap<string, unknown>;
  driver: readonly unknown[];
  extensions: readonly unknown[];
}

function indexRules(run: unknown): Rules {
  const driver = arrayAt(run, 'tool', 'driver', 'rules');
  const extensions = arrayAt(run, 'tool', 'extensions');
  const byId = new Map<string, unknown>();
  for (const rule of [
    ...driver,
    ...extensions.flatMap((extension) => arrayAt(extension, 'rules')),
  ]) {
    const id = stringAt(rule, 'id');
    if (id !== undefined && !byId.has(id)) byId.set(id, rule);
  }
  return { byId, driver, extensions };
}

function ruleOf(result: unknown, { byId, driver, extensions }: Rules): unknown {
  const extension = at(result, 'rule', 'toolComponent', 'index');
  const component =
    typeof extension === 'number' ? arrayAt(extensions[extension], 'rules') : driver;
  const index = at(result, 'ruleIndex') ?? at(result, 'rule', 'index');
  const byIndex = typeof index === 'number' ? component[index] : undefined;
  const id = stringAt(result, 'ruleId') ?? stringAt(result, 'rule', 'id');
  if (byIndex !== undefined && (id === undefined || belongs(id, byIndex))) return byIndex;
  return id === undefined ? undefined : byId.get(id);
}

/** A result may name a sub-rule, `CA1000/1` (3.52.4). */
function belongs(id: string, rule: unknown): boolean {
  const own = stringAt(rule, 'id');
  return own !== undefined && (id === own || id.startsWith(`${own}/`));
}

function readResult(
  result: unknown,
  run: unknown,
  tool: string,
  rules: Rules,
  notices: string[],
): ForeignResult[] {
  if (objectOf(result) === undefined) throw new BrokenReport(`a result of ${tool} is no object`);
  if (FINE.has(stringAt(result, 'kind') ?? 'fail')) return [];
  if (stringAt(result, 'baselineState') === 'absent') return [];
  const rule = ruleOf(result, rules);
  const ruleId = stringAt(result, 'ruleId') ?? stringAt(rule, 'id') ?? 'unnamed-rule';
  const number =
    weaknessOf(result, rule) ?? weaknessOfRule(ruleId) ?? (tool === 'gitleaks' ? 798 : undefined);
  const location = at(result, 'locations', 0, 'physicalLocation');
  const title = stringAt(rule, 'shortDescription', 'text') ?? stringAt(rule, 'name') ?? ruleId;
  return [
    {
      tool,
      ruleId,
      title: title.split('\n')[0] as string,
      message: messageOf(result, rule) ?? title,
      severity: severityOf(result, rule, familyOf(number) === 'hardcoded-credentials', (level) =>
        notices.push(
          `rule ${ruleId} has a level that SARIF doesn't know, ${JSON.stringify(level)}: taken as high`,
        ),
      ),
      cwe: number === undefined ? '' : `CWE-${number}`,
      category: familyOf(number),
      uri: uriOf(at(location, 'artifactLocation'), run),
      region: regionOf(at(location, 'region')),
      suppressed: suppressionOf(result),
    },
  ];
}

/** The message, its placeholders filled; `text` of its own, or a rule's by id (3.11). */
function messageOf(result: unknown, rule: unknown): string | undefined {
  const id = stringAt(result, 'message', 'id');
  const text =
    stringAt(result, 'message', 'text') ??
    (id === undefined ? undefined : stringAt(rule, 'messageStrings', id, 'text'));
  const values = arrayAt(result, 'message', 'arguments');
  return text?.replace(/\{(\d{1,3})\}/g, (whole, index) => String(values[Number(index)] ?? whole));
}

/** A result without a level is a warning (3.27.10); but a credential is one of the worst, as gitleaks' are. */
function severityOf(
  result: unknown,
  rule: unknown,
  isCredential: boolean,
  say: (level: unknown) => void,
): Severity {
  const score =
    at(result, 'properties', 'security-severity') ?? at(rule, 'properties', 'security-severity');
  const told = at(result, 'level') ?? at(rule, 'defaultConfiguration', 'level');
  const level = told ?? (isCredential ? 'error' : 'warning');
  const severity = severityFrom(score, level);
  if (severity === undefined) say(level);
  return severity ?? 'high';
}

/** From tags such as `external/cwe/cwe-078`, a property `cwe`, taxa or relationships. */
function weaknessOf(result: unknown, rule: unknown): number | undefined {
  const words = [result, rule].flatMap((holder) => [
    at(holder, 'properties', 'cwe'),
    at(holder, 'properties', 'tags'),
    ...[
      ...arrayAt(holder, 'taxa'),
      ...arrayAt(holder, 'relationships').map((link) => at(link, 'target')),
    ]
      .filter((target) => /cwe/i.test(stringAt(target, 'toolComponent', 'name') ?? ''))
      .map((target) => `CWE-${(stringAt(target, 'id') ?? '').replace(/\D/g, '')}`),
  ]);
  for (const word of words.flat()) {
    const digits =
      typeof word === 'string' ? /\bcwe[-_/ ]?0*(\d{1,6})\b/i.exec(word)?.[1] : undefined;
    if (digits !== undefined) return Number(digits);
  }
  return undefined;
}

/** The file, under the base that `uriBaseId` names where the run gives one. */
function uriOf(location: unknown, run: unknown): string | undefined {
  const index = at(location, 'index');
  const own =
    stringAt(location, 'uri') ??
    (typeof index === 'number' ? stringAt(run, 'artifacts', index, 'location', 'uri') : undefined);
  const baseId = stringAt(location, 'uriBaseId');
  if (own === undefined || baseId === undefined || /^[a-z][a-z0-9+.-]+:/i.test(own)) return own;
  const base = stringAt(run, 'originalUriBaseIds', baseId, 'uri');
  return base === undefined ? own : `${base.replace(/\/?$/, '/')}${own}`;
}

function regionOf(region: unknown): ForeignResult['region'] {
  const startLine = countAt(region, 'startLine');
  if (startLine === undefined) return undefined;
  const startColumn = countAt(region, 'startColumn');
  const endColumn = countAt(region, 'endColumn');
  return {
    startLine,
    endLine: Math.max(startLine, countAt(region, 'endLine') ?? startLine),
    ...(startColumn === undefined ? {} : { startColumn }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

/** Suppressed only when nobody still reviews or has rejected it (3.35). */
function suppressionOf(result: unknown): ForeignResult['suppressed'] {
  const all = arrayAt(result, 'suppressions');
  const open = all.some((one) =>
    ['underReview', 'rejected'].includes(stringAt(one, 'status') ?? ''),
  );
  if (all.length === 0 || open) return undefined;
  return {
    inSource: all.every((one) => stringAt(one, 'kind') !== 'external'),
    reason: stringAt(all[0], 'justification') ?? '',
  };
}
