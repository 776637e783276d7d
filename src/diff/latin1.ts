const BATCH = 8192;

/** One character per byte, so that header lines and names can be compared without losing a byte. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += BATCH) {
    const batch = bytes.subarray(at, at + BATCH);
    text += String.fromCharCode.apply(null, batch as unknown as number[]);
  }
  return text;
}

const utf8 = new TextDecoder('utf-8');

/** The text whose UTF-8 bytes `text` holds one per character; what is not UTF-8 becomes U+FFFD. */
export function decodeUtf8(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return utf8.decode(bytes);
}
