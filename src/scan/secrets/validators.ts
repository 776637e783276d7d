import { crc32Base62 } from '../../rules/crc32.ts';

/** What a format's own check says of a token. */
export type Validity = 'valid' | 'invalid' | 'unknown';

type Validator = (secret: string) => Validity;

/** A prefix up to the last `_`, a body, and six characters of CRC-32 in base 62 over the body. */
const crc62: Validator = (secret) => {
  const body = secret.slice(secret.lastIndexOf('_') + 1);
  return crc32Base62(body.slice(0, -6)) === body.slice(-6) ? 'valid' : 'invalid';
};

/** Checks by the name that rules use in `validate`. */
export const VALIDATORS: Readonly<Record<string, Validator>> = { crc62 };
