import { show } from './show.ts';

/**
 * Untrusted text as inert markdown: everything that markdown, HTML, tables, autolinks or mentions could
 * read becomes a character reference, so that a file called `<img src=x>` or `@everyone` stays a name.
 */
export function escapeMarkdown(text: string): string {
  return show(text).replace(/[^\p{L}\p{N} ,;/…]/gu, (c) => `&#${c.codePointAt(0)};`);
}

/** The same as code: inside `<code>` hosts resolve neither mentions nor references to other threads. */
export function codeMarkdown(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}
