import { crc32Base62 } from './crc32.ts';

const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

type Generator = (argument: string, random: () => number) => string;

function alnum(length: number, random: () => number): string {
  return Array.from({ length }, () => ALNUM[Math.floor(random() * ALNUM.length)]).join('');
}

/** Placeholders whose end is computed from what stands before it. */
const GENERATORS: Readonly<Record<string, Generator>> = {
  /** `{{crc62:30}}`: 30 characters and their six-character CRC, as after `ghp_` or `npm_`. */
  crc62: (argument, random) => {
    const body = alnum(Number(argument), random);
    return body + crc32Base62(body);
  },
  /** `{{jwtbody}}`: a JSON payload in base64url, as stands between the dots of a JSON Web Token. */
  jwtbody: (_, random) =>
    btoa(JSON.stringify({ sub: alnum(12, random), jti: alnum(20, random) })).replaceAll('=', ''),
  /** `{{basic}}`: base64 of a user and a password. */
  basic: (_, random) => btoa(`svc:${alnum(20, random)}`),
};

/** @returns undefined when the name is no checksummed placeholder */
export function expandChecksummed(
  name: string,
  argument: string,
  random: () => number,
): string | undefined {
  return GENERATORS[name]?.(argument, random);
}
