import type { PatternRule } from '../../rules/rule.ts';
import { pathKind } from '../path-kind.ts';
import { passwordStrength, softenedByPath } from './judge-value.ts';
import { isMask, isPlaceholder } from './placeholder.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

const STAND_IN =
  /^(?:p|pw|pwd|pass|passwd|passw(?:or)?d|password\d?|user|username|xxx*|y+|secret_?key|token|key|access_?token|auth_?token|redispw|p@ss(?:w(?:or)?d)?|api_?key|string|mypass(?:word)?|my-?password|dbpass(?:word)?|db_password|p4ssw0rd|bar|baz|b|x|abc|abcd|pw1|pass1|pass1234|credentials?)$/i;
const HOSTS =
  /^(?:example\.(?:com|org|net)|host(?:name)?|server|domain(?:\.tld)?|your[\w.-]*|my-?host|url|proxy\.example\.com|somehost)(?:[:/?]|$)/i;

/** What a README starts on the reader's own machine. */
const LOCAL = /^(?:localhost|127\.0\.0\.1|host\.docker\.internal)(?:[:/?]|$)/i;

/** `scheme://user:password@host`: the groups `user`, `secret` and `host`. */
export function judgeUrl(rule: PatternRule, site: SecretSite): Verdict | null {
  const { user = '', host = '' } = site.groups;
  const password = decodePercent(secretIn(site));
  if (password === '' || isPlaceholder(password) || isMask(password) || isPlaceholder(user))
    return null;
  if (STAND_IN.test(password) || password === user || /^[$%{<[(]/.test(password)) return null;
  if (
    /^\d{1,5}$/.test(password) &&
    !/^\w*(?:mongo|postgres|mysql|redis|amqp)/.test(site.text.slice(site.start, site.secretStart))
  )
    return null;
  const weak = passwordStrength(password) !== 'strong';
  if (weak && HOSTS.test(host)) return null;
  const shown = weak && LOCAL.test(host) && pathKind(site.path) === 'page';
  if (HOSTS.test(host) || shown)
    return softenedByPath({ severity: 'medium', confidence: 'low' }, site.path);
  return softenedByPath(rule, site.path);
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
