import { looksRandom } from './randomness.ts';
import type { SecretSite } from './secret-site.ts';

/** What is looked at on either side of a value. */
const AROUND = 120;
/** Less beside a value may be a path or a name. */
const LEAST = 12;

/**
 * Whether a value is a piece of longer base64: an integrity hash of a lock file, a certificate, an image.
 * Of random text every 10,000th piece has the form of a token with a short prefix. It has letters of both
 * cases then, which an access key of AWS has not.
 */
export function standsInEncodedText({ text, secretStart, secretEnd }: SecretSite): boolean {
  const before = /(?:\bh1:)?[\w+/-]*$/.exec(
    text.slice(Math.max(0, secretStart - AROUND), secretStart),
  )?.[0];
  const after = /^[\w+/-]*(?:={1,2}(?!\w))?/.exec(text.slice(secretEnd, secretEnd + AROUND))?.[0];
  const secret = text.slice(secretStart, secretEnd);
  if (!/[a-z]/.test(secret) || !/[A-Z]/.test(secret)) return false;
  if (isDigest(before ?? '')) return true;
  return [before, after].some(
    (part) => part !== undefined && isOneAlphabet(secret, part) && isEncoded(part),
  );
}

/** Base64 has `+` and `/`, or else `-` and `_`: a token with an underscore is no piece of the first. */
function isOneAlphabet(secret: string, part: string): boolean {
  return !(/[_-]/.test(secret) && /[+/]/.test(part));
}

/** `sha512-…` and go.sum's `h1:…`. */
function isDigest(before: string): boolean {
  return /(?:^|\W)(?:sha\d{1,3}-|h1:)[A-Za-z0-9+/]*$/.test(before);
}

/** Paths of addresses have slashes as well, but no plus sign, and words between. */
function isEncoded(part: string): boolean {
  const text = part.replace(/=+$/, '');
  if (text.length < LEAST) return part.length - text.length > 0 && /[+/]/.test(text);
  return looksRandom(text.replace(/[+/]/g, ''), LEAST) && (/[+=]/.test(part) || isDense(text));
}

/** Hardly ever are five pieces of a path in a row random each; of base64 all are. */
function isDense(text: string): boolean {
  const pieces = text.split('/').filter((piece) => piece.length >= LEAST);
  return pieces.length > 0 && pieces.every((piece) => looksRandom(piece, LEAST));
}
