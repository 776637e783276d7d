import { BASE, HARMLESS_CALL } from './base.ts';
import { MODEL_ANSWERS } from './model-answers.ts';
import type { LanguageProfile } from './profile.ts';

const REQUEST =
  '(?:\\$(?:this\\.)?(?:_)?(?:request|req|httpRequest|serverRequest)|\\$this\\.(?:getRequest\\(\\)|app\\.request)|request\\(\\)|\\$app\\.request(?:\\(\\))?|(?:Yii\\.)?\\$app\\.request|Request|Input|Illuminate\\.Support\\.Facades\\.(?:Request|Input)|\\$this\\.input|\\$(?:event|controller)\\.(?:getRequest\\(\\)|request)|Craft\\.\\$app\\.(?:getRequest\\(\\)|request)|\\$request_stack\\.getCurrentRequest\\(\\)|\\$requestStack\\.getCurrentRequest\\(\\)|Flight\\.request\\(\\)|\\$this\\.(?:getHttpRequest|Request)\\(\\)|(?:kirby\\(\\)|\\$kirby|app\\(\\)|\\$app)\\.request\\(\\)|\\\\?Drupal\\.request\\(\\))';

/** PHP: superglobals, Symfony, Laravel, Slim and PSR-7, CodeIgniter, Yii, WordPress, the command line. */
export const phpProfile = (): LanguageProfile => ({
  ...BASE,
  id: 'php',
  members: new Set(['->', '?->', '::']),
  concat: '.',
  arrow: '\u0000',
  casts: true,
  generics: false,
  commandWords: new Set(['echo', 'print', 'include', 'include_once', 'require', 'require_once']),
  functionWords: new Set(['function', 'fn']),
  wordy: true,
  sources: new RegExp(
    [
      '^\\$_(?:GET|POST|REQUEST|COOKIE)(?!\\w)',
      '^\\$_FILES$|^\\$_FILES(?:\\.\\w+)*\\.(?:name|type|full_path)$',
      '^\\$_SERVER\\.(?:PHP_SELF|REQUEST_URI|QUERY_STRING|PATH_INFO|ORIG_PATH_INFO|PATH_TRANSLATED|HTTP_\\w+|PHP_AUTH_\\w+|REDIRECT_URL|SCRIPT_URI)(?!\\w)',
      '^\\$HTTP_(?:GET|POST|COOKIE)_VARS(?!\\w)|^\\$HTTP_RAW_POST_DATA(?!\\w)',
      '^(?:filter_input|filter_input_array|getallheaders|apache_request_headers)\\(\\)',
      `^${REQUEST}\\.(?:input|get|query|post|all|only|except|json|cookie|cookies|header|headers|file|files|getFile|getFiles|getFileMultiple|string|str|route|request|attributes|server|param|params|getParam|getParams|getPost|getGet|getVar|getGetPost|getQuery|getQueryParam|getQueryParams|getParsedBody|getParsedBodyParam|getBodyParam|getBodyParams|getBody|getContent|getCookie|getCookies|getCookieParams|getUploadedFiles|getUploadedFile|getUri|getRequestUri|getQueryString|getPathInfo|getHeader|getHeaderLine|getHeaders|getAttribute|getRawBody|getRawInput|get_param|get_params|get_query_params|get_body_params|get_json_params|get_body|getUserAgent|userAgent|fullUrl|url|path|segment|old|validated_|collect|toArray|post_get|get_post|getString|getArgument|data|getData|getServer|getPostValue|postRaw|postUnsafeRaw|postHtml|getUnsafe|getRaw|getQueryParameter|getQueryParameters|queryString|rawBody|bodyParams|queryParams|referrer|raw_input_stream|input_stream|get_request_header|request_headers|getJsonRawBody|getJSON|getJsonVar|getRawInputVar|getPut|getPatch|getMergedParams|getQueryArgs|getPostArgs|rawContent|getRawContent|getHTTPReferer|getReferer|getHttpHost_|getDecodedPathInfo|getBasePath_|getServerParam|getServerParams|inputs|getQueryArray|getPostArray|getBodyArray)(?!\\w)`,
      '^\\$request\\.(?!user(?!\\w)|session(?!\\w)|method(?!\\w)|getMethod(?!\\w)|isMethod(?!\\w)|is(?!\\w)|ip(?!\\w)|getClientIp(?!\\w)|validate(?!\\w)|validated(?!\\w)|safe(?!\\w)|has\\w*\\b|filled(?!\\w)|isXmlHttpRequest(?!\\w)|ajax(?!\\w)|wantsJson(?!\\w)|expectsJson(?!\\w)|integer(?!\\w)|boolean(?!\\w)|float(?!\\w)|getSession(?!\\w)|getPathInfo_|getLocale(?!\\w)|getScheme(?!\\w)|getPort(?!\\w)|withAttribute(?!\\w)|set\\w*\\b)[a-z_]\\w*$',
      // What is validated is still what the visitor sent: most rules ask for a text of some length.
      '^(?:\\$request|request\\(\\))\\.(?:validate|validated|safe)\\(\\)',
      // Laminas: `$this->params()->fromPost('title')`.
      '^\\$(?:this|controller)\\.params\\(\\)\\.from(?:Query|Post|Route|Files|Header)\\(\\)|^\\$(?:this|controller)\\.(?:from(?:Query|Post|Route)|params(?:Query|Post|Route))\\(\\)',
      // The sender's name for an uploaded file, whatever the object is called.
      '\\.(?:getClientOriginalName|getClientFilename|getClientName|getClientOriginalExtension)\\(\\)$',
      '^get_query_var\\(\\)|^(?:I|input)\\(\\)$|^request\\(\\)$|^\\$wp(?:_query)?\\.query_vars\\b',
      // PrestaShop, TYPO3, Moodle, MyBB, Zend Framework 1, CakePHP 2, Drupal's forms.
      '^Tools\\.(?:getValue|getAllValues)\\(\\)|(?:^|\\.)(?:GeneralUtility|t3lib_div)\\._(?:GP|GET|POST|GPmerged)\\(\\)|^(?:required|optional)_param(?:_array)?\\(\\)|^\\$mybb\\.(?:get_input\\(\\)|input\\b)|^\\$this\\.(?:_getParam|_getAllParams)\\(\\)|^\\$this\\.(?:params\\.(?:url|named|form|pass)|passedArgs)\\b|^\\$form_?[sS]tate\\.(?:getValues?|getUserInput)\\(\\)',
      '^JRequest\\.(?:getVar|getString|get)\\(\\)',
      // Slim's route; what else is `$route` asks for arguments of none.
      '^\\$route\\.getArguments?\\(\\)',
    ].join('|'),
  ),
  sourcesIn: [
    MODEL_ANSWERS.php,
    // Joomla: the other getters leave letters, digits and dots alone.
    {
      file: /\b_JEXEC\b|\bJoomla\\|\bJFactory\b/,
      paths:
        /^\$(?:\w+\.)*(?:input|jinput|getInput\(\))\.(?:(?:get|post|request|cookie|server)\.)?(?:getString|getRaw|getHtml|getVar|getArray|getUrl|getBase64)\(\)|^\$(?:\w+\.)*(?:input|jinput|getInput\(\))\.files\.get\(\)/,
    },
    { file: /\bNette\\|\bextends\s+\w*Presenter\b/, paths: /^\$this\.getParameters?\(\)/ },
    { file: /\b(?:Laminas|Zend|Mezzio)\\/, paths: /^\$this\.params\(\)$/ },
    { file: /\bWP_REST_Request\b/, paths: /^\$(?:req|request)\.\w+$/ },
    {
      file: /\byii\\web\\UploadedFile\b|\bUploadedFile::getInstance/,
      paths:
        /^\$(?:\w+\.){0,4}\w*(?:[fF]ile|[iI]mage|[pP]hoto|[aA]vatar|[uU]pload|[pP]icture|[lL]ogo|[dD]oc|[dD]ocument|[aA]ttachment)\.name$/,
    },
    { file: /\b(?:October|Winter|Cms|Kirby)\\|\$kirby\b/, paths: /^(?:get|post)\(\)/ },
    { file: /phpbb/i, paths: /^\$(?:this\.)?request\.variable\(\)/ },
    {
      file: /\bGrav\\/,
      paths: /^\$(?:this\.)?grav\.uri\.(?:query|param|params|post)\(\)|^\$uri\.(?:query|param)\(\)/,
    },
    { file: /\bConcrete\\/, paths: /^\$this\.(?:get|post|request)\(\)/ },
    {
      file: /\bextends\s+(?:SpecialPage|FormSpecialPage|Action|ApiBase)\b|\bMediaWiki\\|\$wgRequest\b/,
      paths:
        /^\$(?:wgRequest|req|request|this\.getRequest\(\))\.(?:getText|getVal|getRawVal|getArray)\(\)/,
    },
    // What GraphQL's caller asks with.
    { file: /\bGraphQL\b|\bResolveInfo\b/, paths: /^\$args\./ },
    // Public properties of a Livewire component are set by the browser.
    {
      file: /\bLivewire\\/,
      paths:
        /^\$this\.(?:search\w*|sort\w*|order\w*|filter\w*|query|term|direction|column|field|keyword)$/,
    },
    { file: /\$request\b[^)\n]{0,60}\$response\b[^)\n]{0,60}\$args\b/, paths: /^\$args\./ },
    {
      file: /\bCodeIgniter\\|\bextends\s+BaseController\b/,
      paths: /^\$\w{0,20}(?:file|upload|image|img|photo|avatar|doc|document)\.getName\(\)$/i,
    },
  ],
  sourceTypes: /(?:^|[\s?\\])Request\s+&?\$(?!req(?:uest)?\b)/,
  // Of controllers whose public methods take the parts of the address.
  handlerIn: {
    file: /\bclass\s+\w+\s+extends\s+(?:CI_Controller|MY_Controller|AppController)\b|\bfunction\s+action[A-Z]\w*\([\s\S]{0,4000}?\bYii::|\bYii::[\s\S]{0,4000}?\bfunction\s+action[A-Z]\w*\(|\buse\s+yii\\(?:web|rest)\\\w*Controller\b|\bnamespace\s+App\\(?:Controllers|Modules)\b[\s\S]{0,2000}?\bclass\s+\w+\s+extends\s+(?:BaseController|ResourceController)\b|\bnamespace\s+(?:App\\Http\\Controllers|OCA\\\w+\\Controller|app\\(?:\w+\\)?controller)\b|\buse\s+Phalcon\\Mvc\\Controller\b|\bclass\s+\w+\s+extends\s+[\w\\]{0,60}Presenter\b|\bfunction\s+action_[a-z]\w*\s*\([\s\S]{0,4000}?\$this->(?:request|response)\b/,
    head: /\bpublic\s*(?:function\s*)?$/,
  },
  handlerHead:
    /#\[\s*(?:\w+\\)*(?:Route|(?:Get|Post|Put|Patch|Delete|Request|Any)(?:Mapping)?|Rest\w{0,20})\s*\(|@(?:Route|(?:Get|Post|Put|Delete|Request)Mapping)\s*\(/,
  innocentParam: /^\s*\??(?!string\b|mixed\b)[A-Za-z\\][\w\\|]*\s+&?\$/,
  sourceTexts:
    /^getenv\(\s*['"](?:HTTP_\w+|QUERY_STRING|REQUEST_URI|PATH_INFO)['"]|^\$[\w>()-]{1,60}(?:input|getInput\(\))->get\(\s*[^,()]{1,60},[^()]{0,60},\s*['"](?:raw|string|html|array|none|unknown)['"]|^(?:file_get_contents|fopen|stream_get_contents)\(\s*['"]php:\/\/input\b|^\$(?:this->)?(?:f3|fw|app|base)->get\(\s*['"](?:GET|POST|REQUEST|COOKIE|PARAMS|BODY|QUERY)\b/,
  // A client's request: what it holds was put into it here, and what it gives is an answer.
  otherwise: {
    paths: /^(?:\$(?:this\.)?_?(?:request|req)\b|Request\b)/,
    file: /\buse\s+\\?(?:Httpful|Unirest|Buzz|WpOrg\\Requests|GuzzleHttp\\Psr7)\\(?:\w+\\){0,3}Request\b|\bHTTP_Request2?\b|\\Httpful\\Request\b/,
    notFile:
      /Illuminate\\|HttpFoundation|ServerRequest|Slim\\|CodeIgniter|CI_Controller|\byii\\web\b|Laminas\\Http/,
  },
  ownSources: /^\$argv\b|^\$_SERVER\.argv\b|^readline\(\)|^\$input\.(?:getArgument|getOption)\(\)/,
  ownRight: /^(?:shell|code|template|sql)$/,
  harmless: new RegExp(
    `${HARMLESS_CALL}|^\\$(?:wpdb|table_prefix|tablePrefix|prefix)(?:\\.\\w+)?$|^(?:intval|floatval|doubleval|boolval|count|strlen|mb_strlen|sizeof|is_\\w+|isset|empty|md5|sha1|crc32|hash|hash_hmac|hash_file|md5_file|sha1_file|time|microtime|date|gmdate|mktime|strtotime|rand|mt_rand|random_int|random_bytes|uniqid|bin2hex|abs|round|floor|ceil|number_format|in_array|array_key_exists|array_search|ord|chr|password_hash|password_verify|filesize|filemtime|fileowner|filegroup|fileperms|ip2long|absint|strcmp|strcasecmp|strpos|stripos|substr_count|similar_text|levenshtein|ctype_\\w+|wp_create_nonce|wp_nonce_field|csrf_token|csrf_field|memory_get_usage|phpversion|php_uname|getmypid|spl_object_id|openssl_random_pseudo_bytes|array_keys_of|preg_match|preg_match_all|version_compare|checkdate|get_class|gettype|get_the_ID|get_current_user_id|trans|__|_e|_x|esc_html__|esc_attr__|esc_html_e|esc_attr_e|plugins_url|admin_url|home_url|site_url|get_permalink|base_url|route|asset|url|config|env|storage_path_|wp_get_attachment_url)\\(\\)$|\\.(?:getI[dD]|getTimestamp|count|rowCount|getStatusCode|lastInsertId|insert_id|num_rows|getKey|isValid|getSize|getClientIp|ip|integer|boolean|getInt|getBoolean|getDigits|getAlpha|getAlnum|uuid)(?:\\(\\))?$|\\.[iI]d\\(\\)$|^\\\\?(?:Str|Uuid|Carbon\\w*|DateTime\\w*|Hash|Crypt)\\.\\w+\\(\\)$|^\\$_FILES(?:\\.\\w+)*\\.(?:tmp_name|size|error)$|^\\$(?!_(?:GET|POST|REQUEST|COOKIE)\\b)\\w+(?:\\.\\w+)*\\.tmp_name$`,
  ),
  harmlessTypes:
    /(?:^|[?|\s])(?:int|integer|float|double|bool|boolean|callable|Closure|DateTime\w*|Carbon|UuidInterface|Uuid)\b/,
  harmlessTexts: {
    // `required_param('id', PARAM_INT)`, `$input->get('id', 0, 'int')`: a number is asked for.
    any: /^[\w$:>-]{0,60}(?:get|param|retrieve|request|escape|validate|filter|clean|cast|input|var)\w*\([^()]{0,120},\s*(?:['"](?:u?int|integer|positive|float|double|bool(?:ean)?|number|numeric)['"]|PARAM_(?:INT|FLOAT|BOOL|ALPHA\w*|SAFEDIR|SEQUENCE|COMPONENT|PLUGIN|AREA|LANG|THEME|AUTH|STRINGID|PERMISSION|CAPABILITY|BASE64|EMAIL|USERNAME|TIMEZONE)|\w+::INPUT_(?:INT|FLOAT|BOOL))\s*[,)]|->variable\([^()]{0,80},\s*(?:0|\[\s*0\s*\]|array\(\s*0\s*\))\s*[,)]|FILTER_(?:VALIDATE_(?:INT|FLOAT|BOOL\w*|IP|MAC|DOMAIN|EMAIL)|SANITIZE_(?:NUMBER\w*|ENCODED))|^preg_replace\(\s*['"](.)\[\^[^'"]*\]\+?\*?\1\w*['"]|^preg_replace\(\s*['"](.)(?:\\W|\\D)\+?\2/,
    html: /FILTER_SANITIZE_\w+|^(?:required|optional)_param\w*\([^()]*\bPARAM_(?:TEXT|NOTAGS|TAG|TAGLIST|CLEAN|CLEANHTML|FILE|PATH|URL|LOCALURL)\b/,
    redirect: /\bPARAM_LOCALURL\b|^ltrim\([^;]*,\s*['"][/\\]+['"]\s*\)$/,
    log: /\\[rn]|PHP_EOL|FILTER_SANITIZE_\w+/,
    header: /\\[rn]|PHP_EOL/,
    // What takes `../` out once leaves it of `....//`.
    path: /\bPARAM_(?:FILE|PATH)\b|^str_replace\([^)]*['"]\.\.['"]|^preg_replace\([^)]*\.\.|^pathinfo\([^;]{0,200},\s*PATHINFO_(?:FILENAME|BASENAME|EXTENSION)\s*\)$/,
  },
  escapes: {
    html: /(?:^|\.)(?:htmlspecialchars|htmlentities|strip_tags|esc_html|esc_attr|esc_url|esc_url_raw|esc_js|esc_textarea|esc_xml|wp_kses\w*|sanitize_\w+|e|h|html|escape\w*|encode\w*|purify|urlencode|rawurlencode|http_build_query|json_encode|wp_json_encode|xss_clean|html_escape|form_prep|check_plain|filter_xss|(?:Html|Xml|Linker)\.\w+|HtmlPurifier\.\w+|clean\w*|render|renderView|view|twig|wp_unslash_|highlight_string_|base64_encode|nonce|[hH]tml_?(?:[sS]afe|[qQ]uotes?|[cC]hars?|[sS]pecial\w*|[eE]nt\w*)|(?:[vV]alid|[sS]afe)_?[hH]tml\w*|addslashes_|quote_|xmlEscape|renderPartial|transHtml|translate|number|money)\(\)$|^\$_SERVER\.HTTP_(?:HOST|ACCEPT\w*|CONNECTION)$/,
    sql: /(?:^|\.)(?:mysqli?_real_escape_string|mysql_escape_string|mysqli_escape_string|real_escape_string|escape_string|pg_escape_\w+|sqlite_escape_string|escapeString|escape|escape_str|escape_identifiers|quote|quoteInto|quoteIdentifier|quoteName|quoteValue|quoteColumnName|quoteTableName|addslashes|esc_sql|esc_like|prepare|dbesc|q|ldap_escape|escapeIdentifier|quoteSingleIdentifier|intval|db_quote|addQuotes|makeList|tableName|table_name|\w*(?:[Qq]uote|[Ee]scape|[Qq]str|dbstr|DbStr)\w*|qsprintf|backquote|quoteString|escapeMysqlString|json_encode_|cast|wrap|wrapTable|columnize|parameterize|createNamedParameter|createPositionalParameter|buildLike|sanitize_sql_orderby|escSql)\(\)$/,
    shell:
      /(?:^|\.)(?:\w*[Ee]scape_?[Ss]hell\w*|escapeArgument|csprintf|escape|tempnam|sys_get_temp_dir|getTempFile|getTempDir|config\.get)\(\)$/,
    path: /(?:^|\.)(?:basename|sanitize_file_name|sanitize_key|sanitize_title|slug|slugify|uuid|uniqid|hashName|validate_file|store|storeAs_|pathinfo_|transliterate|safePath|normalizePath_|hash|getRandomName|getSanitizedName|guessExtension|getUri)\(\)$/,
    // The address of a request is one's own, or that of a request that is sent.
    url: /(?:^|\.)(?:urlencode|rawurlencode|http_build_query|getUri)\(\)$/,
    redirect:
      /(?:^|\.)(?:urlencode|rawurlencode|http_build_query|wp_validate_redirect|wp_sanitize_redirect_|generateUrl|generate|route|action|url_for|path|add_query_arg_|esc_url_|build|getUri|getSchemeAndHttpHost|getBaseUrl|getPathInfo|getUri|getRequestUri)\(\)$|^\$_SERVER\.(?:REQUEST_URI|PHP_SELF|SCRIPT_NAME)$/,
    regex: /(?:^|\.)preg_quote\(\)$/,
    ldap: /(?:^|\.)(?:ldap_escape|\w*(?:[Ee]scape|[Ss]lashes)\w*)\(\)$/,
    xpath: /(?:^|\.)(?:quote\w*|escape\w*|xpath_quote)\(\)$/i,
    log: /(?:^|\.)(?:json_encode|var_export|urlencode|addcslashes|escape\w*|sanitize\w*|htmlspecialchars|htmlentities)\(\)$|^\$_SERVER\.(?:REQUEST_URI|QUERY_STRING|PHP_SELF)$/,
    nosql: /^\(string\)$|(?:^|\.)(?:ObjectId|strval|MongoId|sanitize\w*)\(\)$/,
    template: /(?!)/,
    header: /(?:^|\.)(?:urlencode|rawurlencode)\(\)$/,
    code: /(?:^|\.)var_export\(\)$/,
  },
  inQuotes: {
    sql: /(?:^|\.)(?:mysqli?_real_escape_string|mysqli?_escape_string|real_escape_string|escape_string|pg_escape_string|sqlite_escape_string|escapeString|escape_str|addslashes|esc_sql)\(\)$/,
  },
  formats: /(?:^|\.)(?:sprintf|vsprintf|printf|strtr)\(\)$/,
  mapped: /^array_(?:map|reduce)\(\)$/,
  undoes: { html: /^(?:html_entity_decode|htmlspecialchars_decode)\(\)$/ },
  appends: new Set(['append', 'push', 'add']),
  carries:
    /(?:^|\.)(?:trim|ltrim|rtrim|chop|strtolower|strtoupper|ucfirst|ucwords|lcfirst|stripslashes|stripcslashes|urldecode|rawurldecode|base64_decode|base64_encode|html_entity_decode|htmlspecialchars_decode|substr|mb_\w+|str_replace|str_ireplace|preg_replace|nl2br|json_decode|json_encode|serialize|implode|explode|join|array_map|array_merge|array_filter|array_values|array_keys|array_shift|array_pop|array_slice|array_reduce|array_unique|array_reverse|array_fill|array_combine|array_column|compact|str_repeat|str_pad|strval|realpath|dirname|pathinfo|parse_url|current|reset|end|next|key|iconv|utf8_encode|utf8_decode|gzinflate|gzuncompress|stream_get_contents|hex2bin|strrev|wordwrap|chunk_split|addslashes|strstr|strrchr|unserialize|str_split|preg_split|getRealPath|getPathname|getClientOriginalName|toString|__toString|__get|get|all|input|storage_path|public_path|base_path|app_path|resource_path|wp_unslash|wp_parse_args|shortcode_atts|sanitize_text_field|sanitize_textarea_field|sanitize_option|esc_html|esc_attr|esc_url|esc_url_raw|esc_textarea|wp_kses\w*|stripslashes_deep|htmlentities|collect|first|last|value|values|only|except|toArray|string|str|of|Uri|URL|UriString|optional|simplexml_load_string|SplFileInfo|clone|array|list|filter_var|quotemeta_|getBody|getContents|format|lower|upper|rawurlencode|htmlspecialchars|strip_tags|min|max|sprintf|nl2br|stripTags|getenv_|expand|DOMDocument|Stringable|parse_str|http_build_query|add_query_arg|file_get_contents_)\(\)$/,
  exits:
    /\b(?:return|throw|exit|die|break|continue|abort|wp_die|redirect|wp_safe_redirect|wp_send_json_error|show_404|show_error|errorMsg|goto)\b/,
});
