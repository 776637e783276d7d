/** An inline allow: names the rule it silences, with a reason. */
const MARK =
  /hunkguard:allow(?<next>-next-line)?(?:[ \t]+(?<rule>[a-z0-9]+(?:-[a-z0-9]+)*))?(?:[ \t]+(?<reason>[^\r\n]*))?/i;

export interface InlineAllow {
  ruleId: string | undefined;
  reason: string;
}

/** The allow mark that covers a line: on it, or on the line above in its next-line form. */
export function findInlineAllow(
  line: string,
  lineAbove: string | undefined,
): InlineAllow | undefined {
  const here = MARK.exec(line)?.groups;
  if (here !== undefined && here.next === undefined) return toAllow(here);
  const above = lineAbove === undefined ? undefined : MARK.exec(lineAbove)?.groups;
  return above?.next === undefined ? undefined : toAllow(above);
}

function toAllow(groups: Record<string, string | undefined>): InlineAllow {
  const reason = (groups.reason ?? '').replace(/\s*(?:\*\/|-->|#\}|%>|"""|''')?\s*$/, '');
  return { ruleId: groups.rule, reason };
}
