import type { PatternRule } from '../../rules/rule.ts';
import { splitName } from './credential-name.ts';
import { isCode, softenedByPath } from './judge-value.ts';
import { isPlaceholder } from './placeholder.ts';
import { looksRandom } from './randomness.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

/** Names of ids, hashes, places and versions that stand beside a vendor's name as often as a key does. */
const NO_KEY =
  /^(?:ids?|uuid|guid|url|uri|host|path|file|dir|version|sha\d*|commit|rev|revision|hash|digest|checksum|md5|integrity|etag|fingerprint|thumbprint|image|tag|ref|branch|name|email|mail|region|zone|bucket|arn|domain|endpoint|public|pub|index|type|model|resolved|tarball|src|href|link|anchor|slug|title|icon|logo|color|class|customer|invoice|charge|object|event|event|request|response|job|build|run|template|site|project|account|tenant|client|app|user|workspace|channel|team|org|page|database|schema|table|test|spec|fixture|hosts)$/i;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-z]{4}-){3}[0-9a-z]{12}$/i;
const PLACE =
  /:\/\/|\.(?:com|io|net|org|dev|app|co|js|ts|py|json|ya?ml|html?|png|svg|md|sh)(?:$|[/:?])|^@|^[\w.-]+\/[\w.-]+$|@/i;

/** A vendor's name with an opaque value beside it: the groups `tail` and `op`. */
export function judgeVendor(rule: PatternRule, site: SecretSite): Verdict | null {
  const { groups, text, start } = site;
  const before = /[\w.-]*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? '';
  const names = splitName(before + (groups.tail ?? ''));
  const called = groups.op?.trim() === '(';
  if (
    names.some((word) => NO_KEY.test(word) && !(called && word === 'client')) ||
    /[/@]$/.test(text.slice(0, start - before.length))
  )
    return null;
  const value = secretIn(site).replace(/[.:=]+$/, '');
  if (isPlaceholder(value) || PLACE.test(value) || isCode(value)) return null;
  if (!UUID.test(value) && !looksRandom(value, 16)) return null;
  const spaced = (groups.op ?? '').trim() === '';
  if (spaced && !/\d/.test(value)) return null;
  return softenedByPath(rule, site.path, true);
}
