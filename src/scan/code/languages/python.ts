import { BASE, HARMLESS_CALL } from './base.ts';
import { MODEL_ANSWERS } from './model-answers.ts';
import type { LanguageProfile } from './profile.ts';

/** Python: Flask, Django, DRF, FastAPI, Starlette, Bottle, Tornado, aiohttp, Sanic, Lambda, the command line. */
export const pythonProfile = (): LanguageProfile => ({
  ...BASE,
  id: 'python',
  braces: true,
  newlines: 'indent',
  members: new Set(['.']),
  arrow: '\u0000',
  ternary: false,
  casts: false,
  generics: false,
  adjacentStrings: true,
  functionWords: new Set(),
  nameFirst: true,
  sources: new RegExp(
    [
      '^(?:self\\.|flask\\.|bottle\\.|cherrypy\\.|quart\\.)?(?:request|req)\\.(?:args|get_param|get_param_as_list|get_media|bounded_stream|media|form|values|json|data|get_json|get_data|cookies|headers|files|stream|url|full_path|base_url|host|referrer|user_agent|query_string|path|path_info|json_body|GET|POST|META|COOKIES|FILES|body|query_params|path_params|query|forms|params|get_argument|get_arguments|match_info|rel_url|post|text|read|multipart|get_full_path|build_absolute_uri|environ|matchdict|urlvars|arguments|raw_args|uri|view_args|remote_user|authorization)(?!\\w)',
      '^self\\.(?:get_argument|get_arguments|get_query_argument|get_body_argument|get_cookie|path_kwargs|path_args)(?!\\w)',
      '^event\\.(?:queryStringParameters|pathParameters|body|headers|multiValueQueryStringParameters|get\\(\\))',
      '^environ\\.(?:get\\(\\)$|(?:QUERY_STRING|PATH_INFO|REQUEST_URI|HTTP_\\w+|wsgi\\.input)(?!\\w))',
      '(?:^|\\.)FieldStorage\\(\\)',
      '(?:^|\\.)choices\\.message\\.content(?!\\w)|(?:^|\\.)(?:chat\\.completions|completions|messages|responses)\\.create\\(\\)',
      '\\.recv(?:from)?\\(\\)$',
      '(?:^|\\.)(?:websocket|ws|socket)\\.(?:receive_(?:text|json|bytes)|iter_(?:text|json|bytes))\\(\\)$',
      '(?:^|\\.)current_request\\.(?:json_body|raw_body|query_params|uri_params|headers|to_dict)(?!\\w)',
      '^st\\.(?:text_input|text_area|chat_input|query_params|experimental_get_query_params|sidebar\\.text_input|sidebar\\.text_area)(?!\\w)',
    ].join('|'),
  ),
  sourcesIn: [
    MODEL_ANSWERS.python,
    // What an event of AWS holds, whoever sent it.
    {
      file: /\bdef\s+\w*\(\s*event\b[^,)]{0,40},\s*_?(?:lambda_)?context\b/,
      paths: /^event(?:\.|$)/,
    },
    {
      file: /\bdjango\b|rest_framework/,
      paths:
        /^self\.kwargs\.(?!pk\b|id\b|\w+_(?:id|pk)\b|get\b|pop\b|setdefault\b|update\b|items\b|keys\b|values\b|\w*(?:class|form|widget|queryset|instance|user|required|label|initial|default|choices|model|object|field|fields|max_length|verbose_name)\b)\w+$/,
    },
    // web.py
    {
      file: /(?:^|\n)[ \t]*(?:import|from)[ \t]+web\b/,
      paths: /^web\.(?:(?:input|data|cookies)\(\)|ctx\.(?:env|query|path|fullpath|home|host)\b)/,
    },
    // What a form or a serializer has let through: of the right shape, and whoever sent it.
    {
      file: /\bdjango\b|rest_framework/,
      // Where one goes back to the form has looked at itself.
      notIn: 'redirect',
      paths:
        /(?:^|\.)(?:form|serializer|s|ser)\.(?:cleaned_data|validated_data)\.(?:get\(\)$|(?!get\b|pop\b|items\b|keys\b|values\b|update\b|(?:\w*_)?(?:id|pk|ids|count|page|limit|date|time|size|number|amount|user|type|status|role|kind|choice|level|group|format|lang(?:uage)?)$)\w+$)/,
    },
    // A servicer of gRPC is handed a message.
    { file: /_pb2_grpc\b/, paths: /^request\.[a-z]\w*$/ },
    {
      file: /\b(?:telegram|aiogram|telebot|discord|slack_bolt|nextcord|disnake)\b/,
      paths:
        /^(?:update|message|msg|ctx|context|event)\.(?:message\.)?(?:text|content)(?!\w)|^context\.args(?!\w)/,
    },
    {
      file: /\basyncio\.start_(?:unix_)?server\b/,
      paths: /^reader\.(?:read|readline|readuntil|readexactly)\(\)/,
    },
    { file: /\bpaho\b/, paths: /^(?:msg|message)\.(?:payload|topic)(?!\w)/ },
    { file: /\bbasic_consume\b/, paths: /^body$/ },
    {
      file: /BaseHTTP|StreamRequestHandler|http\.server|SimpleHTTPRequestHandler|\bself\.wfile\b/,
      paths: /^self\.(?:path|headers|rfile)(?:$|\.(?:get|read|readline|split|lstrip|strip)\(\))/,
    },
  ],
  ownSources:
    /^(?:sys\.)?argv(?:\.|$)|^sys\.stdin\b|^(?:raw_)?input\(\)$|^(?:args|opts?|options)\.(?!get\b|items\b|append\b)\w+$|parse_args\(\)(?:\.\w+)?$/,
  ownHead:
    /@\s*(?:click|typer|\w*cli\w*)\.|@\s*\w+\.(?:option|argument)\s*\(|@\s*(?!\w*(?:bot|client|tree|commands)\.)\w+\.command\s*\(/,
  sourceTypes: /(?!)/,
  handlerHead:
    /@\s*[\w.]+\.(?:route|get|post|put|delete|patch|head|options|websocket|api_route|endpoint|handle|on|command|tool(?:_plain)?)\s*\(|@\w+\.tool(?:_plain)?\s*\n|@\s*(?:\w+\.){0,2}(?:expose|s?rpc|add_method|rpc_method)\b|@\s*jsonrpc\.method\b|@\s*(?:sio|socketio)\.event\b|@(?:route|get|post|put|delete|view_config|expose|api_view|action|app\.(?!task\b|cli\b|template_|teardown|error_?handler|exception_handler|before_|after_|context_processor)\w+|router\.\w+|tool)\b/,
  // `= Path(".")` is a path of the standard library's, `= Path(...)` one of the request's.
  handlerParam:
    /=\s*(?:fastapi\.)?(?:Query|Body|Form|Header|Cookie|File)\s*\(|=\s*(?:fastapi\.)?Path\s*\(\s*(?:\.\.\.|\w+\s*=)/,
  innocentParam:
    /^(?:self|cls|request|req|db|session|conn\w*|ctx|context|exc\w*|error|err|response|background_tasks|websocket|ws)\b|Depends\s*\(|:\s*(?:int|float|bool|UUID|datetime|date|Request|Response|Session|AsyncSession|\w+(?:Dep|Manager|Service|Client|Repository))\b/,
  harmless: new RegExp(
    `${HARMLESS_CALL}|^(?:int|float|bool|complex|ord|hash|id|isinstance|issubclass|callable|round|sum|abs|range|UUID|uuid\\.UUID|uuid\\.\\w+|Decimal|decimal\\.Decimal|datetime\\.\\w+|date\\.\\w+)\\(\\)$|\\.(?:isdigit|isnumeric|isalnum|startswith|endswith|find|index|count|strftime|isoformat|timestamp|hexdigest|digest|fileno|bit_length)\\(\\)$|(?:^|[._])(?:utc_?)?now\\(\\)$|^(?:secrets|uuid|time|math|random)\\.\\w+\\(\\)|^(?:os\\.(?:devnull|sep|altsep|linesep|pathsep|curdir|pardir|extsep|name)|sys\\.(?:executable|platform|maxsize|byteorder|prefix|base_prefix|version_info))$`,
  ),
  harmlessTypes: /:\s*(?:Optional\[)?\s*(?:int|float|bool|UUID|uuid\.UUID|datetime|date|Decimal)\b/,
  escapes: {
    html: /(?:^|\.)(?:escape|html_escape|conditional_escape|format_html|format_html_join|bleach\.clean|clean|sanitize|sanitize_html|strip_tags|striptags|quote|quote_plus|urlencode|escape_html|xhtml_escape|url_escape|escapejs|render_template|render_to_string|render|dumps|nh3\.clean|linkify|url_for|reverse|json_script|html_params|build_absolute_uri|get_full_path|(?:t|te?mpl|template|Template\(\))\.generate|_?urlize\w*|_?linebreaks\w*|as_(?:ul|p|table|div|widget|hidden|text)|flatatt|__html__|\w*img_tag|label_tag|(?:number|date|time)_format|localize|intcomma|naturaltime|\w+_timestamp|esc|(?:dom_)?tags\.\w+|(?!\w*(?:markdown|md|bb_?code|rst))\w*render\w*|read_text|read_bytes)\(\)$/,
    sql: /(?:(?<!\b(?:parse|urllib\d?|shlex|pipes))\.quote|(?:^|\.)(?:quote_name|_?quote_ident|_?quote_identifier|_?quote_name|_?quote_?literal|(?:qt|sql_?)(?:[lL]iteral|[iI]dent)|literal_string|identifier|escape_string|mogrify|literal|Identifier|Literal|Placeholder|bindparam|adapt|escape|format_table|format_column)|(?:^|\.)(?:insert|update|delete|select)\(\)(?:\.\w+\(\)){0,20}\.\w+|(?:^|\.)(?:db|conn|connection|dialect)\.(?:cast|i?like|concat|prefix_match)|(?:^|\.)ops\.\w+|(?:^|\.)(?:insert|update|delete|select))\(\)$/,
    // A temporary file's name is made here.
    shell:
      /(?:^|\.)(?:quote|list2cmdline|split|shlex\.quote|pipes\.quote)\(\)$|(?:^|\.)(?:NamedTemporaryFile|TemporaryDirectory|mkstemp|mkdtemp|mktemp|gettempdir)\(\)$/,
    path: /(?:^|\.)(?:basename|secure_filename|safe_join|safe_path_join|slugify|get_valid_filename|get_valid_name|uuid4|hexdigest|sanitize_filename|BytesIO|StringIO)\(\)$|\(\)\.(?:name|stem|suffix)$/,
    url: /(?:^|\.)(?:quote|quote_plus|urlencode)\(\)$/,
    // A redirect to the request's own path stays on the site.
    redirect:
      /(?:^|\.)(?:url_for|reverse|quote|quote_plus|urlencode|get_absolute_url|get_safe_redirect|get_full_path|build_absolute_uri)\(\)$|^(?:self\.)?req(?:uest)?\.(?:path|path_info|full_path|url|base_url|uri|relative_uri)$/,
    regex: /(?:^|\.)(?:escape)\(\)$/,
    ldap: /(?:^|\.)(?:escape_filter_chars|escape_dn_chars|escape_rdn|escape_attribute_value|filter_format)\(\)$/,
    xpath: /(?:^|\.)(?:escape\w*|quoteattr)\(\)$/,
    log: /(?:^|\.)(?:repr|quote|escape\w*|sanitize\w*|dumps)\(\)$/,
    nosql: /(?:^|\.)(?:str|ObjectId|escape)\(\)$/,
  },
  // Without line breaks nothing forges a line.
  harmlessTexts: {
    // A quote that is doubled ends no string of SQL.
    sql: /\.replace\(\s*(?:"'"|'\\'')\s*,\s*(?:"''"|'\\'\\'')\s*\)/,
    log: /\.(?:replace|translate)\(\s*['"](?:\\r)?(?:\\n)?['"]\s*,/,
    header: /\.replace\(\s*['"](?:\\r)?(?:\\n)?['"]\s*,/,
  },
  formats:
    /(?:^|\.)(?:format|format_map|join|safe_substitute|substitute|Template|dedent|cleandoc)\(\)$/,
  looksUp: /\.(?:get|pop|getlist|getall|getfirst|items|values|keys)\(\)$/,
  // A client's request is what the program itself sends.
  otherwise: {
    paths:
      /^(?:self\.)?req(?:uest)?\.(?:url|headers|data|body|host|stream|cookies|params|json|files|read|text|path|full_path|base_url|uri|query)(?!\w)/,
    file: /(?:^|\n)[ \t]*(?:import|from)[ \t]+(?:requests|httpx|httpcore|urllib3?|aiohttp|curl_cffi|http\.client|scrapy|botocore|niquests)\b/,
    notFile:
      /\b(?:flask|django|fastapi|starlette|sanic|bottle|tornado|pyramid|quart|cherrypy|falcon|werkzeug|webob|rest_framework|litestar|responder|hug|twisted|wsgi\w*|asgi\w*|functions_framework|azure\.functions)\b|\bweb\.(?:Request|Response|json_response|RouteTableDef|Application|run_app|HTTP\w+)|HTTPRequestHandler|\bHttpResponse|\brequest\.(?:args|form|GET|POST|FILES|META|values|get_json|match_info|query_params|path_params|query_string)\b|@\w+\.(?:route|get|post|put|delete|patch)\b|\b(?:redirect|render|jsonify|make_response)\(/,
  },
  mapped: /^map\(\)$/,
  ownRight: /^(?:code|shell|sql)$/,
  appends: new Set(['append', 'extend', 'insert', 'write', 'add', 'update']),
  carries:
    /(?:^|\.)(?:_|u?n?gettext(?:_lazy)?|n?pgettext(?:_lazy)?|lazy_gettext|capfirst|str|bytes|unicode|repr|strip|lstrip|rstrip|lower|upper|title|replace|decode|encode|split|rsplit|splitlines|partition|rpartition|join|format|get|getlist|getall|getfirst|pop|popitem|items|values|keys|to_dict|read|readline|readlines|json|loads|dumps|b64decode|b64encode|urlsafe_b64decode|unhexlify|unquote|unquote_plus|normpath|abspath|realpath|expanduser|expandvars|fspath|Path|PurePath|PosixPath|joinpath|resolve|with_name|with_suffix|list|tuple|dict|set|sorted|reversed|text|textwrap|dedent|StringIO|BytesIO|getvalue|zfill|ljust|casefold|removeprefix|removesuffix|expandtabs|translate|form|copy|deepcopy|cast|next|iter|getvalue|get_json|get_data|post|parse_qs|parse_qsl|urlparse|urlsplit|urljoin|splitext|filename|create|group|groups|recv|text|min|max|model_validate(?:_json)?|parse_obj|parse_raw)\(\)$|\w[sS]chema(?:\(\))?\.load\(\)$/,
  exits: /\b(?:return|raise|continue|break|sys\.exit|exit|abort|os\._exit)\b/,
});
