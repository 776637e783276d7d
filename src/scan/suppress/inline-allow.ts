/** Our own mark: names the rules it silences, and says why. */
const MARK =
  /hunkguard:allow(?<next>-next-line)?(?![\w-])(?:[ \t]+(?<rules>[a-z0-9][\w-]*(?:[ \t]*,[ \t]*[a-z0-9][\w-]*)*))?(?:[ \t:]+(?<reason>[^\r\n]*))?/i;

/** Marks of other scanners, which say nothing of the rule: they count for secrets alone. */
const FOREIGN: readonly { by: string; mark: RegExp; isNext?: boolean }[] = [
  { by: 'gitleaks:allow', mark: /gitleaks:allow\b/i },
  { by: 'betterleaks:allow', mark: /betterleaks:allow\b/i },
  { by: 'kingfisher:ignore', mark: /kingfisher:ignore\b/i },
  { by: 'trufflehog:ignore', mark: /trufflehog:ignore\b/i },
  { by: 'pragma: allowlist secret', mark: /pragma:\s?(?:allow|white)list[ -]secret\b/i },
  {
    by: 'pragma: allowlist nextline secret',
    mark: /pragma:\s?(?:allow|white)list[ -]nextline[ -]secret\b/i,
    isNext: true,
  },
  { by: 'ggignore', mark: /(?<![\w-])ggignore(?![\w-])/i },
  { by: 'nosecret', mark: /(?<![\w-])nosecret(?![\w-])/i },
  { by: 'secretlint-disable-line', mark: /secretlint-disable-line\b/i },
  { by: 'secretlint-disable-next-line', mark: /secretlint-disable-next-line\b/i, isNext: true },
];

/** One of these stands in each of those marks. */
const FOREIGN_WORDS = [
  'leaks:',
  'kingfisher:',
  'trufflehog:',
  'pragma:',
  'ggignore',
  'nosecret',
  'secretlint-',
];

/** A mark that covers a line. */
export interface InlineMark {
  /** The mark as written, such as `hunkguard:allow` or `gitleaks:allow`. */
  mark: string;
  /** The rules it names; undefined for another scanner's mark, empty for a bare one of ours. */
  ruleIds: readonly string[] | undefined;
  reason: string;
}

/** The marks that cover a line: on it, or on the line above in a next-line form. */
export function findInlineMarks(line: string, lineAbove: string | undefined): InlineMark[] {
  return [ownMark(line, false), ownMark(lineAbove, true), ...foreignMarks(line, lineAbove)].filter(
    (mark) => mark !== undefined,
  );
}

function ownMark(line: string | undefined, isNext: boolean): InlineMark | undefined {
  const groups = line === undefined ? undefined : MARK.exec(line)?.groups;
  if (groups === undefined || (groups.next !== undefined) !== isNext) return undefined;
  return {
    mark: isNext ? 'hunkguard:allow-next-line' : 'hunkguard:allow',
    ruleIds: (groups.rules ?? '')
      .split(',')
      .map((id) => id.trim().toLowerCase())
      .filter((id) => id !== ''),
    reason: trimComment(groups.reason ?? ''),
  };
}

function foreignMarks(line: string, lineAbove: string | undefined): InlineMark[] {
  const lowers = [line.toLowerCase(), lineAbove?.toLowerCase() ?? ''];
  // Most lines have none: ten expressions are not compiled for them.
  if (!FOREIGN_WORDS.some((word) => lowers.some((lower) => lower.includes(word)))) return [];
  return FOREIGN.flatMap(({ by, mark, isNext }) => {
    const found = mark.exec((isNext ? lineAbove : line) ?? '');
    if (found === null) return [];
    const after = found.input.slice(found.index + found[0].length);
    return [{ mark: by, ruleIds: undefined, reason: trimComment(after) }];
  });
}

/** What closes a comment; the rest of the line is code, and may hold what must not be shown. */
const COMMENT_END = /\*+\/|-->|#\}|%>|(?:--)?\}\}|-\}|"""|'''|\*\)/;
/** The end of a string, in formats that have no comments. */
const STRING_END = /(?<quote>["'`])[\s,;)}\]]*$/;

/** A reason without what closes the comment, or the string, and what follows. */
function trimComment(text: string): string {
  const reason = text.slice(0, COMMENT_END.exec(text)?.index);
  const end = STRING_END.exec(reason);
  const quote = end?.groups?.quote;
  const isClosing = quote !== undefined && reason.split(quote).length % 2 === 0;
  return (isClosing ? reason.slice(0, end?.index) : reason).replace(/^[\s:-]+/, '').trim();
}
