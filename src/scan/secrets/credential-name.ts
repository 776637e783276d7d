/** What a name promises its value to be; `weak` names (`key`, `auth`) say it of much that is no secret. */
export type NameKind = 'password' | 'secret' | 'weak';

const words = (text: string) => new Set(text.split(' '));

const PASSWORD = words(
  'password passwords passwd passwort passphrase passcode pwd pass pw kennwort senha contrasena contraseña motdepasse wachtwoord parola haslo clave pword psw passw',
);
const SECRET = words(
  'secret secrets token tokens apikey apitoken apisecret authtoken authkey accesskey accesstoken secretkey secrettoken privatekey sharedkey signingkey masterkey encryptionkey licensekey license servicekey credential credentials creds cred bearer jwt sas dsn pat salt otp totp sessionid webhook connectionstring sig passkey licence',
);
const WEAK = words('key keys auth authorization authentication login private access');
/** What makes a strong name of a `key`: `api_key`, `aws_access_key`. */
const KEY_OF = words(
  'openai mistral cohere anthropic gemini groq deepseek google azure aws algolia datadog stripe twilio sendgrid mailgun cloudflare github gitlab slack heroku supabase pinecone weaviate qdrant api access secret private auth account master client app application service signing encryption encrypt decryption crypt crypto shared storage subscription license licence session admin root server jwt hmac aes cipher security deploy deployment webhook write read ingest ingestion integration user personal project org organization team dev developer prod production live sandbox rest http x cookie stream insert function host aad activation product consumer merchant publishable partner bot maps map registry push sdk token ssh ssl rsa browser backend internal external',
);
/** Glued compounds end in one of these: `dbpassword`, `PGPASSWORD`, `jwtsecret`, `signupgeniusTOKEN`. */
const ENDS =
  /(?:password|passwd|passwort|passphrase|passcode|secret|token|apikey|accesskey|secretkey|privatekey|authkey|licensekey|masterkey|credentials?|(?:db|user|root|my|irc|smtp|ftp|pg|mail|admin|login|auth|sql|imap|ldap|new|any|proxy|ssh|sudo|http|conn|backend|server|web|app|key|store|keystore|truststore|bind|manager|svc|service|svn|git|vpn|wifi|nas|bot|guest|remote|master|rds|redis|mongo|mysql|postgres|oracle|tomcat|jenkins|nexus|registry|docker|ansible|become|cert|zip|account|client|default|temp|initial)(?:pass|pwd|pw)|pwd)\d{0,3}$/;

/** Words that may follow and leave a name what it is: `password_prod`, `api_key_2`, `TokenString`. */
const TAIL = words(
  'base value val string str text plain plaintext cleartext clear raw prod production dev development stage staging test testing live sandbox env default base64 b64 encoded hex new old current my our main primary secondary backup one two a b 1 2 3 super secure strong local remote server client db database user admin root master api app eu us id key token secret password pass pat auth access const constant literal variable var data code bytes override fallback hardcoded v1 v2 v3 standard full real final global release debug west east pk sk private header bearer',
);
/** Names of no secret though a credential word stands in them. */
const HEAD_NO = words(
  'public pub csrf xsrf authenticity antiforgery anti cache primary foreign partition sort hash bucket object row column index sequence schema entry translation lookup group next page continuation pagination sync max min num total count prompt completion output stop pad eos bos unk mask special sep cls invalid expected bad wrong dummy fake mock mocked example sample placeholder bogus reset forgot forgotten confirm confirmation confirmed verify hot arrow enter shift tab natural composite unique surrogate candidate compound idempotency dedup dedupe routing ordering shard property attribute attr metadata cursor issuer subject known keyring menu item i18n locale show hide toggle need needs should can require required missing empty without allow uses encrypted hashed sealed masked redacted hashing parse parsed get fetch generate generated validate check validates ref stringify whitespace recv dkim ident identifier syntax lexer parser css semicolon comma operator literal punctuation svg component previous feature flag tracking comparison search filter table tooltip accelerator modifier certificate cert thumb authorized fingerprint virtual keyboard soft numpad scan dom vnode sub',
);
/** What follows and makes the name one of a place, a kind, a rule, a message. */
const TAIL_NO_ID = words('id ids uid uuid guid');

/** Splits an identifier into lower-case words: `dbPassword_2` is db, password, 2. */
export function splitName(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9ñ]+/)
    .filter((word) => word !== '');
}

function kindOfWord(word: string): NameKind | undefined {
  if (PASSWORD.has(word) || MISSPELT.test(word)) return 'password';
  if (SECRET.has(word)) return 'secret';
  if (WEAK.has(word)) return 'weak';
  const end = ENDS.exec(word)?.[0];
  if (end === undefined || NOT_GLUED.test(word)) return undefined;
  return /pass|pwd|pw\d*$/.test(end) ? 'password' : 'secret';
}

/** `PSWD`, `passwrd`, `psswrd`. */
const MISSPELT = /^pa?s{1,2}w(?:o?r?)d$/;

const NOT_GLUED =
  /^(?:bypass|compass|surpass|trespass|encompass|overpass|underpass|tokenize|nopass|nopwd|nopassword|pbkdf|openpgp|getpass|keypass|masterpass|cwd)$/;

/**
 * What an identifier promises of the value assigned to it.
 * @returns undefined when it is no credential's name, or a name of something around one
 */
export function nameKind(name: string): NameKind | undefined {
  if (known.has(name)) return known.get(name);
  if (known.size > 5000) known.clear();
  const kind = classify(name);
  known.set(name, kind);
  return kind;
}

/** Sources repeat their names: each is taken apart once. */
const known = new Map<string, NameKind | undefined>();

function classify(name: string): NameKind | undefined {
  const parts = splitName(name);
  const own = splitName(name.slice(name.replace(/\.+$/, '').lastIndexOf('.') + 1)).length;
  let at = -1;
  let kind: NameKind | undefined;
  for (let i = parts.length - 1; i >= 0 && kind !== 'password' && kind !== 'secret'; i--) {
    const found = kindOfWord(parts[i] as string);
    if (found === undefined || (kind === 'weak' && found === 'weak')) continue;
    at = Math.max(at, i);
    kind = found;
  }
  if (kind === undefined) return undefined;
  const tail = parts.slice(at + 1);
  if (tail.some((word) => !TAIL.has(word) && !/^\d{1,4}$/.test(word))) return undefined;
  if (tail.some((word) => TAIL_NO_ID.has(word))) return undefined;
  const head = parts.slice(Math.min(parts.length - own, at), at);
  if (head.some((word) => HEAD_NO.has(word)) || parts[0] === 'use') return undefined;
  // ASP.NET's field against request forgery.
  if (/requestverification_?token/i.test(name)) return undefined;
  if (kind !== 'weak') return kind;
  const previous = parts[at - 1];
  return previous !== undefined && KEY_OF.has(previous) && /^keys?$/.test(parts[at] as string)
    ? 'secret'
    : 'weak';
}
