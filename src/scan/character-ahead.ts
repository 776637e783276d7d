/**
 * Tells whether a character stands ahead on a line; each byte is looked at once for each character asked for.
 * @returns asked with a character of ASCII, where to begin and where to end, in bytes; asked in order of where to begin
 */
export function characterAhead(
  bytes: Uint8Array,
): (character: string, from: number, until: number) => boolean {
  const next = new Map<string, number>();
  return (character, from, until) => {
    let at = next.get(character) ?? -1;
    if (at < from) {
      at = bytes.indexOf(character.charCodeAt(0), from);
      if (at < 0) at = bytes.length;
      next.set(character, at);
    }
    return at < until;
  };
}
