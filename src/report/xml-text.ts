import { show } from './show.ts';

/** Text for XML 1.0, in an element or a quoted attribute: what XML has no character for is shown as `\u{hex}`. */
export function xmlText(text: string): string {
  return text
    .split('\n')
    .map(show)
    .join('\n')
    .replace(/[&<>"'\ufffe\uffff\n]/g, (c) => ENTITIES[c] ?? '\ufffd');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
};
