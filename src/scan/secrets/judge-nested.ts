import type { PatternRule } from '../../rules/rule.ts';
import { decodeBase64 } from './base64.ts';
import { isDocumented } from './documented.ts';
import { softenedByPath } from './judge-value.ts';
import { isMask } from './placeholder.ts';
import { type SecretSite, secretIn, type Verdict } from './secret-site.ts';

const INSIDE =
  /-----?BEGIN (?:[A-Z0-9]+ ){0,2}PRIVATE KEY|^eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{4,}/;

/** Issued tokens and addresses with a password, as Kubernetes' and CI systems' secrets hold them. */
const TOKEN =
  /^(?:gh[opsu]_[A-Za-z0-9]{36}|github_pat_\w{40}|glpat-[\w-]{20}|sk-(?:proj|svcacct|ant|or)-[\w-]{24}|[rs]k_(?:live|test)_\w{20}|whsec_[\w+/]{24}|xox[bp]-[\w-]{24}|A[KS]IA[A-Z2-7]{16}|npm_\w{36}|hf_[A-Za-z]{30}|SG\.[\w-]{22}\.[\w-]{40}|AIza[\w-]{35}|dop_v1_[0-9a-f]{64}|pypi-AgE[\w-]{40}|hvs\.[\w-]{24}|dckr_pat_[\w-]{20}|gl(?:c|sa)_[\w+/]{30}|lin_api_\w{40}|ntn_\w{40}|tskey-\w{4,8}-\w{11}|dapi[0-9a-f]{32}|shpat_[0-9a-f]{32}|https:\/\/hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{20}|(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?):\/\/[\w.%-]{0,60}:[^\s:@/${}<]{4,100}@[\w.-])/;

/** Base64 of a private key, a token or an address with a password: decoded, at whichever of the three alignments it was cut. */
export function judgeNested(rule: PatternRule, site: SecretSite): Verdict | null {
  const secret = secretIn(site);
  const head = secret.slice(0, Math.min(secret.length, 400));
  for (const shift of [0, 1, 2, 3]) {
    const part = head.slice(shift);
    const decoded = decodeBase64(part.slice(0, part.length - (part.length % 4)));
    if (decoded === undefined) continue;
    if (INSIDE.test(decoded)) return softenedByPath(rule, site.path);
    if (shift === 0 && TOKEN.test(decoded) && !isMask(decoded) && !isDocumented(decoded))
      return softenedByPath(rule, site.path);
  }
  return null;
}
