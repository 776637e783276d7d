import { BASE, HARMLESS_CALL } from './base.ts';
import { MODEL_ANSWERS } from './model-answers.ts';
import type { LanguageProfile } from './profile.ts';

// What a response tells of its request is what this program asked for.
const REQUEST =
  '(?!(?:\\w+\\.)*res(?:p|ponse)?\\.)(?:\\w+\\.)*(?:r|req|request|httpReq|httpRequest|hr|Request\\(\\)|Req|Request)';
const CONTEXT = '(?:c|ctx|context|gc|ec|fc|this|g|ginCtx|echoCtx|Ctx|w\\.ctx|self)(?:\\.Ctx)?';

/** Go: net/http, Gin, Echo, Fiber, Chi, Gorilla, Beego, Iris, Revel, gRPC metadata, the command line. */
export const goProfile = (): LanguageProfile => ({
  ...BASE,
  id: 'go',
  newlines: 'ends',
  members: new Set(['.']),
  arrow: '\u0000',
  ternary: false,
  casts: false,
  generics: false,
  functionWords: new Set(['func']),
  wordy: true,
  nameFirst: true,
  fills:
    /^(?:Unmarshal|UnmarshalStrict|Decode|DecodeElement|BindJSON|Bind|BindQuery|BindUri|BindHeader|BindXML|BindYAML|BindWith|ShouldBind\w*|MustBindWith|BodyParser|QueryParser|ParamsParser|CookieParser|ReqHeaderParser|ReadJSON|ReadForm|ReadQuery|ReadBody|ParseForm|Parse|Scan|Scanln|Scanf|Fscan|Fscanln|Fscanf|Sscan|Sscanf|DecodeJSONBody|DecodeJSON|readJSON|decodeJSON|decode|bind)$/,
  readsInto: [
    { names: /^Read$/, position: 0 },
    { names: /^(?:ReadFull|ReadAtLeast)$/, position: 1 },
  ],
  sources: new RegExp(
    [
      `^${REQUEST}\\.(?:FormValue|PostFormValue|PathValue|Form|PostForm|MultipartForm|FormFile|URL(?!\\(\\))|RequestURI|Header|Body|Cookie|Cookies|CookiesNamed|Referer|UserAgent|Host|BasicAuth|Trailer|GetBody|MultipartReader|PostFormArray|QueryStringParameters|MultiValueQueryStringParameters|PathParameters)(?!\\w)`,
      '^event\\.(?:QueryStringParameters|PathParameters|Body|Headers)(?!\\w)',
      `^${CONTEXT}\\.(?:(?:Query|QueryArray|QueryMap|QueryParam|QueryParams|QueryString|QueryBytes|QueryArgs|Queries|DefaultQuery|GetQuery|GetQueryArray|Param|Params|ParamValues|AllParams|PostForm|PostFormArray|PostFormMap|DefaultPostForm|GetPostForm|PostArgs|FormValue|FormParams|FormFile|MultipartForm|Cookie|Cookies|GetHeader|GetRawData|GetReqHeaders|Body|BodyRaw|Bind|BindJSON|BindQuery|BindUri|BindHeader|BindXML|ShouldBind\\w*|MustBindWith|BodyParser|QueryParser|ParamsParser|CookieParser|ReadJSON|ReadForm|ReadQuery|ReadBody|URLParam|URLParams|PostValue|OriginalURL|UserValue|QueryTrim|ParamsEscape)\\(\\)|(?:Params|Request|RequestCtx|Input|RequestBody)(?!\\w))(?!\\.(?:Method|Context|RemoteAddr|TLS|Proto|WithContext))`,
      '^mux\\.Vars\\(\\)|^chi\\.URLParam\\w*\\(\\)|^(?:ps|params|vars|httprouter\\.ParamsFromContext\\(\\))\\.ByName\\(\\)|^way\\.Param\\(\\)|^pat\\.Param\\(\\)|^web\\.Params\\(\\)',
      '^(?:ws|conn|c|wsConn|socket)\\.(?:ReadMessage|NextReader)\\(\\)',
      '^metadata\\.FromIncomingContext\\(\\)|\\b(?:ln|lis|\\w*[lL]istener|\\w*[sS]ock|server|srv|l)\\.Accept(?:TCP|Unix)?\\(\\)',
      '(?:^|\\.)Choices(?:\\.\\w+)?\\.(?:Message\\.Content|Text)(?!\\w)',
    ].join('|'),
  ),
  // The getters and fields of a gRPC message.
  sourcesIn: [
    MODEL_ANSWERS.go,
    {
      file: /\*\w*pb\.\w+Request\b/,
      paths: /^(?:req|request|in|r)\.(?:Get[A-Z]\w*\(\)|[A-Z]\w*$)/,
    },
    {
      file: /\b(?:nhooyr\.io|github\.com\/coder)\/websocket\b/,
      paths: /^(?:\w{1,20}\.)?(?:c|conn|ws|wsConn|sock|socket)\.(?:Read|Reader)\(\)/,
    },
    // Names that say elsewhere what a client or a store gives.
    {
      file: /gofiber\/fiber|kataras\/iris|macaron/,
      paths: /^(?:c|ctx)\.(?:Get|Path|Hostname|GetString)\(\)/,
    },
    {
      file: /\bbeego\b|\bweb\.Controller\b/,
      paths: /^(?:c|this|self|ctx)\.(?:GetString|GetStrings|GetFile|GetFiles|Get)\(\)/,
    },
  ],
  // Whoever is at the other end of a connection writes what is read from it.
  // What a queue or a broker delivers was written by whoever may send to it.
  sourceTypes:
    /\bnet\.(?:Conn|TCPConn|UDPConn|UnixConn|PacketConn)\b|\*?\b(?:asynq\.Task|nats\.Msg|mqtt\.Message|amqp(?:091)?\.Delivery|pubsub\.Message|kafka\.Message|sarama\.ConsumerMessage|nsq\.Message|stan\.Msg|jetstream\.Msg|events\.(?:SQSEvent|SQSMessage|SNSEvent|S3Event|S3EventRecord|KinesisEvent))\b/,
  ownSources: /^os\.Args\b|^flag\.(?:Arg|Args)\(\)|^os\.Stdin$/,
  // A tool that runs what its user names does so with that user's rights.
  ownRight: /^shell$/,
  harmless: new RegExp(
    `${HARMLESS_CALL}|^(?:len|cap|int|int8|int16|int32|int64|uint|uint8|uint16|uint32|uint64|float32|float64|bool|rune|byte|make|new|nil|copy|min|max|complex128)\\(\\)$|^strconv\\.(?:Itoa|Atoi|ParseInt|ParseUint|ParseFloat|ParseBool|FormatInt|FormatBool|FormatFloat|FormatUint|Quote\\w*)\\(\\)|^(?:uuid|ulid|xid|ksuid)\\.\\w+\\(\\)|^time\\.\\w+\\(\\)|^(?:sha256|sha512|sha1|md5|crc32|hmac|bcrypt|math|rand)\\.\\w+\\(\\)|^hex\\.(?:Encode|Dump)\\w*\\(\\)|\\.(?:Len|Unix|UnixNano|RowsAffected|LastInsertId|Int|Int64|Uint|ParamsInt|QueryInt|QueryBool|QueryFloat|GetInt|GetInt64|GetUint|GetBool|GetFloat|ContentLength|Method|StatusCode|RemoteAddr|Context|Proto|TLS|Sum|IsZero|ClientIP|RealIP|IP|Nanoseconds|Seconds|Milliseconds)(?:\\(\\))?$|^(?:err|ctx)(?:\\.Error\\(\\))?$|\\.Context\\(\\)$|\\.Cookie\\(\\)\\.(?:Expires|MaxAge)$|^strings\\.(?:Contains|HasPrefix|HasSuffix|Index|Count|EqualFold|Compare)\\(\\)|^filepath\\.(?:IsAbs|IsLocal)\\(\\)`,
  ),
  harmlessTypes:
    /\s\*?(?:int|int8|int16|int32|int64|uint|uint8|uint16|uint32|uint64|float32|float64|bool|byte|rune|error|time\.Time|time\.Duration|uuid\.UUID|context\.Context|big\.Int|primitive\.ObjectID)\s*$/,
  harmlessTexts: {
    log: /"\\[nr]"/,
    // Of a path that begins with a slash no dots are left that lead out of it.
    path: /^strings\.Replace(?:All)?\([^)]*"\.\.[/"]|^(?:file)?path\.Clean\(\s*(?:"\/"\s*\+|(?:string\(\s*)?(?:filepath|os)\.(?:Path)?Separator|(?:file)?path\.Join\(\s*"\/")/,
    any: /\.ReplaceAllString\(/,
  },
  escapes: {
    html: /(?:^|\.)(?:template\.HTMLEscapeString|template\.HTMLEscaper|template\.JSEscapeString|template\.JSEscaper|template\.URLQueryEscaper|html\.EscapeString|EscapeString|HTMLEscapeString|QueryEscape|PathEscape|Sanitize|SanitizeBytes|SanitizeReader|json\.Marshal|Marshal|MarshalIndent|Quote|EncodeToString|ExecuteTemplate|Execute|Encode|bluemonday\.\w+)\(\)$/,
    sql: /(?:^|\.)(?:QuoteIdentifier|QuoteLiteral|Sanitize|Quote|QuoteString|Rebind|In|ToSql|EscapeString|quoteIdent\w*|quote\w*|escape\w*|Escape\w*|BindNamed|Named|Placeholders?|placeholders?)\(\)$/,
    shell:
      /(?:^|\.)(?:shellescape\.Quote|shellescape\.QuoteCommand|shellquote\.Join|Quote|quote\w*|EscapeShell\w*)\(\)$/,
    path: /(?:^|\.)(?:filepath\.Base|path\.Base|Base|SecureJoin|securejoin\.\w+|filepath\.Localize|filepath\.Ext|path\.Ext|slug\.Make|SanitizeFilename|SafeJoin|safeJoin)\(\)$/,
    url: /(?:^|\.)(?:url\.QueryEscape|url\.PathEscape|QueryEscape|PathEscape|Encode)\(\)$|^(?:r|req|request)\.(?:Host|RequestURI)$/,
    redirect:
      /^(?:r|req|request)\.(?:Host|RequestURI)$|(?:^|\.)(?:url\.QueryEscape|url\.PathEscape|QueryEscape|PathEscape|RequestURI|EscapedPath|Encode|URLFor|Reverse)\(\)$|\.(?:Path|RawQuery)$|\.URL\.String\(\)$/,
    regex: /(?:^|\.)regexp\.QuoteMeta\(\)$|(?:^|\.)QuoteMeta\(\)$/,
    ldap: /(?:^|\.)(?:EscapeFilter|EscapeDN|ldap\.Escape\w+)\(\)$/,
    xpath: /(?:^|\.)(?:escape\w*|quote\w*)\(\)$/i,
    log: /(?:^|\.)(?:strconv\.Quote|Quote|QueryEscape|EscapeString|EscapedPath|sanitize\w*|Sanitize\w*)\(\)$|\.(?:RequestURI|URL|URL\.String\(\)|URL\.RawQuery|Host)$/,
    nosql:
      /(?:^|\.)(?:primitive\.ObjectIDFromHex|ObjectIDFromHex|ObjectIdHex|bson\.ObjectIdHex)\(\)$/,
    template: /(?!)/,
    header: /(?:^|\.)(?:QueryEscape|PathEscape)\(\)$/,
  },
  formats:
    /^fmt\.(?:Sprintf|Sprint|Sprintln|Errorf|Appendf)\(\)$|^strings\.Join\(\)$|(?:^|\.)(?:Sprintf|Printf|Fatalf|Panicf|Infof|Warnf|Warningf|Noticef|Msgf)\(\)$|(?:[lL]og|[lL]ogger|glog|klog|logrus|sugar)(?:\(\))?\.Errorf\(\)$/,
  printsInto: { names: ['Fprintf', 'Fprint', 'Fprintln', 'WriteString'], on: /^(?:fmt|io)$/ },
  appends: new Set(['WriteString', 'Write', 'WriteByte', 'WriteRune']),
  carries:
    /^(?:string|append|any|interface)\(\)$|^(?:strings|bytes)\.(?:Trim\w*|To\w+|Replace\w*|Split\w*|Fields|Title|Repeat|Map|NewReader|NewBuffer|NewBufferString|NewReplacer|Cut\w*|Join|Clone)\(\)|^(?:url|filepath|path|io|ioutil|json|xml|yaml|base64|hex|bufio|html|gob|toml|unicode|norm|form|schema|csv|multipart|gzip|zlib|httputil|textproto|os)\.(?:Parse\w*|QueryUnescape|PathUnescape|Join|Clean|Abs|EvalSymlinks|Dir|FromSlash|ToSlash|ReadAll|LimitReader|TeeReader|NopCloser|Marshal\w*|Unmarshal\w*|NewDecoder|NewReader\w*|NewScanner|DecodeString|UnescapeString|ReadFull|ReadAtLeast|ExpandEnv|Expand|ResolveReference|DumpRequest|NewDecoder|Rel|VolumeName|Split)\(\)|(?<!\b(?:env|viper|koanf|config|conf|cfg))\.Get\(\)$|\.(?:String|Bytes|GetAll|Values|Query|Text|ReadString|ReadBytes|ReadLine|ReadMessage|Value|DecodeString|Decode|JoinPath|ResolveReference|Parse|Peek|First|Next|ByName|Load|Raw|Elem|Interface|Lookup|Encode|EscapedPath|Scan|ReadAll|Read|NextPart|Filename|FileName|Open|NewReader|Replace)\(\)$|^exec\.LookPath\(\)$|^net\.(?:JoinHostPort|SplitHostPort)\(\)$|^(?:blackfriday|markdown|gomarkdown)\.(?:Run|Markdown\w*|ToHTML|Render)\(\)$|^(?:jwt|jose|josejwt)\.ParseSigned\(\)$|^(?:net\/)?url\.URL\(\)$|^template\.(?:HTML|JS|CSS|URL|HTMLAttr|JSStr|Srcset)\(\)$|^(?:sql\.Named|aws\.String|to\.Ptr|pointer\.To|lo\.ToPtr|null\.StringFrom|sql\.NullString|types\.\w+|errors\.New|pq\.Array|bson\.M)\(\)$/,
  exits:
    /\b(?:return|panic|break|continue|goto|log\.Fatal\w*|os\.Exit|t\.Fatal\w*|runtime\.Goexit|AbortWith\w*|http\.Error|http\.NotFound)\b/,
});
