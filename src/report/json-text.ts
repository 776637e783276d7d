/**
 * JSON in which no character that a terminal or a build's log obeys stands raw: JSON.stringify leaves DEL,
 * C1, bidirectional and zero-width characters as they are, and `##[` is a command wherever it stands.
 */
export function jsonText(value: unknown): string {
  return `${escapeUnsafe(JSON.stringify(value, null, 2))}\n`;
}

function escapeUnsafe(json: string): string {
  return json.replace(
    /[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]|(?<=##\w*)\[/g,
    (c) =>
      c
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}
