import { AGENTS } from './agents.ts';
import { agentOfEmail } from './identity.ts';
import type { MessageText } from './message-text.ts';

const CO_AUTHOR = /^Co-authored-by:.*<([^<>]*)>\s*$/i;

/** Whether a line is an agent's own credit: its co-author line or its footer. */
function isVendorLine(line: string): boolean {
  const email = CO_AUTHOR.exec(line)?.[1];
  if (email !== undefined) return agentOfEmail(email) !== null;
  return AGENTS.some(({ footers }) => footers.some((footer) => footer.test(line)));
}

/**
 * Takes agents' own credit lines out of a message, and the empty line that one leaves behind. Their
 * agents have to be read from the message before.
 */
export function withoutVendorLines(message: MessageText): MessageText {
  const kept: string[] = [];
  let dropped = false;
  for (const line of message.head.split('\n')) {
    if (isVendorLine(line.trimEnd())) {
      dropped = true;
      continue;
    }
    const doubles = dropped && line.trim() === '' && (kept.at(-1) ?? '').trim() === '';
    if (!doubles) kept.push(line);
    if (line.trim() !== '') dropped = false;
  }
  return { ...message, head: kept.join('\n') };
}
