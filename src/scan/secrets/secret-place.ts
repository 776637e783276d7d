import { nameKind } from './credential-name.ts';
import type { SecretSite } from './secret-site.ts';

/** A name, an operator, perhaps a quote, right before the value. */
const ASSIGNED =
  /([A-Za-z_][\w.-]{0,60})(?:\\{0,3}["'`]|[\])}]){0,3}\s{0,8}(?::{0,3}=>?|[:?+.]=|=>|:|,|\(|>|\s)\s{0,8}(?:\\{0,3}["'`])?(?:(?:bearer|token|basic)\s)?$/i;

/** Whether a value is assigned to, passed for or sent as something named like a credential. */
export function standsInSecretPlace({ text, secretStart }: SecretSite): boolean {
  const before = text.slice(Math.max(0, secretStart - 120), secretStart);
  const name = ASSIGNED.exec(before)?.[1];
  if (name !== undefined && nameKind(name) !== undefined) return true;
  return /(?:bearer|authorization|--?[a-z-]*(?:token|key|secret|password)[= ]["']?|:\/\/[^/\s@]{0,40}:?)\s{0,2}$/i.test(
    before,
  );
}
