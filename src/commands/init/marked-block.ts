const BEGIN = '# >>> hunkguard: written by `hunkguard init`, taken out by `hunkguard uninstall`';
const END = '# <<< hunkguard';
const WHOLE_FILE = ' (with this file)';
const BLOCK = /[ \t]*# >>> hunkguard: [^\n]*\n(?:[^\n]*\n)*?[ \t]*# <<< hunkguard(?:\n|$)/g;

/**
 * Puts lines between two marks into a text, at the start of a line. What was there stays as it is, byte for
 * byte, so that `removeBlocks` gives it back.
 * @param at an offset at a line's start, or the text's end
 * @param indent blanks before the marks; the lines have their own
 */
export function insertBlock(
  text: string,
  at: number,
  lines: readonly string[],
  indent = '',
): string {
  const block = [`${indent}${BEGIN}`, ...lines, `${indent}${END}`].join('\n');
  const head = text.slice(0, at);
  // At the end of a text without a last newline the block goes without one too.
  const isOpenEnd = at === text.length && head !== '' && !head.endsWith('\n');
  return isOpenEnd ? `${head}\n${block}` : `${head}${block}\n${text.slice(at)}`;
}

/** A file of its own that holds nothing but the block, below a first line such as `#!/bin/sh`. */
export function blockFile(lines: readonly string[], firstLine: string | null = null): string {
  const block = [`${BEGIN}${WHOLE_FILE}`, ...lines, END, ''].join('\n');
  return firstLine === null ? block : `${firstLine}\n${block}`;
}

/** Whether a text has a block. */
export function hasBlock(text: string): boolean {
  return text.search(BLOCK) >= 0;
}

/** The text as it was before any block was put in; null when the file was made for the block alone. */
export function removeBlocks(text: string): string | null {
  let isWhole = false;
  const without = text.replace(BLOCK, (block) => {
    isWhole ||= block.slice(0, block.indexOf('\n')).endsWith(WHOLE_FILE);
    return block.endsWith('\n') ? '' : '\0';
  });
  const rest = without.replace(/\n?\0/, '');
  return isWhole && rest.trim() === '' ? null : rest;
}

/** The blocks' own text, without anything else of the file. */
export function blocksOf(text: string): string {
  return (text.match(BLOCK) ?? []).join('');
}
