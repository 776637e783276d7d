import type { Paint } from '../report/text.ts';
import { PLAIN } from '../report/text.ts';

/**
 * Colours for one stream: a terminal's only, unless FORCE_COLOR asks; picocolors alone would colour piped
 * output wherever CI is set. It is loaded only where it colours.
 */
export async function paintFor(
  isTty: boolean,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Paint> {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return PLAIN;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0';
  if (!forced && (!isTty || env.TERM === 'dumb')) return PLAIN;
  const { createColors } = (await import('picocolors')).default;
  return createColors(true);
}
