import { CATEGORIES, type Category, SEVERITIES } from '../../rules/rule.ts';
import type { Finding } from '../../scan/finding.ts';
import { blocks, type FailOn } from '../scan-report.ts';

/** Who wrote a line: an agent, a human, or nobody knows. */
export type Origin = 'ai' | 'human' | 'unknown';

/** From which severity on a finding blocks, by what it is about and who wrote it. */
export interface Policy {
  failOn: FailOn;
  /** The configured threshold for lines that an agent wrote; beside `failOn` the stricter holds. */
  aiFailOn?: FailOn | undefined;
  byOrigin: Partial<Record<Origin, FailOn>>;
  byCategory: Partial<Record<Category, FailOn>>;
  /** How many blocking findings are let through. */
  budget: number;
}

/** A policy whose default threshold nobody has named. */
export type AskedPolicy = Omit<Policy, 'failOn'> & { failOn: FailOn | undefined };

const ORIGINS: readonly Origin[] = ['ai', 'human', 'unknown'];

/**
 * Reads `--fail-on` values: `high`, `ai=medium`, `human=critical`, `secret=low`, `weak-random=none`.
 * @returns the policy, or what is wrong with a value, in words for the user
 */
export function readPolicy(values: readonly string[], budget: number): AskedPolicy | string {
  const policy: AskedPolicy = { failOn: undefined, byOrigin: {}, byCategory: {}, budget };
  for (const value of values) {
    const at = value.indexOf('=');
    const key = at === -1 ? '' : value.slice(0, at);
    const failOn = value.slice(at + 1) as FailOn;
    if (failOn !== 'none' && !SEVERITIES.includes(failOn)) {
      return `"${value}": a severity is one of ${SEVERITIES.join(', ')} or none`;
    }
    if (key === '') policy.failOn = failOn;
    else if (ORIGINS.includes(key as Origin)) policy.byOrigin[key as Origin] = failOn;
    else if (CATEGORIES.includes(key as Category)) policy.byCategory[key as Category] = failOn;
    else return `"${value}": "${key}" is neither ai, human, unknown nor a category`;
  }
  return policy;
}

/**
 * Whether a finding blocks. What is said of its category or of its origin goes before the default; when
 * both are said, the stricter holds.
 */
export function isBlocking(
  finding: Pick<Finding, 'severity' | 'category' | 'origin'>,
  { failOn, aiFailOn, byOrigin, byCategory }: Policy,
): boolean {
  const { severity, category, origin = 'unknown' } = finding;
  const said = [byCategory[category], byOrigin[origin]].filter(isSaid);
  const usual = [failOn, origin === 'ai' ? aiFailOn : undefined].filter(isSaid);
  return (said.length === 0 ? usual : said).some((threshold) => blocks({ severity }, threshold));
}

/** Whether the verdict depends on who wrote the line. */
export function asksOrigin(finding: Finding, policy: Policy): boolean {
  const verdicts = ORIGINS.map((origin) => isBlocking({ ...finding, origin }, policy));
  return verdicts.includes(true) && verdicts.includes(false);
}

function isSaid(threshold: FailOn | undefined): threshold is FailOn {
  return threshold !== undefined;
}

/** The policy in a few words, for the last line of a report. */
export function describePolicy(policy: Policy): string {
  const { failOn, aiFailOn, byOrigin, byCategory, budget } = policy;
  const usual = aiFailOn !== undefined && byOrigin.ai === undefined ? { ai: aiFailOn } : {};
  const special = [usual, byOrigin, byCategory].flatMap((part) => Object.entries(part));
  return [
    `from ${failOn} up`,
    ...special.map(([key, threshold]) => `${key} from ${threshold}`),
    ...(budget > 0 ? [`budget ${budget}`] : []),
  ].join(', ');
}
