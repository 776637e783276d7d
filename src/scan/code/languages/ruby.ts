import { BASE, HARMLESS_CALL } from './base.ts';
import { MODEL_ANSWERS } from './model-answers.ts';
import type { LanguageProfile } from './profile.ts';

/** Ruby: Rails, Sinatra, Rack, Grape, Hanami, the command line; ERB reads the same. */
export const rubyProfile = (): LanguageProfile => ({
  ...BASE,
  id: 'ruby',
  newlines: 'indent',
  members: new Set(['.', '&.', '::']),
  arrow: '\u0000',
  casts: false,
  generics: false,
  adjacentStrings: true,
  commands: true,
  functionWords: new Set(),
  nameFirst: true,
  sources: new RegExp(
    [
      '^(?:self\\.|controller\\.)?params(?:\\b|$)',
      '^(?:raw_|permitted_|unsafe_)params(?!\\w)',
      '^(?:self\\.|controller\\.|@)?(?:request|req)\\.(?:params|env|headers?|GET|POST|body|raw_post|query_parameters|request_parameters|path_parameters|query_string|referer|referrer|user_agent|url|original_url|fullpath|original_fullpath|path|path_info|cookies|host|host_with_port|domain|subdomain|get_header|parameters|filtered_parameters|uri|form_data|media_type|base_url)(?!\\w)',
      '^cookies(?!\\w)',
      '^(?:Rack|ActionDispatch)\\.Request\\.new\\(\\)\\.(?:params|GET|POST|cookies|body|query_string|referer|user_agent|url|path_info)(?!\\w)',
      // Roda's request, and what actions of Hanami are handed.
      '^r\\.(?:params|POST|GET|cookies|query_string|referer|user_agent)(?!\\w)',
      '^(?:env|ENV)\\.(?:QUERY_STRING|REQUEST_URI|PATH_INFO|HTTP_\\w+|rack\\.input|REQUEST_PATH)',
      '^headers\\.HTTP_',
      '(?:^|\\.)dig\\(\\)\\.content_',
    ].join('|'),
  ),
  sourcesIn: [
    MODEL_ANSWERS.ruby,
    { file: /\bCamping\b/, paths: /^@(?:input|cookies)\./ },
    { file: /\bCuba\b/, paths: /^(?:on|param)\(\)/ },
    {
      file: /\b(?:EM|EventMachine|Faye)::WebSocket\b/,
      paths: /^(?:ws|socket|connection|conn|client)\.on(?:_?message|_?binary)?(?:\(\))?$/,
    },
    {
      file: /\b(?:TCP|UNIX|OpenSSL::SSL::SSL)Server\b|\bSocket\.tcp_server_loop\b/,
      paths:
        /^(?:client|session|socket|conn|connection|sock|s)\.(?:gets|read|readline|recv|readpartial|read_nonblock|recvfrom|readlines|each_line|sysread)(?:\(\))?(?!\w)/,
    },
    {
      file: /\bSinatra\b|\bController\b|\bHanami\b|\bPadrino\b|\bGrape\b|\bCamping\b/,
      paths: /^@params(?!\w)/,
    },
    {
      file: /\bWEBrick\b/,
      paths: /^(?:req|request)\.(?:query|body|path|unparsed_uri|query_string|header|\[\])(?!\w)/,
    },
    // CGI's object is asked for a parameter by index; its methods write the answer.
    { file: /\bCGI\.new\b/, paths: /^@?(?:cgi|CGI\.new\(\))\.(?!\w+\(\))\w/ },
    { file: /\bGrape\b/, paths: /^declared(?:_params)?(?:\(\))?(?!\w)/ },
    { file: /\bdef\s+(?:self\.)?\w{0,40}handler\s*\(\s*event:\s*,/, paths: /^event\b/ },
    // Blocks of Sinatra's and Roda's routes are handed the parts of the address that the route leaves open.
    {
      file: /^[ \t]*(?:get|post|put|patch|delete)[ \t(]{1,4}['"]\/[^'"\n]{0,120}[:*][^'"\n]{0,120}['"]\)?[ \t]+do[ \t]*\|/m,
      paths: /^(?:get|post|put|patch|delete)\(\)$/,
    },
    {
      file: /^[ \t]*r\.(?:get|post|is|on)[ \t(][^\n]{0,120}\bString\b\)?[ \t]+do[ \t]*\|/m,
      paths: /^r\.(?:get|post|is|on)\(\)$/,
    },
  ],
  // Resolvers of GraphQL are handed the arguments of a query by keyword, channels of Action Cable a message.
  handlerIn: {
    file: /<\s*(?:GraphQL::Schema::\w+|(?:Types|Mutations|Resolvers|Queries|Subscriptions)::(?:Base\w*|Application\w*)|Base(?:Mutation|Resolver|Object)|ApplicationCable::Channel)\b/,
    head: /(?:)/,
  },
  innocentParam:
    /^(?!\w+:|data$)|^(?:object|context|current_user|field|user|account|viewer|\w*_id|id|ids):/,
  // A client has a request of its own, which it sends.
  otherwise: {
    paths: /^@?(?:request|req)\./,
    file: /\bNet::HTTP::(?:Get|Post|Put|Delete|Patch|Head|GenericRequest)\b|\bHttpOperationRequest\b|\bFaraday\b|\bTyphoeus\b|\bExcon\b|\bHTTPI\b|\bRestClient\b|\bHTTPClient\b|\bEM::HttpRequest\b|\bSeahorse::|\bAws::|\bFog::/,
    notFile:
      /Controller\b|\bSinatra\b|\bRack\b|\bHanami\b|\bGrape\b|\bWEBrick\b|\bRoda\b|\bRails\b|\bparams\[|\brequest\.(?:params|env|raw_post|remote_ip|referer|GET|POST|xhr\?)|\bdef\s+(?:self\.)?call\(env\)|\bdef\s+handle\(|^\s*(?:get|post)\s+['"]\//m,
  },
  shadowed: /^@?params$/,
  ownSources: /^ARGV\b|^ARGF\b|^\$(?:stdin|<)\b|^STDIN\.|^gets(?:\(\))?$/,
  ownRight: /^(?:shell|code|template)$/,
  harmless: new RegExp(
    `${HARMLESS_CALL}|\\.(?:to_i|to_f|to_r|to_d|to_c|size|length|count|hash|object_id|id|ids|hex|ord|to_date|to_time|to_datetime|iso8601|strftime|hexdigest|digest|base64digest|bytesize|errors|class|table_name|quoted_table_name|column_names|primary_key|remote_ip|ip|method|request_method|format|index|sum|exitstatus|created_at|updated_at|html_escape|parameterize|presence_in)(?:\\(\\))?$|[?](?:\\(\\))?$|^(?:Integer|Float|Rational|Date|Time|rand|Random\\.rand|SecureRandom\\.\\w+|maximum|minimum|average|Time\\.now|Date\\.today|Time\\.current|Process\\.pid|I18n\\.\\w+|t|l|number_\\w+|time_ago_in_words|csrf_token|form_authenticity_token|Digest(?:\\.\\w+)+|OpenSSL\\.HMAC\\.\\w+|Money\\.\\w+|BigDecimal|Rails\\.(?:env|logger|application\\.\\w+)|current_user\\.id|controller_name|action_name|controller_path|protect_against_forgery)(?:\\(\\))?$|^(?:table_name|table_name_prefix|table_name_suffix|quoted_table_name|primary_key|adapter_name)$|^(?:__method__|__dir__|__FILE__|Rails\\.root)$|_(?:path|url|id|count|at)(?:\\(\\))?$`,
  ),
  harmlessTypes: /(?!)/,
  harmlessTexts: {
    any: /^r\.(?:get|post|put|patch|delete|is|on)[ (](?![^\n|]{0,120}(?:\bString\b|[\s,(]:\w))[^\n|]{0,120}\bInteger\b|\.grep\(\s*\/(?:\\A|\^)|\.(?:gsub!?|delete|tr)\(?\s*(?:\/\[\^[^\]]*\][+*]?\/|\/\\[WD]\+?\/|['"]\^)/,
    log: /\\[nr]/,
    header: /\\[nr]/,
    path: /\.(?:gsub|delete)\(?[^)]*\.\./,
  },
  escapes: {
    html: /(?:^|\.)(?:h|html_escape|html_escape_once|escapeHTML|escape_html|CGI\.escape|escape|sanitize|sanitize_css|strip_tags|strip_links|url_encode|u|j|escape_javascript|json_escape|to_json|content_tag|tag|tag\.\w+|link_to|image_tag|button_to|mail_to|form_with|form_for|form_tag|label_tag|render|render_to_string|partial|simple_format|truncate|highlight|safe_join|text_field_tag|hidden_field_tag|options_for_select|encode_www_form_component|escape_once|clean|fragment|scrub|to_sentence|pluralize|yield|capture|content_for|image_url|asset_path|stylesheet_link_tag|javascript_include_tag|javascript_tag_|flash_|auto_link_|inline_svg|svg|icon|fa_icon|cycle|dom_id|t|translate|l|localize|number_to_\w+|will_paginate|paginate|erb|haml|slim|xml_escape|encode|escapeElement)(?:\(\))?$/,
    sql: /(?:^|\.)(?:sanitize_sql(?!_like)\w*|sanitize|quote|quote_column_name|quote_table_name|quote_string|quote_name|quoted_table_name|quoted_name|escape_string|escape_literal|escape_identifier|escape|to_sql|literal|identifier|bind|placeholder|quoted_date|build_arel|arel|visit|schema_quote|quoted_\w+)(?:\(\))?$/,
    shell:
      /(?:^|\.)(?:Shellwords\.escape|shellescape|Shellwords\.join|shelljoin|escape|Escape\.\w+|\w*shell_?(?:escape|quote)\w*|\w*(?:escape|quote)_?shell\w*)(?:\(\))?$/,
    path: /(?:^|\.)(?:basename|extname|parameterize|sanitize_filename|sanitized|sanitize|hexdigest|uuid|to_filename|secure_path|clean_path_)(?:\(\))?$/,
    url: /(?:^|\.)(?:CGI\.escape|encode_www_form_component|encode_www_form|url_encode|escape|ERB\.Util\.url_encode|to_query|to_param_)(?:\(\))?$/,
    redirect:
      /(?:^|\.)(?:url_from|\w+_(?:path|url)|CGI\.escape|encode_www_form_component|encode_www_form|safe_redirect\w*|to_query|path|request_uri|polymorphic_path|stored_location_for|escape)(?:\(\))?$/,
    regex: /(?:^|\.)(?:Regexp\.escape|Regexp\.quote|escape|quote)(?:\(\))?$/,
    ldap: /(?:^|\.)(?:Filter\.(?:escape|eq|equals|contains|begins)|escape\w*)(?:\(\))?$/,
    xpath: /(?:^|\.)(?:escape\w*|quote\w*|xpath_literal)(?:\(\))?$/,
    // The line and the names of a request's head hold no line break.
    log: /(?:^|\.)(?:inspect|dump|to_json|escape\w*|filter|filtered_parameters)(?:\(\))?$|^(?:request|req)\.(?:path|fullpath|url|original_url|host\w*|path_info|domain|subdomain|query_string)(?:\(\))?$|^env\.(?:PATH_INFO|REQUEST_PATH|QUERY_STRING|REQUEST_URI)$/,
    nosql: /(?:^|\.)(?:to_s|BSON\.ObjectId\.\w+|from_string)(?:\(\))?$/,
    template: /(?!)/,
    header: /(?:^|\.)(?:CGI\.escape|escape|encode_www_form_component)(?:\(\))?$/,
  },
  formats: /(?:^|\.)(?:format|sprintf|concat|prepend|squish|strip_heredoc)(?:\(\))?$/,
  appends: new Set(['<<', 'concat', 'push', 'append', 'insert', 'unshift', 'add', 'prepend']),
  carries:
    /^to\(\)$|(?:^|\.)(?:to_s|to_str|to_sym|strip|lstrip|rstrip|chomp|chop|downcase|upcase|capitalize|titleize|camelize|classify|constantize_|underscore|tableize|gsub|gsub!|sub|sub!|tr|delete|squeeze|reverse|join|split|first|last|map|collect|select|reject|filter|flatten|compact|uniq|sort|fetch|dig|permit|permit!|require|slice|except|merge|to_h|to_hash|to_unsafe_h|to_a|with_indifferent_access|symbolize_keys|deep_symbolize_keys|read|string|rewind_|decode64|urlsafe_decode64|strict_decode64|encode64|strict_encode64|unpack1|unpack|pack|parse|parse_query|parse_nested_query|unescape|unescapeHTML|decode|decode_www_form|decode_www_form_component|URI|new|join|expand_path|realpath|cleanpath|dup|clone|freeze|force_encoding|encode|presence|html_safe|raw|values|keys|each|each_pair|each_with_index|concat|prepend|String|Array|Pathname|String\.new|try|send_|then|tap|lines|chars|at|values_at|original_filename|filename|path|itself|scan|delete_prefix|delete_suffix|ljust|rjust|center|truncate_|squish|strip_heredoc|gets|readline|readlines|each_line|shift|pop|sample|min|max|delete_if|extract!|host|to_path|to_uri|normalize|inflate|load|JSON\.parse|params|any_of|reduce|inject|sum_|succ|unicode_normalize|b|scrub|Addressable\.URI\.parse|heredoc|sort_by|group_by|zip|take|drop|body|html|tempfile_|dig)(?:\(\))?$/,
  exits:
    /\b(?:return|raise|next|break|redirect_to|render|head|halt|abort|exit|fail|throw|not_found)\b|(?:^|\n)\s*pass\s*$/,
});
