import { scrubText } from './scrub-text.ts';

/** What is said when a tool met errors and went on: what it left out was looked at by nobody. */
export function incomplete(errors: readonly string[]): string[] {
  const [first] = errors;
  if (first === undefined) return [];
  const told = scrubText(first).split('\n')[0]?.slice(0, 200);
  return [
    `its report is incomplete, it tells of ${errors.length} errors (first: ${told || 'no word'})`,
  ];
}
