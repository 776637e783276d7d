import { BASE, HARMLESS_CALL } from './base.ts';
import { MODEL_ANSWERS } from './model-answers.ts';
import type { LanguageProfile } from './profile.ts';

const REQUEST = '(?:^|\\.)(?:\\w*[rR]equest|[rR]eq)';

const SOURCES = [
  `${REQUEST}\\.(?:Query|Form|Headers|Cookies|Body|BodyReader|Path|PathBase|QueryString|QueryStringParameters|PathParameters|Params|RawUrl|Url|RequestUri|UrlReferrer|UserAgent|UserHostName|InputStream|Files|ServerVariables|RouteValues|Host|ContentType|Content|GetDisplayUrl|GetEncodedUrl|ReadFormAsync|ReadFromJsonAsync|Unvalidated|PathInfo|FilePath|GetQueryNameValuePairs|UserLanguages)(?!\\w)`,
  // A key that isn't a member of the request: `Request["name"]`.
  '(?:^|\\.)Request\\.(?:[a-z_]\\w*|\\w*[- ]\\w*)$',
  '(?:^|\\.)RouteData\\.Values(?!\\w)|(?:^|\\.)HttpContext\\.Items(?!\\w)|(?:^|\\.)NavigationManager\\.Uri$',
  '(?:^|\\.)(?:\\w*(?:[tT]ext[bB]ox|[iI]nput|[fF]ield|[cC]ombo[bB]ox)\\w*|(?:txt|tb|box|TextBox)\\w*)\\.(?:Text|Value)$',
  '(?:^|\\.)(?:\\w*[uU]pload(?:ed)?(?:File)?|[fF]ormFile|\\w*[pP]ostedFile|file[uU]pload\\w*|FileUpload\\w*)\\.(?:FileName|PostedFile)(?!\\w)',
  '(?:^|\\.)(?:completion|chatCompletion|chatResponse|aiResponse|llmResponse)(?:\\.\\w+)*\\.(?:Content|Text|Message)(?!\\w)|(?:^|\\.)(?:_?chatClient|_?kernel|_?llm|_?openAi\\w*|_?chatCompletion\\w*)\\.(?:CompleteChat\\w*|InvokePrompt\\w*|GetChatMessageContent\\w*|GetResponse\\w*|Complete\\w*|Ask\\w*)\\(\\)|(?:^|\\.)(?:CompleteChat|InvokePrompt|GetChatMessageContents?|GetChatCompletions?)(?:Async)?\\(\\)',
];

/** C#: ASP.NET Core (MVC, minimal APIs, Razor Pages, Blazor), ASP.NET, WCF, Azure Functions, the command line. */
export const csharpProfile = (): LanguageProfile => ({
  ...BASE,
  id: 'csharp',
  braces: true,
  arrow: '=>',
  initializers: true,
  functionWords: new Set(['delegate']),
  readsInto: [{ names: /^(?:CopyTo|Read|ReadExactly)(?:Async)?$/, position: 0 }],
  sources: new RegExp(SOURCES.join('|')),
  // The message that a gRPC service was sent.
  sourcesIn: [
    MODEL_ANSWERS.csharp,
    { file: /\bServerCallContext\b/, paths: /^(?:request|req|r|message)\.[A-Z]\w*(?!\w|\()/ },
  ],
  ownSources:
    /^args$|(?:^|\.)Console\.(?:ReadLine|Read|In\.ReadLine|In\.ReadToEnd)\(\)|(?:^|\.)Environment\.(?:GetEnvironmentVariable|GetCommandLineArgs)\(\)|\b(?:sr|reader|streamReader|\w*Reader)\.(?:ReadLine|ReadLineAsync)\(\)$/,
  handlerParam:
    /\[From(?:Query|Route|Body|Form|Header|Services)?\b|\[(?:HttpTrigger|QueryString|RouteData|SupplyParameterFrom\w+)\b/,
  handlerHead:
    /\[(?:Http(?:Get|Post|Put|Delete|Patch|Head)|Route|AcceptVerbs|WebMethod|OperationContract|JSInvokable|McpServerTool|KernelFunction|Function|FunctionName)\b|^(?![\s\S]*\b(?:protected|private)\b)[\s\S]*\b(?:IActionResult|ActionResult|IHttpActionResult|ViewResult|ContentResult|JsonResult|RedirectResult|FileResult|PartialViewResult|IResult)\b|\bMap(?:Get|Post|Put|Delete|Patch|Methods)\s*\([^;]*$|\bOn(?:Get|Post|Put|Delete)(?:Async)?$/,
  handlerIn: {
    file: /\bclass\s+\w+\s*(?:\([^)]*\)\s*)?:\s*(?:\w+\.)*(?:\w*Controller|ControllerBase|PageModel|Hub|WebService)\b/,
    head: /\bpublic\b(?![\s\S]*\b(?:static|override)\b)/,
  },
  innocentParam:
    /^(?:\[\w+\]\s*)?(?:this\s+)?(?:HttpContext|HttpRequest|HttpRequestMessage|HttpRequestData|HttpResponse|HttpResponseMessage|CancellationToken|I[A-Z]\w*(?<!FormFile|FormFileCollection|FormCollection)|\w*(?:DbContext|Context|Service|Repository|Client|Logger|Factory|Manager|Provider|Options|Connection))\b|\[FromServices\]/,
  sourceTypes:
    /(?:^|[\s<(])(?:IFormFile|IFormFileCollection|IFormCollection|FormCollection|HttpPostedFileBase|HttpPostedFile|IBrowserFile|ChatCompletion|ChatResponse|ChatMessageContent)\b/,
  harmless: new RegExp(
    `${HARMLESS_CALL}|(?:^|\\.)(?:int|long|short|byte|uint|ulong|bool|double|float|decimal|Int16|Int32|Int64|Guid|DateTime|DateTimeOffset|DateOnly|TimeSpan|Boolean|Decimal|Double|Enum|BigInteger|ObjectId|Math)\\.\\w+(?:\\(\\))?|(?:^|\\.)Convert\\.To(?:U?Int(?:16|32|64)|Boolean|Double|Decimal|DateTime|Byte)\\(\\)|^(?:nameof|typeof|sizeof|default)\\(\\)|\\.(?:Length|Count|LongCount|HasValue|GetHashCode\\(\\)|Ticks|IsNullOrEmpty\\(\\)|Contains\\(\\)|StartsWith\\(\\)|EndsWith\\(\\)|Equals\\(\\)|IndexOf\\(\\)|ContainsKey\\(\\)|Any\\(\\)|All\\(\\)|StatusCode|GetType\\(\\)(?:\\.\\w+)*|IsMatch\\(\\)|ContentLength|Port|Method|Scheme|IsHttps|NewLine|Id)$`,
  ),
  harmlessTypes:
    /(?:^|[\s<(])(?:s?byte|u?short|u?int|u?long|float|double|decimal|bool|char|Int16|Int32|Int64|Guid|DateTime|DateTimeOffset|DateOnly|TimeSpan|Boolean|ObjectId|Regex|Type|Stopwatch|Random)\b\??(?!\s*\[)/,
  escapes: {
    html: /(?:^|\.)(?:HtmlEncode|HtmlAttributeEncode|JavaScriptStringEncode|JavaScriptEncode|UrlEncode|UrlPathEncode|UrlTokenEncode|EscapeDataString|Encode\w*|Escape\w*|Sanitize\w*|XmlEncode|AntiXss\w*|Serialize|SerializeObject|GetSafeHtmlFragment|GetSafeHtml|Raw\w*Encode)\(\)$|(?:^|\.)\w*[tT]ag\w*\.ToString\(\)$/,
    sql: /(?:^|\.)(?:QuoteIdentifier|DelimitIdentifier|EscapeSql\w*|SqlEscape\w*|QuoteName|MySqlHelper\.EscapeString|UnquoteIdentifier|EscapeString|EscapeIdentifier)\(\)$/,
    shell:
      /(?:^|\.)(?:(?:\w{1,20}[qQ]|[qQ])uot(?:e|ed|es|ation)(?:s|d|Path|Argument\w*)?|EscapeShell\w*|EscapeArgument\w*|QuoteArgument|ShellQuote)\(\)$/,
    path: /(?:^|\.)(?:GetFileName|GetFileNameWithoutExtension|GetExtension|GetRandomFileName|GetTempFileName|MakeValidFileName|Sanitize\w*|UrlEncode|EscapeDataString)\(\)$/,
    // The address that a message is sent to: its host is the caller's own.
    url: /(?:^|\.)(?:\w*[rR]equest|req)\.RequestUri(?:\.(?:AbsoluteUri|OriginalString|ToString\(\)|Scheme|Host|Authority))?$|(?:^|\.)(?:UrlEncode|EscapeDataString|UrlPathEncode|AddQueryString|UrlPathSegmentEncode|Encode)\(\)$/,
    redirect:
      /(?:^|\.)(?:UrlEncode|EscapeDataString|Action|ActionLink|RouteUrl|Page|Encode)\(\)$|\bRequest\.(?:Path|FilePath|RawUrl|PathBase|CurrentExecutionFilePath|Url(?:\.(?:AbsoluteUri|PathAndQuery|AbsolutePath))?)$/,
    ldap: /(?:^|\.)(?:LdapFilterEncode|LdapDistinguishedNameEncode|LdapEncode|Escape\w*|EncodeLdap\w*)\(\)$/,
    xpath: /(?:^|\.)(?:\w{0,40}(?:XPath|Xpath)(?:String|Literal)?|Escape\w*|Encode\w*)\(\)$/,
    log: /(?:^|\.)(?:Replace|ReplaceLineEndings|HtmlEncode|UrlEncode|Sanitize\w*|Escape\w*|Encode\w*|Serialize\w*)\(\)$/,
    regex: /(?:^|\.)(?:Escape)\(\)$/,
    header: /(?:^|\.)(?:UrlEncode|EscapeDataString|Replace\w*|Encode\w*)\(\)$/,
  },
  formats: /(?:^|\.)(?:Format|Concat|Join|AppendFormat)\(\)$/,
  appends: new Set(['Append', 'AppendLine', 'AppendFormat', 'Add', 'AppendJoin', 'Insert']),
  carries:
    /(?:^|\.)(?:Trim|TrimStart|TrimEnd|ToString|ToLower|ToUpper|ToLowerInvariant|ToUpperInvariant|Replace|Substring|Split|Remove|PadLeft|PadRight|Combine|Join|GetFullPath|Get|GetValue|GetValues|GetBytes|GetString|FromBase64String|UrlDecode|HtmlDecode|UnescapeDataString|Decode|First|FirstOrDefault|Single|SingleOrDefault|Last|LastOrDefault|ElementAt|ToArray|ToList|Select|Where|Reverse|Concat|Uri|UriBuilder|Create|StringBuilder|StringReader|StreamReader|MemoryStream|FileInfo|DirectoryInfo|ReadToEnd|ReadToEndAsync|ReadAsStringAsync|ReadAsStream|ReadAsStreamAsync|ReadLine|OpenReadStream|CopyTo(?:Async)?|Read(?:Exactly)?Async|ReadExactly|Text|Parse|Load|AsSpan|AsMemory|Insert|Clone|Result|ConfigureAwait|Convert\.ToString|DefaultIfEmpty|XmlTextReader|String|GetAwaiter|GetResult|Normalize|ParseQueryString)\(\)$/,
});
