import type { Severity } from '../../rules/rule.ts';

const LEVELS: ReadonlyMap<string, Severity> = new Map([
  ['error', 'high'],
  ['warning', 'medium'],
  ['note', 'low'],
  ['none', 'low'],
]);

/**
 * A severity from SARIF's words: the score (0 to 10, in GitHub's bands) before the level.
 * @returns undefined when neither says anything SARIF knows
 */
export function severityFrom(score: unknown, level: unknown): Severity | undefined {
  const number = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
  if (typeof number === 'number' && number > 0 && number <= 10) {
    return number >= 9 ? 'critical' : number >= 7 ? 'high' : number >= 4 ? 'medium' : 'low';
  }
  return typeof level === 'string' ? LEVELS.get(level) : undefined;
}
