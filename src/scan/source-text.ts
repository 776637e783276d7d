/** A whole file as text with its lines, made once per suspect file. */
export interface SourceText {
  text: string;
  /** Lines split on LF only, as git counts them; a trailing CR is cut. */
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
  return { text, lines: splitLines(text) };
}

export function splitLines(text: string): string[] {
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
