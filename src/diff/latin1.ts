const BATCH = 8192;

/** One character per byte, so that header lines and names can be compared without losing a byte. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += BATCH) {
    // `apply` takes the array as it is; a spread walks its iterator and costs ten times as much.
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + BATCH) as unknown as number[]);
  }
  return text;
}

const utf8 = new TextDecoder('utf-8');

/** The text whose UTF-8 bytes `text` holds one per character; what is not UTF-8 becomes U+FFFD. */
export function decodeUtf8(text: string): string {
  if (!/[\x80-\xff]/.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return utf8.decode(bytes);
}
