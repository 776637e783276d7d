import { SEVERITIES } from '../rules/rule.ts';
import type { CodeMatch } from './code/analyze.ts';
import { pathKind } from './path-kind.ts';

const MEDIUM = SEVERITIES.indexOf('medium');

/** Settings of a machine that somebody develops on. */
const DEVELOPMENT = /(?:^|[/._-])(?:dev|devel|development|local)(?:[._-]\w{1,40})?\.\w{1,6}$/i;

const MIGRATION = /(?:^|\/)(?:db_?)?migrations?(?:\/|\.\w{1,4}$)/i;

/**
 * What a match counts for where it stands. A flaw in a test or in code that others brought along is no
 * reason to hold up a commit: nobody attacks it there, or nobody here can mend it. What hides its meaning
 * from the reader blocks wherever it stands.
 * @param path repository-relative, forward slashes
 */
export function byPlace(match: CodeMatch, path: string): CodeMatch {
  if (match.rule.category === 'trojan-source') return match;
  if (SEVERITIES.indexOf(match.severity ?? match.rule.severity) >= MEDIUM) return match;
  const kind = pathKind(path);
  // An example runs on its reader's machine: there debug mode is what one wants.
  const isExample = kind === 'docs' && match.rule.category === 'debug-mode';
  const isDevelopment = match.rule.category === 'debug-mode' && DEVELOPMENT.test(path);
  // A migration runs once, over rows that are there.
  const isMigration = match.rule.category === 'sql-injection' && MIGRATION.test(path);
  const isSoft =
    isMigration || kind === 'test' || kind === 'generated' || isExample || isDevelopment;
  return isSoft ? { ...match, severity: 'medium' } : match;
}
