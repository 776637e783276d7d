/** A whole file as text with its lines, made once per suspect file. */
export interface SourceText {
  text: string;
  /** The same as UTF-8; what was no UTF-8 stands there as it was. */
  utf8: Uint8Array;
  /**
   * Lines split on LF only, as git counts them; a trailing CR is cut. Made when first asked for: most files
   * have nothing to show.
   */
  lines: readonly string[];
}

/** Decodes UTF-8 (other bytes become U+FFFD), UTF-16 by its byte-order mark. */
export function decodeSource(bytes: Uint8Array): SourceText {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  let lines: readonly string[] | undefined;
  return {
    text,
    utf8: encoding === 'utf-8' ? bytes : new TextEncoder().encode(text),
    get lines() {
      lines ??= splitLines(text);
      return lines;
    },
  };
}

export function splitLines(text: string): string[] {
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
