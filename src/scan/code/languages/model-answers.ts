/** Libraries that talk to a language model, or that hand its calls to functions of the program. */
export const MODEL_CLIENT =
  /[oO]pen_?[aA][iI]|OPENAI|[aA]nthropic|[lL]ang_?[cC]hain|langgraph|@ai-sdk|from ['"]ai['"]|[lL]lama_?[iI]ndex|generativeai|GenerativeAI|google\.genai|google\/genai|[mM]istralai|\b[cC]ohere\b|[oO]llama|[lL]ite[lL][lL][mM]|crewai|autogen|smolagents|pydantic_ai|[sS]emantic_?[kK]ernel|\bgroq|Groq\b|modelcontextprotocol|\bMcpServer\b|@mastra\/|genkit|@openai\/agents|fastmcp|FastMCP|mcp\.server|ModelContextProtocol|springframework\.ai|Microsoft\.Extensions\.AI|langchaingo|ruby_?llm|RubyLLM|bedrock-?runtime|BedrockRuntime/;

/** What a request for an answer is called in the clients' own libraries. */
const ASKED =
  '(?:chat\\.completions|chat\\.completion|completions|messages|responses|beta\\.\\w+(?:\\.\\w+)?|models|threads\\.messages)\\.(?:create|parse|generate|generate_content|generateContent|list)\\(\\)';
/** Members of what is given back, whatever it was assigned to. */
const GIVEN =
  'choices(?:\\.\\w+)?\\.(?:message|delta|text)(?!\\w)|(?:^|\\.)output_text$|(?:^|\\.)(?:tool_?[cC]alls?|tool_?[uU]se|toolCall|toolUse|tc|call|block|content_block|contentBlock)\\.(?:function\\.arguments|input|arguments|args)(?!\\w)|(?:^|\\.)function\\.arguments$|(?:^|\\.)function_call\\.arg(?:ument)?s';
const GENERATED =
  '(?:^|\\.)(?:generate_?[cC]ontent(?:Stream|_stream)?|chat\\.(?:complete|parse))\\(\\)';

/** What programs print of an answer, they print for whoever asked. */
const COUNTS = { file: MODEL_CLIENT, notIn: 'log' } as const;

/**
 * Paths of what a model answered, by language: whoever writes a page, a mail or a file that the model reads
 * writes it. They count in files that name a model's client.
 */
export const MODEL_ANSWERS = {
  javascript: {
    ...COUNTS,
    paths: new RegExp(
      `(?:^|\\.)${ASKED}|(?:^|\\.)${GIVEN}|${GENERATED}|^(?:generateText|generateObject|streamText|streamObject|useChat|useCompletion|useObject|useAssistant)\\(\\)|^(?:this\\.)?(?:\\w*[lL]lm|\\w*[cC]hain|\\w*[aA]gent(?:Executor)?|model|chatModel|executor|ollama|queryEngine)\\.(?:invoke|call|predict|generate|run|stream|chat|complete|query)\\(\\)`,
    ),
  },
  python: {
    ...COUNTS,
    paths: new RegExp(
      `(?:^|\\.)${ASKED}|(?:^|\\.)${GIVEN}|${GENERATED}|^(?:self\\.)?(?:\\w*llm|\\w*chain|\\w*agent(?:_executor)?|model|chat_model|executor|crew|query_engine|ollama|litellm)\\.(?:invoke|ainvoke|predict|apredict|run|arun|generate|call|chat|complete|acomplete|query|kickoff|run_sync|completion|acompletion)\\(\\)|^(?:completion|acompletion|llm|\\w*chain)\\(\\)`,
    ),
  },
  java: {
    ...COUNTS,
    paths:
      /(?:^|\.)(?:\w*[cC]hat(?:Language)?(?:Model|Client|Service)?|\w*[lL]lm\w*|openAi\w*|assistant|aiService|aiClient|ollama\w*|claude\w*|anthropic\w*|gemini\w*)\.(?:call|chat|generate|prompt|createChatCompletion|complete|ask|invoke|generateContent|completion|converse)\(\)|(?:^|\.)(?:toolExecutionRequest|toolCall|functionCall)(?:\(\))?\.(?:arguments|getArguments|function\(\)\.arguments)\(\)/,
  },
  csharp: {
    ...COUNTS,
    paths:
      /(?:^|\.)_?(?:\w*[cC]hat\w*|\w*[lL]lm\w*|\w*[oO]pen[aA][iI]\w*|kernel|assistant|\w*[aA]nthropic\w*)\.(?:Complete\w*|Invoke\w*|GetChatMessageContent\w*|GetResponse\w*|Ask\w*|Generate\w*|GetStreamingResponse\w*)\(\)|(?:^|\.)(?:toolCall|functionCall|call)\.(?:FunctionArguments|Arguments)(?!\w)/,
  },
  go: {
    ...COUNTS,
    paths:
      /(?:^|\.)(?:CreateChatCompletion|CreateCompletion|GenerateContent|Chat\.Completions\.New|Messages\.New|Responses\.New|GenerateFromSinglePrompt)\(\)|(?:^|\.)Choices(?:\.\w+)?\.(?:Message|Delta|Text|Content)(?!\w)|(?:^|\.)Function\.Arguments$|(?:^|\.)FunctionCall\.Arguments$|^(?:llm|llms|chain|chains)\.(?:Call|Run|Predict|Generate)\(\)/,
  },
  php: {
    ...COUNTS,
    paths:
      /(?:^|\.)(?:chat|completions|messages|responses)\(\)\.create\(\)|\.choices(?:\.\w+)?\.(?:message|text|delta)(?!\w)|(?:^|\.)(?:toolCall|call)\.function\.arguments(?!\w)/,
  },
  ruby: {
    ...COUNTS,
    paths:
      /^(?:@?\w*client|@?openai|@?llm|@?\w*chat|RubyLLM)\.(?:chat|complete|completions|generate|ask|messages\.create|messages|chat\.completions\.create|responses\.create)(?:\(\))?(?!\w)|(?:^|\.)choices(?:\.\w+)?\.message(?!\w)/,
  },
} as const satisfies Record<string, { file: RegExp; paths: RegExp; notIn: 'log' }>;
