import { BASE, HARMLESS_CALL } from './base.ts';
import { MODEL_ANSWERS } from './model-answers.ts';
import type { LanguageProfile } from './profile.ts';

/** Names that requests go by, as fields, parameters and getters. */
const REQUEST =
  '(?:\\b(?:\\w*[rR]eq(?:uest)?\\d?|httpServletRequest|servletRequest)(?:\\(\\))?|getRequest\\(\\)|currentRequest\\(\\))';

const SOURCES = [
  '\\.(?:getParameter|getParameterValues|getParameterMap|getParameterNames|getQueryString|getCookies|getHeaderNames|getSubmittedFileName|getOriginalFilename|getTheParameter|getTheValue|getTheCookie)\\(\\)',
  `${REQUEST}\\.(?:getHeader|getHeaders|getInputStream|getReader|getRequestURI|getRequestURL|getPathInfo|getServletPath|getPart|getParts|getBody|getQueryParams|getPath|getURI|getCookie|getQueryString|getRequestParameter|getParam|getFormAttribute|params|queryParams|queryParam|queryParamOrDefault|queryMap|splat|body|bodyAsBytes|headers|cookie|cookies|query|uri|url|parts|param|formParam|pathParam|getRequestedSessionId|getAttributeFromRequest|getEntity|getUri|getRawQuery|bodyToMono|pathVariable|body)(?!\\w)`,
  '\\b(?:uriInfo|uri|info|context|ctx|routingContext|rc|exchange|serverWebExchange|call|containerRequestContext|requestContext)\\.(?:getQueryParameters|getPathParameters|getQueryParams|queryParam|queryParamAsClass|queryParams|pathParam|pathParams|formParam|formParams|bodyAsString|getBodyAsString|bodyAsClass|getBodyAsJson|body|uploadedFile|getRequestURI|getRequestHeaders|getRequestBody|getRequestPath|getRelativePath|getHeaderString|header)\\(\\)',
  '^call\\.(?:parameters|request\\.(?:queryParameters|headers|cookies|uri|path)|receive|receiveText|receiveParameters|receiveStream)(?!\\w)',
  '^(?:\\w+\\.)?getIntent\\(\\)\\.(?:get\\w*Extra|getData|getDataString|getExtras)\\(\\)|\\bintent\\.(?:get\\w*Extra|getData|getDataString|data|extras)(?!\\w)',
  '\\.originalFileName(?!\\w)',
  '\\b(?:\\w*[sS]ock(?:et)?\\w*|client|peer|accept\\(\\))\\.getInputStream\\(\\)|(?:^|\\.)getQueryParameter\\(\\)|\\bexternalContext\\.getRequest\\w+\\(\\)|\\.getExternalContext\\(\\)\\.getRequest\\w+\\(\\)',
  '\\b(?:chatModel|chatClient|chatLanguageModel|openAiService|llmClient|llm|assistant)\\.(?:call|chat|generate|prompt|createChatCompletion|complete|ask)\\(\\)',
];

const HANDLER_PARAM =
  '@(?:RequestParam|PathVariable|RequestBody|RequestHeader|RequestPart|CookieValue|MatrixVariable|ModelAttribute|QueryParam|PathParam|FormParam|FormDataParam|HeaderParam|CookieParam|MatrixParam|BeanParam|RestQuery|RestPath|RestForm|Header|Payload|QueryValue|Body|Part|DestinationVariable)(?!\\w)';

/** Java: Servlet, Spring MVC and WebFlux, JAX-RS, Micronaut, Quarkus, Vert.x, Javalin, Spark, Play, Android. */
export const javaProfile = (): LanguageProfile => ({
  ...BASE,
  id: 'java',
  // `->` begins the body of a lambda, not a member.
  members: new Set(['.', '::', '?.', '!!.']),
  functionWords: new Set(),
  readsInto: [{ names: /^(?:read|readFully|readNBytes)$/, position: 0 }],
  sources: new RegExp(SOURCES.join('|')),
  // A provider of content is asked by other apps.
  sourcesIn: [
    MODEL_ANSWERS.java,
    // The message that a gRPC service was sent.
    { file: /\bextends\s+(?:\w+\.)*\w+ImplBase\b/, paths: /^(?:request|req)\.get[A-Z]\w*\(\)/ },
    {
      file: /\bextends\s+(?:File|Content)Provider\b|:\s*ContentProvider\s*\(/,
      paths:
        /^uri\.(?:getLastPathSegment|getPath|getPathSegments|getEncodedPath|lastPathSegment|path|pathSegments)(?!\w)/,
    },
  ],
  ownSources:
    /^args$|^System\.(?:getenv|getProperty|console\(\)\.readLine|console\(\)\.readPassword)\(\)|(?:^|\.)(?:readLine|readUTF)\(\)$|\b(?:scanner|sc|scan|input|in|stdin|kb|keyboard)\.(?:next|nextLine)\(\)$/,
  handlerParam: new RegExp(HANDLER_PARAM),
  handlerHead:
    /@(?:(?:Get|Post|Put|Delete|Patch|Request|Message|Query|Mutation)Mapping|GET|POST|PUT|DELETE|PATCH|Path|Get|Post|Put|Delete|Patch|JavascriptInterface|WebMethod|KafkaListener|RabbitListener|JmsListener|SqsListener|Tool|McpTool)\b/,
  // Play calls the public methods of a controller with parts of the request.
  handlerIn: {
    file: /\bplay\.mvc\./,
    head: /\bpublic\s+(?:static\s+)?(?:CompletionStage\s*<\s*)?Result\b/,
  },
  innocentParam:
    /^(?:@\w+(?:\([^)]*\))?\s+|final\s+)*(?:Model|ModelMap|ModelAndView|\w*Request|\w*Response|HttpSession|Session|Principal|Authentication|UserDetails|Jwt|BindingResult|RedirectAttributes|Pageable|Sort|Locale|TimeZone|WebRequest|ServerWebExchange|UriInfo|SecurityContext|HttpHeaders|Errors|SessionStatus|UriComponentsBuilder|\w*Service|\w*Repository|Acknowledgment|Channel)\b|@(?:AuthenticationPrincipal|Context|Autowired|Inject|Value)\b/,
  sourceTypes:
    /(?:^|[\s<])(?:MultipartFile|FilePart|FileUpload|FormDataContentDisposition|(?:Dyna)?ActionForm)\b/,
  harmless: new RegExp(
    `${HARMLESS_CALL}|(?:^|\\.)(?:Integer|Long|Short|Byte|Double|Float|Boolean|UUID|BigInteger|BigDecimal|LocalDate|LocalDateTime|Instant|ZonedDateTime|Duration|ObjectId|Math|Character|ThreadLocalRandom|ChronoUnit)(?:\\(\\)|\\.\\w+\\(\\))|\\.(?:hashCode|ordinal|intValue|longValue|doubleValue|booleanValue|toInt|toLong|toIntOrNull|toLongOrNull|getTime|currentTimeMillis|nanoTime|isEmpty|isBlank|equals|equalsIgnoreCase|contains|startsWith|endsWith|matches|indexOf|compareTo|getSimpleName|getCanonicalName|getContentLength|getStatus|getStatusCode|size|nextInt|nextLong|getPort|getRemotePort|getServerPort|getContextPath|getRowCount|getMonthValue|getYear|name)\\(\\)$|\\.getClass\\(\\)|\\.class$|(?:^|\\.)[A-Z]\\w*(?:Type|Status|Role|Kind|Mode|Order|Direction|Level|State|Enum|Category|Field|Column)\\.valueOf\\(\\)|\\.isPresent\\(\\)`,
  ),
  harmlessTypes:
    /(?:^|[\s<(])(?:int|long|short|byte|float|double|boolean|char|Int|Integer|Long|Short|Byte|Double|Float|Boolean|UUID|BigInteger|BigDecimal|LocalDate|LocalDateTime|Instant|Date|Duration|ObjectId|Pattern|Class|Logger|SecureRandom|MessageDigest|Cipher)\b(?!\s*(?:<\?>)?\s*\[)/,
  escapes: {
    html: /(?:^|\.)(?:(?:HTML|Html|XSS|Xss)\w{0,20}\.(?:filter|encode|clean\w*)|htmlEscape\w*|forHtml\w*|forJavaScript\w*|forUriComponent|forCDATA|forXml\w*|encodeForHTML\w*|encodeForJavaScript|encodeForURL|encodeForXML\w*|escape\w*|clean|sanitize|encode|htmlEncode|xssEncode|filterXSS|stripXSS|toJson|writeValueAsString|escapeXml\w*|encodeURIComponent|htmlspecialchars)\(\)$/,
    sql: /(?:^|\.)(?:encodeForSQL|escapeSql|escapeString|quoteIdentifier|quote|quoteString|enquoteLiteral|enquoteIdentifier|enquoteNCharLiteral|sqlEscapeString|getSortColumn)\(\)$|(?:^|\.)DatabaseUtils\.\w+\(\)$/,
    shell: /(?:^|\.)(?:encodeForOS|escapeXSI|escapeShell\w*|shellQuote|quoteArgument)\(\)$/,
    // What a form calls the name of a file is whatever was sent.
    path: /(?:^|(?<!\b(?:\w{0,40}(?:[rR]equest|[dD]to|DTO|[fF]orm|[pP]ayload|[cC]ommand)|req|body|cmd))\.)(?:getName|getBaseName|getFileName|getExtension|getFilename|getFilenameExtension|createTempFile|createTempDirectory|sanitize\w*|cleanFileName|encode|md5Hex|sha256Hex|digestAsHex|md5DigestAsHex)\(\)$|\.fileName$/,
    // The address that a client's request already has.
    url: /(?:^|\.)\w*[rR]equest(?:\(\))?\.(?:url|uri|getUri|getURI)(?:\(\))?$|(?:^|\.)(?:URLEncoder\.encode|encodePath\w*|encodeQuery\w*|encodeForURL|UriUtils\.\w+|forUriComponent)\(\)$/,
    redirect:
      /(?:^|\.)(?:URLEncoder\.encode|encodeForURL|UriUtils\.\w+|forUriComponent|getContextPath|getRequestURI|getRequestURL|getServletPath|getRelativePath)\(\)$/,
    ldap: /(?:^|\.)(?:encodeForLDAP|encodeForDN|filterEncode|nameEncode|encodeValue|escape\w*|escapeLDAPSearchFilter|escapeDN)\(\)$/,
    xpath: /(?:^|\.)(?:encodeForXPath|escape\w*|forXml\w*)\(\)$/,
    log: /(?:^|\.)(?:replace|replaceAll|encodeForHTML|escape\w*|forJava|sanitize\w*|strip\w*|encode)\(\)$/i,
    regex: /(?:^|\.)(?:quote|escape|escapeRegex)\(\)$/,
    header: /(?:^|\.)(?:encode\w*|replace|replaceAll|forUriComponent|strip\w*)\(\)$/,
    nosql: /(?:^|\.)(?:ObjectId|quote)\(\)$/,
  },
  formats: /(?:^|\.)(?:format|formatted|concat|join)\(\)$/,
  appends: new Set(['append', 'add', 'insert', 'put']),
  carries:
    /(?:^|\.)(?:trim|strip|stripIndent|stripLeading|stripTrailing|translateEscapes|trimIndent|trimMargin|trimStart|trimEnd|joinToString|removePrefix|removeSuffix|substringBefore|substringAfter|substringAfterLast|substringBeforeLast|ifEmpty|ifBlank|toString|toLowerCase|toUpperCase|lowercase|uppercase|replace|replaceAll|replaceFirst|replaceFirstChar|substring|split|intern|String|getBytes|toByteArray|valueOf|copyValueOf|decode|decodeBase64|unescape\w*|get|getOrDefault|orElse|orElseGet|ofNullable|of|requireNonNull|requireNonNullElse|nextElement|next|asList|toList|toArray|toCharArray|File|Path|toPath|toFile|resolve|normalize|toAbsolutePath|getCanonicalPath|getCanonicalFile|getAbsolutePath|getAbsoluteFile|URL|URI|create|parse|build|toUri|toURL|toURI|toUriString|fromUriString|fromHttpUrl|toExternalForm|StringBuilder|StringBuffer|reverse|InputStreamReader|BufferedReader|BufferedInputStream|StringReader|ByteArrayInputStream|InputSource|StreamSource|SAXSource|DOMSource|FileInputStream|ObjectInputStream|readLine|read|readFully|readAllBytes|readNBytes|readAllLines|toByteArray|getContent|getInputStream|lines|collect|joining|map|filter|stream|first|last|firstOrNull|let|also|first|elementAt|peek|pop|poll|remove|getFirst|getLast|getValue|getKey|values|keySet|entrySet|orEmpty|repeat|setText|SimpleStringProperty|charAt)\(\)$/,
});

/** Kotlin: Ktor, Spring, Android. */
export const kotlinProfile = (): LanguageProfile => ({
  ...javaProfile(),
  id: 'kotlin',
  newlines: 'ends',
  nameFirst: true,
  casts: false,
  ternary: false,
  functionWords: new Set(['fun']),
  harmlessTypes:
    /(?:^|[\s<(:])(?:Int|Long|Short|Byte|Double|Float|Boolean|UUID|BigInteger|BigDecimal|LocalDate|LocalDateTime|Instant|Date|Duration|ObjectId)\b(?!\s*\[)/,
});
