import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of a text's UTF-8, as lower-case hex. Not Node's own: loading `node:crypto` takes ten times as long
 * as hashing the few hundred bytes of a commit's findings.
 */
export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
