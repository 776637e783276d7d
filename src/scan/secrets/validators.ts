import { crc32, crc32Base62 } from '../../rules/crc32.ts';
import { decodeBase64 } from './base64.ts';

/**
 * What a format's own check says of a token. `doubtful`: wrong by a rule that the issuer may have changed
 * since, so that it lowers the confidence alone.
 */
export type Validity = 'valid' | 'invalid' | 'doubtful' | 'unknown';

type Validator = (secret: string) => Validity;

/** A prefix up to the last `_`, a body, and six characters of CRC-32 in base 62 over the body. */
const crc62: Validator = (secret) => {
  const body = secret.slice(secret.lastIndexOf('_') + 1);
  return crc32Base62(body.slice(0, -6)) === body.slice(-6) ? 'valid' : 'invalid';
};

/**
 * GitLab's routable tokens end in two characters of length and seven of CRC-32, both base 36
 * (https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/).
 */
const gitlab: Validator = (secret) => {
  const checked = secret.slice(0, -7);
  const expected = crc32(checked).toString(36).padStart(7, '0');
  return expected === secret.slice(-7) ? 'valid' : 'doubtful';
};

/** A macaroon of version 2 whose location is pypi.org or test.pypi.org. */
const pypi: Validator = (secret) => {
  const head = decodeBase64(secret.slice('pypi-'.length, 'pypi-'.length + 32));
  return head !== undefined && /^\x02\x01.(?:test\.)?pypi\.org/.test(head) ? 'valid' : 'invalid';
};

/** Base64 of a JSON object, as Grafana's, Sentry's and Auth0's tokens hold it behind their prefix. */
const jsonBody: Validator = (secret) => {
  const body = decodeBase64(secret.replace(/^[a-z]+_/, '').split(/[._]/)[0] as string);
  return body?.startsWith('{') ? 'valid' : 'doubtful';
};

/** Checks by the name that rules use in `validate`. */
export const VALIDATORS: Readonly<Record<string, Validator>> = { crc62, gitlab, pypi, jsonBody };
