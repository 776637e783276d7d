/**
 * Decodes base64 or base64url, padded or not.
 * @returns one character per byte, or undefined when it is not base64
 */
export function decodeBase64(text: string): string | undefined {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(plain) || plain.length % 4 === 1) return undefined;
  try {
    return atob(plain);
  } catch {
    return undefined;
  }
}

/** The decoded text when it is printable ASCII, as encoded passwords are; undefined otherwise. */
export function decodeBase64Text(text: string): string | undefined {
  const decoded = decodeBase64(text);
  return decoded !== undefined && /^[\x09\x0a\x0d\x20-\x7e]+$/.test(decoded) ? decoded : undefined;
}
