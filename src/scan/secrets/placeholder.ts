const WORDS =
  /(?:^|[^a-z])(?:example|sample|placeholder|your|change[_-]?(?:me|it|this)|changeit|dummy|fake|insert|replace(?:[_-]?me)?|redacted|removed|masked|hidden|todo|fixme|tbd|xxx+|foo(?:bar)?|foo[_-]bar|lorem|(?:secret|key|token|password)[_-]?(?:here|goes)|(?:enter|put|paste|add|set|use|provide|specify)[_-]|not[_-]?a[_-]?real|not[_-]?set|undefined|invalid|(?:some|any|my)[_-](?:secret|key|token|password|api))(?:[^a-z]|$)/i;
/** Glued forms that no random text holds: `yourApiKey`, `YOURTOKEN`, AWS's own `…EXAMPLE`. */
const GLUED =
  /EXAMPLE|PLACEHOLDER|REDACTED|CHANGEME|^your|(?:example|sample|dummy|fake|placeholder)(?:key|token|secret|password|pass|api)|(?:key|token|secret|password)(?:example|sample|placeholder|here)|^(?:my|some|the|test)(?:super)?(?:secret|api|auth|access|private)?(?:key|token|secret)$|fakekey|YourA|(?:^|[^A-Za-z])xxx/i;
const REFERENCE =
  /^(?:\$\{?[A-Za-z_(]|\$\(|\$\{|%[A-Za-z_]+%|%\(|\{\{|\{[A-Za-z_.]+\}$|<[^>]*>?$|#\{|@[\w.]+@$|&[a-z]+;|&{1,2}[a-z_]+\.?$|\[[A-Za-z _-]+\]?$|process\.env|os\.environ|ENV\[|env\.|secrets?\.|vault:|kms:|ssm:|arn:|op:\/\/|ref\+|sops:|file:|http-?secret|\*|!(?:Ref|Sub|GetAtt|vault|ImportValue|secret|env|Join)\b|__\w+__$|ENC\[|ENC\(|\$ANSIBLE_VAULT|AQICA|vault_)/;
const TEMPLATED = /\$\{[A-Za-z_][\w.:()'"|?/ [\]^,#%@*!-]*\}|\{\{[^{}]*\}\}|<%|%>|\$\([^)]*\)/;

/** Whether a captured value is no secret but a stand-in: a reference, a mask, a documented example. */
export function isPlaceholder(secret: string): boolean {
  if (REFERENCE.test(secret) || TEMPLATED.test(secret) || WORDS.test(secret)) return true;
  return GLUED.test(secret) || isMask(secret);
}

/** `xxxx`, `****`, `0000`, `abcdefghij`: filled in by hand, whatever a format asks for. */
export function isMask(secret: string): boolean {
  if (/^(.)\1*$/.test(secret) || /(?!A)(.)\1{7,}/.test(secret)) return true;
  if (secret.length > 20 && new Set(secret.slice(-16)).size < 4) return true;
  if (/(?:0123456789|1234567890|abcdefghijk)/i.test(secret)) return true;
  if (/(?:x{5,}|X{5,}|\*{3,}|\.{3,}|_{4,}|#{4,})/.test(secret)) return true;
  return /^(?:([A-Za-z0-9]{1,4})\1{3,})/.test(secret) && new Set(secret).size < 6;
}
