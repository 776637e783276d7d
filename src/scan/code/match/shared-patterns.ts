import { REMARK_PATTERNS } from './remark-patterns.ts';

/** What says more of a secret's name without changing what it names: `token_value`, `password_hash`. */
const SECRET_FORM =
  '(?:_(?:value|val|str|string|text|bytes?|hex|buf|buffer|data|raw|b64|base64|hash|plain|encoded|array|arr|spec|material|param|header|field|chars|number|num|cookie))?\\d*$';

/** Words of a name that say which key or code is meant. */
const SECRET_KEY =
  'api|app|application|access|auth|private|priv|secret|enc|encrypt|encryption|crypt|crypto|cipher|aes|des|hmac|sign|signing|signature|master|session|sess|license|licence|activation|reset|recovery|shared|jwt|rsa|symmetric|registration|confirm|confirmation|verification|remember|login|invite|security|backup|token|consumer|client';
const SECRET_CODE =
  'reset|verif|verify|verification|confirm|confirmation|activate|activation|invite|invitation|auth|authorization|authentication|access|security|login|sms|mfa|2fa|two_factor|recovery|backup|pass|otp|pairing|unlock|register|registration|validation|forgot|password';

/** What a check of access or authenticity is about, as the names of such functions say it. */
const CHECKED =
  'auth(?:n|z|enticated|entication|ori[sz]ed|ori[sz]ation|enticity)?|token|passw(?:or)?d|passcode|signature|sig|permissions?|perms?|admin(?:istrator)?|access|credentials?|session|jwt|roles?|csrf|xsrf|origin|webhook|ipn|api_?key|otp|totp|mfa|2fa|(?:re|h)?captcha|turnstile|biometrics?|owner(?:ship)?|hmac|nonce|certificate|privileged?|super_?user|staff|moderator|member(?:ship)?|tenant|trusted|logged_?in|signed_?in|login|pin(?:_?code)?|receipt|licen[sc]e|scopes?|polic(?:y|ies)|acl|entitle(?:d|ment)s?';
/** What may stand behind that in a name. */
const CHECKED_FORM =
  '(?:_?(?:valid|ok|code|key|user|async|requests?|headers?|caller|payload|value|match(?:es)?|check|for|of|is|set|present|level|data))*';

/** A test of the environment, a statement or two, and the way on; of a body in tokens. */
const DEV_BYPASS = `(?:^|[\\n;{}:\\s])(?:if|unless)\\s+(?:\\( )?(?:[^\\n{};]{0,80} )?(?:[\\w.\\[\\]() ]*NODE_ENV[^\\n{};]{0,20}={2,3} (?:"|')(?:dev\\w*|local|test)(?:"|')|[^\\n{};]{0,20}(?:NODE_ENV|[eE]nv\\w*|ENV\\w*)[^\\n{};]{0,24}!={1,2} (?:"|')prod\\w*(?:"|')|(?:! |not )(?:\\w+ \\. ){0,2}(?:is_?[pP]rod\\w*|IS_PROD\\w*|IsProduction)(?: \\( \\))?|[^\\n{};]{0,60}(?:SKIP|DISABLE|BYPASS|IGNORE)_\\w*(?:AUTH|VERIF|SIGNATURE|LOGIN|PERMISSION|CSRF|TOKEN|SECURITY|CHECK)\\w*[^\\n{};]{0,30}|[^\\n{};]{0,30}(?:skip|disable|bypass)(?:Auth|Verif|Signature|Login|Permission|Csrf|Security)\\w*|(?:\\w+ \\. ){1,3}Mode (?:\\( \\) )?={2,3} (?:\\w+ \\. )?(?:DebugMode|TestMode)|(?:\\w+ \\. ){0,3}(?:DEBUG|TESTING|IS_DEV\\w*|DEV_MODE|isDev(?:elopment)?|is_dev(?:elopment)?|devMode|dev_mode|IsDevelopment|isDebug|debug|Debug|DevMode)(?: \\( \\))?|\\$?\\w+ (?:\\[ |\\. |-> )(?:'|")?(?:debug|dev|development|testing|dev_?mode)(?:'|")?(?: \\])?(?= |$)|Rails \\. env \\. (?:development|test|local)\\?|app \\( \\) -> (?:environment|isLocal) \\( [^\\n()]{0,40}\\)|[^\\n{};]{0,60}(?:env|ENV|Env|environ\\w*|getenv|Getenv)\\b[^\\n{};]{0,60}={2,3} (?:"|')(?:dev\\w*|local|test\\w*)(?:"|'))(?: (?:&&|and|\\|\\||or) [^\\n{};]{0,80})?(?: \\))?(?:\\s+\\{|\\s*:| then)?\\s+(?:[^\\n;{}]{1,160}(?:;\\s*|\\n\\s*)|[^\\n;{}]{0,80}\\{[^{}]{0,160}\\}\\s*;?\\s*){0,2}(?:return |await )?(?:true|True|nil|\\{ (?:ok|valid|success) : true [^{}]{0,60}\\}|next \\( \\)|(?:_?next|chain|filterChain|context|handler|c|view\\w*|f|func) (?:\\. (?:doFilter|ServeHTTP|Next|Succeed|next|filter) )?\\( [^\\n()]{0,40}\\)|\\$next \\( \\$\\w+ \\))(?=\\s|$|;)|(?:^|\\n\\s*)(?:return )?(?:true|nil) if (?:Rails \\. env \\. (?:development|test|local)\\?|[^\\n]{0,60}(?:ENV|env)\\b[^\\n]{0,40}== (?:"|')(?:dev\\w*|test)(?:"|'))|(?:^|return )(?:\\w+ \\. ){0,2}(?:DEBUG|(?:Rails \\. env \\. \\w+\\? (?:\\|\\||or) )?Rails \\. env \\. (?:development|local)\\?|isDev\\w*|IsDevelopment \\( \\)) (?:\\|\\||or) `;

/** No part that isn't constant stands where a value of SQL does. */
const ONLY_NAMES =
  '(?![\\s\\S]*(?:(?:[=<>,]|(?<!\\bfrom\\s{0,4})\\(|\\b(?:like|in|values|limit|offset|by|and|or|where|between|select))[\\s(]{0,20}\\0(?!\\s*(?:[=<>]|!=|(?:,\\s*\\0\\s*){0,40}\\)\\s*values\\b)|\\s+(?:like|in|is|as|between|not)\\b)|(?:[\'%]|[=<>(,]\\s*"|\\b(?:like|in|values|limit|offset|by|and|or|where|between|select)\\s*")[\'"%(\\s]{0,20}\\0))';

/** No part that isn't constant stands in quotes, is compared or counts rows: columns, tables, orders alone. */
const ONLY_COLUMNS =
  "(?![\\s\\S]*(?:(?:[=<>]|\\b(?:like|in|values|limit|offset|between)\\b)[\\s(]{0,20}\\0|['%]['\"%(\\s]{0,20}\\0))";

/** Names in Python of what stands in a statement as an identifier, and what a class or a module names for itself. */
const PY_SQL_NAME =
  '^(?:self|cls)\\.|(?:^|\\.)_{0,2}[A-Z][A-Z0-9_]+$|__(?:table\\w*|name)__|(?:^|\\.)\\w*(?:table|tbl|view|dataset|index|constraint|sequence|schema|keyspace|placeholder|col(?:umn)?|database|catalog|db|ident|identifier|collection|partition|dialect|extension|warehouse)s?(?:_?(?:names?|lists?|quoted|prefix|suffix|strs?|sql|defs?|types?|clauses?|conditions?|joins?|filters?))?\\d?(?:\\(\\))?$|(?:^|\\.)(?:quoted\\w*|\\w*_quoted)(?:\\(\\))?$';

/** How an element begins. */
const ELEMENT =
  '<(?:div|p|span|h[1-6]|li|ul|ol|a|td|th|tr|table|b|body|html|title|script|img|strong|em|article|section|button|input|option|label|i|iframe|form|textarea|blockquote|dd|dt|small|main|header|footer|nav|pre|code|svg)\\b';

/** Names in JavaScript of what stands in a statement as an identifier. */
const JS_SQL_NAME =
  '(?i)(?:^|\\.)_?(?:\\w*(?:table|tbl|index|constraint|sequence|seq|schema|keyspace|placeholder|col(?:umn)?|database|catalog|db|view|trigger|alias)s?(?:_?(?:names?|for|lists?|quoted|ident\\w*|prefix|suffix|paths?))?|foreign_?keys?(?:_?names?)?|quoted\\w*|\\w*quoted)(?:\\(\\))?$|^(?:options|opts|config|settings|internals?)$|(?:^|[._])\\w*(?:table|index|constraint|sequence|schema|col(?:umn)?|view|trigger|collection|key|enum|metadata|model)(?:_?(?:info|def\\w*|meta\\w*))?\\.(?:\\w*name|schema|database|catalog)$';

/** Classes, objects and files whose statements are made for others. */
const SQL_LAYER =
  '\\b(?:class|interface|function)\\s{1,3}[\\w$]{0,40}(?:QueryRunner|QueryGenerator|QueryInterface|QueryCompiler|QueryBuilder\\w{0,12}|SqlDriver|SQLDriver|Dialect|SchemaHelper|SchemaBuilder|SchemaCompiler|SchemaGenerator|ColumnCompiler|TableCompiler|SubjectExecutor|SqlGenerator|SqlBuilder|SQLBuilder|MigrationRunner)\\b|\\b[A-Z]\\w{0,40}(?:QueryRunner|QueryGenerator|QueryInterface|QueryCompiler|QueryBuilder\\w{0,12}|SqlDriver|SQLDriver|Dialect|SchemaHelper|SchemaBuilder|SchemaCompiler|SchemaGenerator|ColumnCompiler|TableCompiler|SubjectExecutor|SqlGenerator|SqlBuilder|SQLBuilder|MigrationRunner)(?:\\.prototype\\b|\\s{0,3}=\\s{0,3}(?:\\{|class\\b|function\\b))|\\b(?:quote|escape|wrap|delimit)(?:Identifiers?|Id|Path|Table\\w{0,8}|Column\\w{0,8}|AsIdentifier)\\s{0,3}\\([^()\\n]{0,80}\\)\\s{0,3}(?::\\s{0,3}string\\s{0,3})?\\{|\\bformatter\\.wrap\\(|\\btableEscaped\\(';

/**
 * Patterns that many rules share, written `@name` in a rule. They are tested on the constant text of a
 * value, in which NUL stands for each part that isn't constant.
 */
export const SHARED_PATTERNS: Readonly<Record<string, string>> = {
  ...REMARK_PATTERNS,
  /** Reads as a statement of SQL. */
  sql: '(?i)\\b(?:select\\s[^;]{0,2000}?\\sfrom|insert\\s+(?:or\\s+\\w+\\s+|ignore\\s+)?into|insert\\s+overwrite|replace\\s+into|update\\s+\\S+\\s+set|delete\\s+from|(?:drop|alter|create|truncate)\\s+(?:temp\\w*\\s+)?(?:table|database|user|view|index|schema|trigger|role)|union\\s+(?:all\\s+)?select|exec(?:ute)?\\s+\\w+|call\\s+\\w+\\s*\\(|merge\\s+into|grant\\s+\\w|pragma\\s|\\swhere\\s|order\\s+by|show\\s+(?:tables|columns)|load\\s+data)|^\\s*select\\s',
  /** No part that isn't constant stands where a value does: only names of tables and columns, which a comparison may follow. */
  'sql-identifier': `(?i)^${ONLY_NAMES}`,
  /** What isn't constant stands only where a list of columns, a table, a whole condition or an order does. */
  'sql-columns': `(?i)^${ONLY_COLUMNS}`,
  /** The same of a statement that alters the schema: what migrations and database tools run. */
  'sql-schema-names': `(?i)^(?=\\s*(?:alter|create|drop|rename|truncate|comment\\s+on|grant|revoke|analyze|vacuum|pragma|describe|show|set)\\b)${ONLY_NAMES}`,
  /** A name for what stands in a statement as an identifier: the program's own tables and columns. */
  'sql-name':
    '(?i)(?:^|\\.)_?(?:\\w*(?:table|tbl|index|constraint|sequence|schema|keyspace|placeholder|col(?:umn)?|database|catalog|db)s?(?:_?(?:names?|for|lists?|quoted|ident\\w*|prefix|suffix))?|foreign_?keys?(?:_?names?)?|quoted\\w*|\\w*quoted)(?:\\(\\))?$',
  /** The same in JavaScript, the name of a described table or column and a path of one: `index.name`, `table.schema`, `metadata.tablePath`. */
  'js-sql-name': JS_SQL_NAME,
  /** The same, what the object keeps itself and what a function of the program gives. */
  'js-sql-own': `${JS_SQL_NAME}|\\(\\)$|^this\\.`,
  /** The same, and what the catalogue calls a name or a kind: `name`, `type`. */
  'described-name': `${JS_SQL_NAME}|(?:^|\\.)_?(?:\\w*names?|\\w*types?)$`,
  /** A column of the catalogue of a database: the name of a table, a column, a schema or a constraint. */
  'of-catalogue':
    '(?i)\\b(?:(?:table|column|constraint|index|schema|trigger|view|parent_column)_?(?:name|schema|catalog|id)|nspname|relname|typname|attname|conname|tab(?:name|schema)|tbcreator|colname|constname|tbl_name)\\b',
  /** A file that speaks SQL for others: a driver's, an ORM's or a migration tool's own part. */
  'sql-layer': SQL_LAYER,
  /** What a class or a module names for itself and names for identifiers, in Python: `self.table`, `SCHEMA`, `schema_name`. */
  'py-sql-name': PY_SQL_NAME,
  /** The same, an attribute of a table's or a setting, and what gives a piece of a statement: `table.alias`, `config.tier`, `where_clause()`. */
  'py-sql-own': `${PY_SQL_NAME}|(?:^|\\.)\\w*(?:table|col(?:umn)?|schema|constraint|index|view|sequence|config|settings|conf|engine|dialect)(?:\\.\\w+){1,3}(?:\\(\\))?$|(?:^|\\.)(?:config|settings|conf|engine)$|(?:^|[._])(?:sql|clauses?)\\(\\)$|_clauses?$`,
  /** A name for the program that is run, which settings or a search of the path give. */
  'program-name':
    '(?i)(?:^|\\.)\\w*(?:bin|binary|exe|executable|program|prog|path|interpreter|editor|browser|opener|wrapper)$',
  /** Names in commands of builds and tools: folders, files, programs and versions that the program or who starts it chose. */
  'of-a-build':
    '(?i)^(?:self|cls)\\.(?!\\w*(?:user|host|query|request|input))|(?:^|[._])(?:(?:\\w*_)?(?:dir|directory|folder|root|cwd|workdir|prefix|file|path|files|paths|filepath|dirname|basename|filename|fname|bin|binary|executable|exe|program|interpreter|editor|compiler|python|version|tag|image|image_id|branch|revision|config|port|timeout|flags|cflags|args|arguments|options|opts|env|cmd|command|script)|(?:out|in|src|dst|dest|tmp|temp|base|target|build|source|project|backup)(?:dir|file|path|put)?)(?:\\(\\))?$|(?:^|\\.)(?:os\\.path\\.\\w+|Path|gettempdir|mkdtemp|mkstemp|which|where_is|find_executable|listdir|scandir|i?glob|enumerate|getcwd|sys\\.executable|executable)(?:\\(\\))?$|(?:^|\\.)[A-Z][A-Z0-9_]+$|^(?:args|opts?|options)\\.\\w+|^(?:sys\\.)?argv\\b|(?:^|[._])te?mp\\w*(?:\\.name)?$',
  /** A whole statement with a part that isn't constant where a value stands. */
  'sql-value':
    '(?i)^\\s*(?:select\\s[^;]{1,400}?\\sfrom\\s+[\\w."`\\[\\]]+\\s|insert\\s+into\\s+[\\w."`\\[\\]]+\\s*(?:\\(|values)|update\\s+[\\w."`\\[\\]]+\\s+set\\s|delete\\s+from\\s+[\\w."`\\[\\]]+\\s+where\\s)[\\s\\S]*(?:[=<>(,\'"%]|\\b(?:like|in|values|limit|offset|by|where))\\s*[\'"%(]*\\0',
  /** A piece of a statement with a part that isn't constant where a value stands. */
  'sql-clause':
    '(?i)^\\s*(?:(?:where|and|or|having|set|on)\\s|values\\s*\\()[\\s\\S]{0,200}(?:[=<>]|\\b(?:like|in))\\s*[\'"%(]*\\0|^\\s*order\\s+by\\s+\\0',
  /** What stands before a hash that only names data: a cache key, a file, an identifier; glued to a text. */
  'name-of-data':
    '(?i)(?:key|cache\\w*|(?:^|[^a-z])id|etag|sum|fingerprint|file\\w*|path|dir|slug|ver|version|name|handle|label|uid|selector|boundary|digest_?id|md5|tag|key\\d|(?:name|key|column|table|content|file|path|page|item)_?hash(?:es|_array)?)[\'"]?\\]?\\s*(?:=>?|\\.=|,)\\s*(?:[\\w.]+\\(\\s*)?$|[\'"]\\s*\\.\\s*$|(?:makeKey|cache\\w*|get|set|delete|define)\\([^;]*$|\\b[A-Z][A-Z_]*KEY\\w*\\s*\\.\\s*$|(?:dir|path|prefix|tmp|base)\\w*\\s*\\.\\s*$|\\b(?:substr|unpack|hexdec|crc32)\\((?:[^(),]{0,20},)?\\s*\\\\?$|[\\w\\])]\\[\\s*$|\\bfunction\\s+&?\\\\?$',
  /** The same in Ruby, and sums that are compared: `checksum == Digest::MD5.hexdigest(data)`. */
  'rb-name-of-data':
    '(?i)(?:key|cache\\w*|(?:^|[^a-z])id|etag|sum|fingerprint|file\\w*|path|dir|slug|ver|version|name|handle|label|uid|selector|boundary|digest_?id|md5\\w*|sha1\\w*|alias|tag|key\\d|(?:name|key|column|table|content|file|path|page|item)_?hash(?:es|_array)?)[\'"]?\\]?\\s*(?:=>?|[!=]=|\\|\\|=|,)\\s*(?:[\\w.]+\\(\\s*)?$|(?:makeKey|cache\\w*|get|set|delete|define)\\([^;]*$|\\b[A-Z][A-Z_]*KEY\\w*\\s*\\.\\s*$|(?:dir|path|prefix|tmp|base)\\w*\\s*\\.\\s*$|[\\w\\])]\\[\\s*$',
  /** A function whose name says that it makes a name for data, and that speaks of nothing to be kept safe. */
  'names-data':
    '(?i)^(?![\\s\\S]{0,4000}?(?:passw|secret|token|signature|\\bsign|\\bsalt|credential|csrf|\\bauth))(?:(?!\\bdef\\s)[\\s\\S]){0,400}\\bdef\\s+\\w*(?:e_?tag|cache|file_?name|fname|gravatar|avatar|thumb|(?:file|image|thumb|media)_?(?:path|hash|key)|path_safe|slug|(?:config|settings|effective|vary_on|query|page|content|package|plugin|channels?_list|document|doc|node|source)_?hash|(?:job|package|task|document|doc|chunk|node|source|content|stable|deterministic)_?id|hash_?(?:file|query|content|url|path|dir\\w*|args|key)|dedup)\\w*\\s*\\(',
  /** A branch that a setting for certificates takes: whoever set it decided. */
  'tls-setting':
    '(?i)verif|insecure|self_?signed|ssl_?mode|=\\s*[\'"](?:prefer|require|allow)[\'"]|ignore_?(?:ssl|cert)|no_?check|https_?only|(?:valid\\w{0,6}|check|client|accept)_?(?:ssl_?)?cert|cert_?(?:reqs|none|check|valid)|auto_?add|server_?side|key_?policy|missing_?(?:host_?)?key|WarningPolicy',
  /** A file that speaks a protocol or reads a format whose ciphers others chose. */
  'cipher-of-others':
    '(?i)\\b(?:ntlm\\w*|netlogon|kerberos|krb5|rc4_?hmac|lm_?hash|dpapi|ms-?chap\\w*|mega(?:co)?\\.?nz|wep_?key|tkip|rfc ?3394|miio)\\b',
  /** Holds a tag of HTML, and not just one of a prompt's or an object's name in angle brackets. */
  'html-tag':
    '(?i)<\\s*/?(?:!doctype|a|abbr|article|aside|b|body|br|button|center|code|dd|div|dl|dt|em|fieldset|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|ol|option|p|pre|script|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|u|ul|video)(?![\\w-])',
  /** Holds a tag. */
  markup: '<\\s*[a-zA-Z!/]',
  /** A part that isn't constant stands in an element or an attribute. */
  'markup-value': `${ELEMENT}[^<]*(?:>|=["']?)[^<]*\\0`,
  /** An address that is a script with a part that isn't constant. */
  'script-url': '^\\s*javascript:[^\\0]{0,80}\\0',
  /** An address whose host is constant: a path of one's own, or a full address. */
  'own-address': '^(?:\\.{1,2}/|/(?:[^/\\\\\\0]|$)|\\?|#|https?://[^\\0/]+/)',
  /** A full address whose host is constant. */
  'fixed-host': '^\\s*(?:https?|wss?)://[^\\0/?#]+[/?#]',
  /** The same, with a constant path: what is from outside stands in the query. */
  'fixed-path': '^\\s*(?:https?|wss?)://[^\\0?#]+[?#]',
  /** A name of something that people write: a comment, a user's name, what was searched for. */
  'written-by-people':
    '(?i)^(?:\\w+\\.)?(?:new|current)?_?(?:users?|user_?name|first_?name|last_?name|full_?name|display_?name|nick_?name|comments?|messages?|msg|posts?|reviews?|profile|author|customer|member|person|guest|visitor|feedback|reply|replies|input|user_?input|query|search\\w*|keyword|term|q|name|bio|tweet|chat|note|question|answer)(?:$|\\.)',
  /** A field of what people write, or what they typed or searched for: not a mere `name` or `message` of whatever caller. */
  'field-people-write':
    '(?i)^(?:\\w+\\.)?(?:(?:new|current)?_?(?:users?|comments?|messages?|msg|posts?|reviews?|profile|author|customer|member|person|guest|visitor|feedback|repl(?:y|ies)|tweet|chat|note|question|answer)\\.|(?:user_?input|user_?name|display_?name|nick_?name|comments?|reviews?|feedback|search_?(?:term|query|text)|bio|tweet)(?:$|\\.))',
  /** A field of a record that holds what somebody wrote: `article.body`, `order.customerName`. */
  'content-field':
    '(?i)[\\w)\\]]\\.(?:titles?|subject|headline|descriptions?|desc|captions?|summary|excerpt|body|bio|contents?|text|message|comment|email|address|phone|notes?|(?:\\w*_)?names?|[a-z]+(?:user|first|last|full|display|customer|product|company|author|nick)?names?)$',
  /** Markup or a style sheet by its own name: whoever named it so built it to be shown. */
  'named-markup':
    '(?i)[\\w$.)](?:html|markup|svg|css|styles?|template|SafeString)(?:\\.(?:trim|join|toString|content)(?:\\(\\))?)?$|(?:html|markup|svg)\\w{0,30}\\(\\)$',
  /** What whoever uses a component sets it up with, and names of numbers, classes and icons. */
  'own-settings':
    '(?i)^(?:(?:this|self|that|_this|me|base|\\$\\w+)\\.)?_?(?:\\w*options?|opts?|settings?|\\w*config|cfg|conf|defaults?|constants?|lang|locale|i18n|l10n|labels|icons?|texts|strings|theme|classes)(?:[.[]|$)|(?:^|\\.)\\w*(?:icons?|id|index|idx|count|width|height|size|level|prefix|class(?:name)?|length|color)$',
  /** Data that a page shows: a field of a record or of a component, and what is read back from an element. */
  'data-of-page':
    '(?i)^\\$\\(\\)$|^(?:get|read|load|val(?:ue)?)\\w*\\(\\)$|(?:^|\\.)(?:props|item|entry|row|record|post|article|page|product|data)\\.(?!\\w+\\(\\))\\w|\\.(?:val|text|attr|data|prop|getAttribute)\\(\\)$|\\.(?:value|name|innerText|textContent)$',
  /** What the program itself renders or translates. */
  rendered:
    '(?i)(?:^|\\.)(?:render\\w*|\\w*template\\w*|translate\\w*|i18n\\w*|html10n|gettext|getString|localize\\w*)(?:\\.\\w+)?\\(\\)$',
  /** In snake case, a name for what nobody may guess: a token, password, key, session id, salt or code. */
  'secret-name': `(?:^|_)(?:[a-z]{0,12}(?<!(?:max|min|num|per|pos|bos|eos|unk|pad|cls|sep|mask|next|prev|previous|page|start|continuation|continue|sync|stop|end|vocab|word|pagination)_?)token|[a-z]{0,8}passw(?:or)?d|passphrase|passcode|pwd|(?:user|db|admin|root|temp|tmp|new|default|auth|login|mysql|my)_?pass|[a-z]{0,8}secret|[ht]?otp(?:_code)?|one_time_(?:code|pin)|csrf|xsrf|captcha(?:_code)?|jwt|pin_?code|(?:user|card|atm|sms|access|login|security|wallet|account|new|temp)_pin|credentials?|(?:auth|login)_challenge|code_verifier|sess(?:ion)?_?(?:id|uuid|cookie)|php_?sessid|j?session_?id|[a-z]{0,8}api_?key|(?:${SECRET_KEY})_?key|(?:${SECRET_CODE})_?(?:code|link|url|id)|(?:recovery|backup|verification)_codes|encryption_?iv)${SECRET_FORM}|^(?:sid|pin)$|^(?:set|create|new|generate|gen|make|start|begin|open)_(?:session|pin|secrets|passwords|credentials|otps?)$`,
  /** A function that decides on access or authenticity, by its name; `user_can_edit`, `tokenIsValid` too. */
  'check-name': `(?i)^(?=\\w{1,80}[?!]?$)_*(?!can_?(?:handle|support)|requires?_?(?:re_?)?auth(?:entication|ori[sz]ation)|\\w*(?:local|global|lexical)_?scope[?!]?$|\\w*(?:required|expired|supported|enabled|disabled|changed|configured|setup_?allowed)$|is_?(?:token|certificate|policy|member|role|scope|session|origin|login|webhook|signature|password|nonce|receipt|permission|captcha|licen[sc]e)$|ha(?:s|ve)_?\\w*polic(?:y|ies)$)(?:(?:is|has|have|can|may|check|verify|validate|ensure|require|assert|enforce|confirm|authenticate|authori[sz]e|valid|match|allow)_?(?:\\w*_)?\\w*?(?:${CHECKED})${CHECKED_FORM}|(?:verify|validate|check)_?(?:user|identity)(?:_?async)?|(?:verify|confirm)_?\\w*code|(?:authenticate|authori[sz]e)_?(?:user|action|access|client|operation)|check_?rate_?limit|enforce|auth_?check|(?:verify|authenticate|authori[sz]e)_?\\w*requests?|(?:verified|logged_?in|signed_?in|authenticated|authori[sz]ed)(?=\\?)|is_?granted|(?:verify|validate)_?hash|protect(?:_?routes?)?|restrict_?to|(?:current_?)?user_?(?:can|may)_?\\w+|(?:\\w+_)?(?:token|signature|sig|hmac|mac|jwt|otp|totp|pin|password|passcode|credentials?|captcha|session|csrf|api_?key|nonce|webhook|login|access|permission)_?(?:is_?)?(?:valid|verify|check|validate|ok|match(?:es)?|correct|allowed|granted|verified|authentic|trusted|authori[sz]ed)|(?:assert|ensure|require|check)_?can_?\\w+|(?:is|check|verify|validate|ensure)_?(?:access|requests?|user|action|login|caller|client|origin|ip|operation)?_?(?:allowed|permitted)|authenticated?|authori[sz]ed?|permitted|allowed|may_?access|can_?(?:activate|load|match)|(?:admin|owner|staff|superuser|moderator)(?=\\?))[?!]?$`,
  /** In development the answer is yes: a test of the environment, and behind it the way on. */
  'dev-bypass': DEV_BYPASS,
  /** A generator that can't be predicted has a part in it. */
  'strong-random':
    '(?i)random_bytes|random_?int\\(|openssl_random|(?<!in)secure_?random|randombytes|getrandomvalues|randomuuid|\\bsecrets\\.|urandom|systemrandom|randomnumbergenerator|crypto_?rand|\\bcrand\\.|wp_generate_(?:password|uuid4)|\\bwp_rand\\(',
  /** The text before a secret that is glued to it: a parameter of an address, a header. */
  'secret-lead':
    '(?i)(?:(?:^|[?&;\\s_-])(?:(?:access|auth|reset|csrf|xsrf|session|verification|invite|api|refresh|confirm\\w*|activation)?[_-]?token|session(?:_?id)?|j?sessionid|sid|otp|api_?key|(?:reset|verification|activation|invite|auth|access)_?code)=|(?:token|csrf|secret|session|api-key)[\\w-]{0,12}:\\s?|bearer\\s|\\b(?:otp|(?:verification|one[- ]time|security|access|reset|login|confirmation|activation)\\s+(?:code|password|pin)|password|passcode|pin)(?:\\s+is)?\\s?:?\\s)$',
  /** A Go file that the compiler leaves out of the program: only tests import the package. */
  'go-test': '(?:^|[\\n(;])\\s*(?:import\\s+)?"testing"',
  /** A PHP file of tests: its settings, cookies and hashes are made up. */
  'php-test':
    '(?:^|\\n)[ \\t]*(?:(?:final|abstract)[ \\t]+)?class[ \\t]+\\w{1,80}(?:Test|TestCase|Spec|Cest)[ \\t]+extends[ \\t]+\\\\?[\\w\\\\]{0,80}(?:Test|TestCase|Tests|ObjectBehavior|Unit)\\b',
  /** A JavaScript file of tests: its servers, keys and commands are made up. */
  'js-test':
    '(?:^|\\n)[ \\t]*(?:describe|suite)(?:\\.\\w+)?\\(\\s*[\'"`]|(?:\\brequire\\(|\\bfrom\\s+)\\s*[\'"](?:tap|ava|tape|node:test|mocha|vitest|chai|supertest|tsd|tstyche|expect-type|@jest/globals|@playwright/test)[\'"]',
  /** A group of one repeated item, repeated: texts that almost match are tried in exponentially many ways. */
  'nested-repeat':
    '(?<!\\\\)\\((?:\\?:)?(?:\\\\[a-zA-Z.]|\\[[^\\]\\n]{1,80}\\]|[\\w.])[+*]\\)(?:[+*](?![+])|\\{\\d{0,3},\\d{0,3}\\})',
  /** What a language model answered, in Python, whatever it is called after. */
  'py-model-answer':
    '(?:^|\\.)choices(?:\\.\\w+)?\\.(?:message\\.content|text|message)\\b|^(?:self\\.)?(?:llm|model|openai|anthropic|chain|agent|ai|client)\\.(?:invoke|call|generate|predict|complete|ask|chat|run|generate_content|generate_text)\\(\\)|^(?:llm|chain|agent)\\(\\)|(?:^|\\.)(?:ollama|litellm|cohere|replicate)\\.(?:chat|generate|completion|acompletion|run)\\(\\)',
  /** Reads or alters the catalogue and the schema: what tools do with names of their own. */
  'sql-schema':
    '(?i)\\b(?:information_schema|performance_schema|system_schema|pg_catalog|pg_\\w+|sqlite_master|sqlite_schema|sys\\.\\w+|all_tab\\w*|user_tab\\w*|syscat\\.\\w+|sysibm\\.\\w+)\\b|^\\s*(?:pragma|show|describe|explain|alter|create|drop|comment\\s+on|rename|analyze|vacuum|truncate|set\\s)\\b',
};

/** What stands in a file, in a literal of its own, where the shared pattern of that name matches a text made there. */
export const FILE_HOLDS: Readonly<Record<string, RegExp>> = {
  'html-tag': /<\s*\/?[a-zA-Z!]/,
  markup: /<\s*[a-zA-Z!/]/,
  'markup-value': new RegExp(ELEMENT),
  'script-url': /javascript:/,
};

/**
 * How the first literal of a glued text begins where the shared pattern of that name matches the whole:
 * what begins otherwise needs not be followed.
 */
export const LITERAL_STARTS: Readonly<Record<string, RegExp>> = {
  'sql-value': /^\s*(?:select\s|insert\s|update\s|delete\s)/i,
  'sql-clause': /^\s*(?:where|and|or|having|set|on|values|order)\b/i,
};
