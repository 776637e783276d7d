/**
 * Values that documentation prints as examples, by the CRC-32 of the value, since even a documented key
 * set in the tree would alarm other scanners. Where each stands is said beside it.
 */
import { crc32 } from '../../rules/crc32.ts';

const DOCUMENTED: ReadonlySet<number> = new Set<number>([
  // The two passwords of https://learn.microsoft.com/nuget/reference/nuget-config-file.
  0x2b6eff54, 0x6b6cbffe,
  // RFC 6749, 6750 and 7009: OAuth 2.0.
  0x9e49269d, 0x2bdd531a, 0x269d4cea, 0xbcef39d, 0x494bda51, 0xe0318833, 0x1bbf5538, 0x5a42aa30,
  0xfc657b9, 0x22864cae,
  // RFC 5849: OAuth 1.0.
  0x25cb1226, 0xd43b7b44, 0x6af2cb86, 0xc31c70d7, 0x779eb5f1, 0xa8b108b3, 0x2d12047, 0x146e0aa1,
  0xd7f1a39, 0xba181f7, 0x14d238f3, 0x1596c569,
  // https://docs.stripe.com/keys.
  0x776de070, 0x396d8142, 0x401f50a0, 0xab4d2e47, 0x86b7e5da,
]);

/** Parts by which a documented example is known, whatever surrounds them. */
const PARTS = [
  'EXAMPLE',
  // The John Doe of jwt.io, whose signature and payload are on every page about JWTs.
  'SflKxwRJSMeKKF2QT4fwpM' + 'eJf36POk6yJV_adQssw5c',
  'T00000000/B00000000',
  'XXXXXXXX',
];

export function isDocumented(secret: string): boolean {
  return PARTS.some((part) => secret.includes(part)) || DOCUMENTED.has(crc32(secret));
}
