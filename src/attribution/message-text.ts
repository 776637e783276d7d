/**
 * A commit message file as git hands it to a hook. All text here is Latin-1 (one character a byte), so
 * that what is not touched stays the same to the byte in any encoding.
 */
export interface MessageText {
  /** Everything above the scissors line, or all of it. */
  head: string;
  /** The scissors line and what follows (the diff of `commit -v`): git drops it. */
  tail: string;
  /** What git's own comment lines start with, or null when this file has none (`commit -m`). */
  comment: string | null;
}

const SCISSORS = /^(\S{1,8}) -{24} >8 -{24}\r?$/m;

/**
 * Cuts a message file at the scissors line and finds out what its comment lines start with.
 * @param hasEditor whether somebody will edit it; git tells hooks by `GIT_EDITOR=:` that nobody will
 */
export function parseMessageText(text: string, hasEditor = true): MessageText {
  const scissors = SCISSORS.exec(text);
  if (scissors === null) return { head: text, tail: '', comment: templateComment(text, hasEditor) };
  return {
    head: text.slice(0, scissors.index),
    tail: text.slice(scissors.index),
    comment: scissors[1] ?? null,
  };
}

/** What `core.commentChar=auto` picks from, `#` being the default. */
const COMMENT_CHARS = '#;@!$%^&|:';

/**
 * The comment prefix of the block that git appends for the editor: read from the file, since
 * `core.commentChar=auto` picks any of ten. It is the last paragraph, every line of it begins with the
 * prefix, and it has two lines; without an editor also a bare one, so that a message from `-m` may end in
 * `#123` or in headings.
 */
function templateComment(text: string, hasEditor: boolean): string | null {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  const prefix = (lines.at(-1) ?? '').charAt(0);
  if (prefix === '' || !COMMENT_CHARS.includes(prefix)) return null;
  const start = lines.findLastIndex((line) => !isComment(line, prefix)) + 1;
  const block = lines.slice(start);
  const isTemplate = hasEditor
    ? block.length > 1 && (start === 0 || lines[start - 1]?.trim() === '')
    : block.length > 2 && block.includes(prefix);
  return isTemplate ? prefix : null;
}

function isComment(line: string, prefix: string): boolean {
  return line.startsWith(prefix) && /^(?:\s|$)/.test(line.slice(prefix.length));
}

/** The lines that will stand in the commit, comments left out, line endings removed. */
export function contentLines(message: MessageText): string[] {
  const { head, comment } = message;
  const lines = head.split('\n').map((line) => line.replace(/\r$/, ''));
  return comment === null ? lines : lines.filter((line) => !line.startsWith(comment));
}

/** The content as git will compare it: trailing blanks and outer empty lines removed. */
export function contentText(message: MessageText): string {
  return contentLines(message)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** Whether git would call the message empty: nothing but sign-offs. */
export function isEmptyContent(content: string): boolean {
  return content.split('\n').every((line) => line.trim() === '' || /^Signed-off-by:\s/i.test(line));
}

/** Puts a line of explanation where git's own comments begin, so that it goes when they go. */
export function insertHint(message: MessageText, hint: string): string {
  const { head, tail, comment } = message;
  if (comment === null) return head + tail;
  const line = `${comment} ${hint}\n`;
  const lines = head.split('\n');
  const first = lines.findIndex((candidate) => candidate.startsWith(comment));
  if (first !== -1) {
    return `${[...lines.slice(0, first), line.trimEnd(), ...lines.slice(first)].join('\n')}${tail}`;
  }
  const afterScissors = tail.indexOf('\n') + 1;
  if (afterScissors === 0) return head + tail;
  return head + tail.slice(0, afterScissors) + line + tail.slice(afterScissors);
}
