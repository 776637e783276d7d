/**
 * CRC-32 (ISO-HDLC, the one of zip and PNG) of a Latin-1 string, unsigned. Bit by bit: what it is asked of
 * is as short as a token, and a table would be made at every start.
 */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * CRC-32 in base 62, zero-padded to six characters: how GitHub and npm end their tokens
 * (https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/).
 */
export function crc32Base62(text: string): string {
  let n = crc32(text);
  let out = '';
  for (let i = 0; i < 6; i++) {
    out = (BASE62[n % 62] as string) + out;
    n = Math.floor(n / 62);
  }
  return out;
}
