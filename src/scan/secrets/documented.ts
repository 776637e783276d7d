/**
 * Values that documentation prints as examples, by the CRC-32 of the value, since even a documented key
 * set in the tree would alarm other scanners. Where each stands is said beside it.
 */
import { crc32 } from '../../rules/crc32.ts';

const DOCUMENTED: ReadonlySet<number> = new Set<number>([
  // The two passwords of https://learn.microsoft.com/nuget/reference/nuget-config-file.
  0x2b6eff54, 0x6b6cbffe,
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
