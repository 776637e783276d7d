import { BASE, HARMLESS_CALL } from './base.ts';
import { MODEL_ANSWERS } from './model-answers.ts';
import type { LanguageProfile } from './profile.ts';

const REQUEST =
  '(?:req|request|ctx\\.req|ctx\\.request|context\\.req|context\\.request|c\\.req|this\\.req|this\\.request|this\\.ctx\\.request|_req|_request|httpRequest|nextRequest|Astro\\.request)';

/** JavaScript and TypeScript: Express, Koa, Fastify, Hapi, Next, Nest, Hono, Lambda, Deno, the browser. */
export const javascriptProfile = (): LanguageProfile => ({
  ...BASE,
  id: 'javascript',
  arrow: '=>',
  casts: false,
  functionWords: new Set(['function']),
  nameFirst: true,
  sources: new RegExp(
    [
      `^${REQUEST}\\.(?:body|query|params|param|cookies|valid|signedCookies|headers|header|files?|url|originalUrl|path|hostname|get|rawBody|payload|searchParams|nextUrl|json|text|formData|parseBody|queries|rawHeaders|subdomains|baseUrl|input|qs|all|only)(?!\\w)`,
      '^(?:ctx|context|event|this\\.ctx)\\.(?:query|params|querystring|cookies|headers|queryStringParameters|pathParameters|multiValueQueryStringParameters|body|rawPath|rawQueryString|url|originalUrl)(?!\\w)',
      '^(?:window\\.|document\\.|self\\.|globalThis\\.|top\\.|parent\\.)?location(?:\\.(?:search|hash|href|pathname))?(?:\\(\\))?$',
      '^(?:window\\.|document\\.)?location\\.(?:search|hash|href|pathname)(?!\\w)',
      '^document\\.(?:URL|documentURI|baseURI|referrer|cookie)(?!\\w)',
      '^window\\.name(?!\\w)',
      '^(?:(?:window|self)\\.)?(?:localStorage|sessionStorage)\\.getItem\\(\\)',
      '^headers\\(\\)\\.get\\(\\)',
      '^Astro\\.(?:params|url\\.(?:search|pathname|hash)|cookies\\.get\\(\\))(?!\\w)',
      '^(?:useSearchParams|useParams|useRouter)\\(\\)',
      '^(?:getQuery|readBody|readFormData|readMultipartFormData|readRawBody|getRouterParams?|getRequestURL|getCookie|getHeader|getRequestHeader|readValidatedBody|getValidatedQuery|getValidatedRouterParams)\\(\\)',
      '(?:^|\\.)searchParams\\.(?:get|getAll)\\(\\)',
      '^(?:router|route|\\$route|this\\.\\$route|useRoute\\(\\))\\.(?:query|params|hash|fullPath)(?!\\w)',
      '(?:^|\\.)_?(?:route|activatedRoute|activeRoute)\\.(?:queryParams|queryParamMap|params|paramMap|fragment)(?!\\w)',
      '(?:^|\\.)snapshot\\.(?:queryParams|queryParamMap|params|paramMap|fragment)(?!\\w)',
      '\\.(?:originalFilename|originalname|clientName)(?!\\w)',
      '(?:^|\\.)choices(?:\\.\\w+)?\\.message\\.content(?!\\w)',
    ].join('|'),
  ),
  sourcesIn: [
    MODEL_ANSWERS.javascript,
    // What another window, a worker or the other side of a socket sends; elsewhere an event's data is the program's own.
    {
      file: /\bonmessage\b|['"`]message['"`]|\bpostMessage\b|\bWebSocket|\bEventSource\b|BroadcastChannel|MessagePort|MessageEvent/,
      paths: /^(?:event|e|evt|message|msg)\.data(?!\w)/,
    },
    // What a remote procedure is called with.
    { file: /@grpc\/|\bServerUnaryCall\b|\bServerWritableStream\b/, paths: /^call\.request(?!\w)/ },
    // What a queue brings; which tasks a program gives itself are its own.
    {
      file: /\b(?:SQS|SNS|S3)(?:Event|Handler)\b/,
      paths:
        /^(?:record|r|rec|event\.Records(?:\.\d{1,3})?)\.(?:body|s3\.object\.key|Sns\.Message)(?!\w)/,
    },
    // What a worker of a queue was handed by whoever put it there.
    {
      file: /['"`](?:bullmq|bull|bee-queue|agenda|pg-boss|@nestjs\/bullm?q?|kue)['"`]/,
      paths: /^job\.(?:data|attrs\.data)(?!\w)/,
    },
    // What somebody types into a form or behind a command of Discord.
    {
      file: /\bdiscord(?:\.js|-api-types)\b/,
      paths: /^(?:interaction|i|int)\.(?:options\.getString|fields\.getTextInputValue)\(\)/,
    },
    // What a callable function of Firebase is called with.
    { file: /\bfirebase-functions\b/, paths: /^(?:request|req)\.data(?!\w)/ },
    // What a procedure of tRPC is called with.
    { file: /@trpc\/|\b\w*[pP]rocedure\b/, paths: /^(?:(?:opts|ctx)\.)?input(?!\w)/ },
    // What `req.on('data', …)` gathers.
    {
      file: /\breq(?:uest)?\.on\(\s*['"]data['"]/,
      paths: /^(?:body|rawBody|postData|requestBody)$/,
    },
  ],
  ownSources:
    /^process\.argv(?!\.[01]\b|\w)|^(?:readline|rl)\.(?:question|prompt)\(\)|^Deno\.args\b/,
  ownRight: /^shell$/,
  // What Payload hangs on a request is its own interface; Hapi's payload is what was sent.
  otherwise: {
    paths: /^(?:\w+\.)?req(?:uest)?\.payload(?!\w)/,
    file: /\bpayload\??\.(?:db|config|collections|find\w*|create|update|logger|auth)\b/,
    notFile: /@hapi\//,
  },
  handlerHead: /@(?:MessagePattern|EventPattern|GrpcMethod|GrpcStreamMethod|SubscribeMessage)\(/,
  innocentParam:
    /@(?:Ctx|ConnectedSocket|Context)\b|:\s*(?:Socket|Server|WebSocket|Metadata|\w*Context|ServerUnaryCall\b.*)\s*$/,
  handlerParam:
    /@(?:Body|Query|Param|param(?:\.\w+){1,3}|requestBody|Path|FormField|Header|HeaderParam|Headers|Cookies|UploadedFiles?|Req|Request|Session|Args?|RawBody|QueryParams?|BodyParams?|HeaderParams?|CookieParams?|PathParams?|Params|MessageBody|Payload)\s*\(|^\{[^}]*\b(?:body|query|cookies|headers|files?)\b[^}]*\}\s*:\s*(?:express\.)?(?:Request|FastifyRequest)\b|:\s*(?:FormData|APIGatewayProxyEvent\w*)\b/,
  harmless: new RegExp(
    `${HARMLESS_CALL}|^(?:Number|Boolean|BigInt|Date|parseInt|parseFloat|isNaN|Symbol)\\(\\)$|^(?:Math|Number|Date)\\.\\w+\\(\\)$|\\.(?:length|toFixed\\(\\)|getTime\\(\\)|to(?:ISO|UTC|LocaleDate|LocaleTime)String\\(\\)|get(?:UTC)?(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)\\(\\)|indexOf\\(\\)|includes\\(\\)|test\\(\\)|has\\(\\)|startsWith\\(\\)|digest\\(\\)|rowCount|statusCode)$|(?<!\\.(?:query|params|body|cookies|headers|input|args|dto|payload|filters?))\\.status$|^(?:uuid|uuidv4|v4|nanoid|ObjectId|mongoose\\.Types\\.ObjectId|Types\\.ObjectId|crypto\\.randomUUID|crypto\\.randomBytes)\\(\\)`,
  ),
  harmlessTypes:
    /(?:^|[:\s<])(?:number|boolean|bigint|Date|ObjectId)\b(?!\s*\|\s*string)|\bParse(?:Int|Float|UUID|Bool|Enum|Date)Pipe\b/,
  harmlessTexts: {
    // What is left after everything but word characters went; what an expression found that names its characters.
    any: /^\/(?!(?:\\.|[^\\/\n]){0,200}(?:\.[*+]|\[\^))(?:\\.|[^\\/\n]){1,200}\/[a-z]*\.exec\(|\.replace(?:All)?\(\s*\/\[\^[\w\s\\-]+\]\+?\/[iu]*g[iu]*\s*,\s*(?:''|""|``|'[\w-]'|"[\w-]")\s*\)(?:\.\w+\(\))*$/,
    // One placeholder an item, numbered by its position.
    sql: /\.map\(\s*(?:\(\s*(?:\w+\s*(?:,\s*\w+\s*)?)?\)|\w+)\s*=>\s*(?:'\?'|"\?"|`\?`|`[$:@]p?\$\{\s*(?:i|n|k|idx|index|\w+\s*\+\s*(?:i|idx|index))\b[^}]{0,20}\}`|['"][$:@]p?['"]\s*\+\s*\(?\s*(?:i|n|idx|index)\b[^,)]{0,16}\)?)\s*\)/,
    path: /\.replace(?:All)?\(\s*\/\[\^[\w\s\\.-]+\]\+?\/[iu]*g[iu]*\s*,\s*(?:''|""|``|'[\w-]'|"[\w-]")\s*\)(?:\.\w+\(\))*$/,
    html: /^(?:React\.)?useMemo\(\s*\(\)\s*=>\s*[^;{]{0,40}\b(?:\w*[sS]anitize\w*|[pP]urify|escape\w*)\(/,
    // A path of one's own, set on the address that was asked for.
    redirect: /^new URL\(\s*['"`]\/(?![/\\])[^,\n]{0,200}['"`]\s*,/,
    log: /\.replace(?:All)?\(\s*(?:\/[^/\n]*\\[nr][^/\n]*\/g|["']\\[nr])/,
  },
  escapes: {
    html: /(?:^|\.)(?:escapeHtml|escapeHTML|escape_html|htmlEscape|htmlEncode|encodeHTML|encodeHtml|escapeXml|escapeXML|escape|encode|sanitize|sanitizeHtml|sanitizeHTML|purify|esc|encodeURIComponent|encodeURI|stripTags|striptags|xss|filterXSS|createTextNode|toISOString|toLocaleString|stringify|serialize|jsesc|devalue|uneval|renderToString|renderToStaticMarkup|t|translate|i18n|formatDate|format|inHTMLData|h|he|safeHtml|cleanHtml)\(\)$/,
    sql: /(?:^|\.)(?:_?(?:escape|quote)(?!\w*(?:[hH]tml|HTML|[xX]ml|XML|[rR]eg|UR[IL]|Ur[il]|[sS]hell|[cC]ss|CSS))\w*|mysqlEscape|(?<!\butil\.)format|literalEscape|\w*[iI]dentifiers?|\w*QualifiedName|ident|wrapAsIdentifier|columnize|\w+(?:Escaped|Quoted)|formatter\.wrap)\(\)$/,
    shell:
      /(?:^|\.)(?:quote|shellQuote|quoteShellArgs?|quoteArgs?|escapeShellArg|shellEscape|shellescape|escapeshellarg|escapeArg)\(\)$|\.p?pid$/,
    path: /(?:^|\.)(?:basename|sanitize|sanitizeFilename|sanitizeFileName|encodeURIComponent|slugify|toSlug|safeJoin|extname)\(\)$|\bfiles?(?:\.\w+)*\.(?:path|tempFilePath|filepath|size|mimetype)$|\.tempFilePath$/,
    url: /(?:^|\.)(?:encodeURIComponent|encodeURI)\(\)$|^(?:window\.|document\.|self\.)?location\.(?:host|hostname|origin|protocol|port)$/,
    redirect:
      /(?:^|\.)(?:encodeURIComponent|safeRedirect|getSafeRedirect|sanitizeUrl|toSafeUrl)\(\)$|^(?:req|request)\.(?:hostname|headers\.host|originalUrl)$|^(?:window\.|document\.|self\.)?location\.(?:host|hostname|origin|protocol|port)$/,
    regex:
      /(?:^|\.)(?:escapeRegExp|escapeRegex|escapeStringRegexp|escapeRE|regexEscape|quotemeta|escape)\(\)$/,
    ldap: /(?:^|\.)(?:escape\w*|ldapEscape|sanitize\w*)\(\)$/i,
    xpath: /(?:^|\.)(?:escape\w*)\(\)$/i,
    log: /(?:^|\.)(?:stringify|encodeURIComponent|sanitize\w*|escape\w*)\(\)$/i,
    nosql:
      /(?:^|\.)(?:String|toString|sanitize|escapeRegExp|ObjectId|stringify)\(\)$|(?:[sS]chema|[vV]alidator|(?:^|\.)(?:object|string|strictObject)\(\))(?:\.\w+(?:\(\))?){0,4}\.(?:parse|parseAsync|validateSync|attempt)\(\)$/,
    template: /(?!)/,
    // JSON is a literal of the language.
    code: /(?:^|\.)(?:JSON\.stringify|jsesc|uneval)\(\)$/,
    header: /(?:^|\.)(?:encodeURIComponent|encodeURI)\(\)$/,
  },
  formats: /(?:^|\.)(?:concat|format|sprintf|vsprintf|printf|raw)\(\)$/,
  appends: new Set(['push', 'unshift', 'append', 'concat']),
  carries:
    /(?:^|\.)(?:trim|trimStart|trimEnd|toString|toLowerCase|toUpperCase|replace|replaceAll|substring|substr|slice|split|join|concat|normalize|resolve|relative|dirname|marked|makeHtml|markdown|format|parse|safeParse|parseAsync|safeParseAsync|plainToInstance|plainToClass|makePath|joinPath|stringify|decode|decodeURIComponent|decodeURI|unescape|atob|btoa|from|String|Buffer|padStart|repeat|map|filter|reverse|pop|shift|at|get|getAll|header|param|json|text|formData|values|keys|entries|assign|resolve|querystring|qs|URL|URLSearchParams|cookie|all|flat|freeze|fromEntries|Map|Set|merge|toPath|fileURLToPath|pathToFileURL|promisify|then|sort|charAt|alloc|fill)\(\)$|\?\.exec\(\)$/,
  exits: /\b(?:return|throw|break|continue|process\.exit|next\s*\(|res\.status|reject\s*\()/,
});
