import { expandChecksummed } from './expand-checksummed.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** Alphabets a placeholder may name: `{{alnum:36}}` is 36 characters of the first. */
const ALPHABETS: Readonly<Record<string, string>> = {
  alnum: UPPER + LOWER + DIGITS,
  letters: UPPER + LOWER,
  lower: LOWER,
  upper: UPPER,
  digits: DIGITS,
  loweralnum: LOWER + DIGITS,
  upperalnum: UPPER + DIGITS,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  base32: `${UPPER}234567`,
  /** Bitcoin's: without 0, O, I and l. */
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  /** BIP 173's, in upper case as age prints it. */
  bech32: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
  bech32lower: 'qpzry9x8gf2tvdw0s3jn54khce6mua7l',
  base64: `${UPPER + LOWER + DIGITS}+/`,
  base64url: `${UPPER + LOWER + DIGITS}-_`,
};

/** A small deterministic generator (mulberry32), so that an example expands alike on every machine. */
export function seededRandom(seed: string): () => number {
  let state = 2166136261;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `length` random characters; the first characters hold one of each kind the alphabet has, shuffled. */
export function randomText(alphabet: string, length: number, random: () => number): string {
  const pick = (from: string) => from[Math.floor(random() * from.length)] as string;
  const kinds = [UPPER, LOWER, DIGITS]
    .map((kind) => [...alphabet].filter((c) => kind.includes(c)).join(''))
    .filter((kind) => kind !== '');
  const characters = Array.from({ length }, (_, i) =>
    pick(i < kinds.length ? (kinds[i] as string) : alphabet),
  );
  for (let i = characters.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [characters[i], characters[j]] = [characters[j] as string, characters[i] as string];
  }
  return characters.join('');
}

/**
 * Expands the placeholders of a rule's example: `{{alphabet:length}}`, `{{uuid}}`, and the checksummed
 * forms of expand-checksummed.ts. The tree holds nothing token-shaped that way, so that nobody's push
 * protection refuses a clone's push.
 * @param seed the same seed gives the same text
 * @throws RangeError on a placeholder that is not known
 */
export function expandPlaceholders(text: string, seed: string): string {
  const random = seededRandom(seed);
  return text.replace(
    /\{\{([A-Za-z0-9_-]+)(?::([^{}]*))?\}\}/g,
    (whole, name: string, argument?: string) => {
      const alphabet = ALPHABETS[name];
      if (alphabet !== undefined && argument !== undefined) {
        return randomText(alphabet, Number(argument), random);
      }
      if (name === 'uuid') {
        const hex = (n: number) => randomText(ALPHABETS.hex as string, n, random);
        return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
      }
      const checksummed = expandChecksummed(name, argument ?? '', random);
      if (checksummed === undefined) throw new RangeError(`unknown placeholder ${whole}`);
      return checksummed;
    },
  );
}
