import { redactSecret } from '../../scan/redact.ts';

/**
 * Another tool's words without mail addresses and without long runs that could be a key: some tools
 * quote what they found.
 */
export function scrubText(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\.[A-Za-z]{2,24}/g, '…@…')
    .replace(/(?<![A-Za-z0-9_+=-])(?=[A-Za-z0-9_+=-]{0,200}\d)[A-Za-z0-9_+=-]{20,}/g, redactSecret);
}
