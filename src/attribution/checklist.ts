import type { Category } from '../rules/rule.ts';

/** A head of the security checklist, and what makes a change touch it. */
interface Head {
  title: string;
  ask: string;
  categories: readonly Category[];
  /** On an added line. */
  line: RegExp;
  /** In a path. */
  path: RegExp | null;
}

const HEADS: readonly Head[] = [
  {
    title: 'Input validation',
    ask: 'everything from outside is checked for type, length and range before use',
    categories: [
      'sql-injection',
      'nosql-injection',
      'command-injection',
      'code-injection',
      'ldap-injection',
      'xpath-injection',
      'path-traversal',
      'ssrf',
      'open-redirect',
      'xxe',
      'deserialization',
      'mass-assignment',
      'prototype-pollution',
      'regex-injection',
      'prompt-injection',
      'temp-file',
    ],
    line: /\b(?:req(?:uest)?\.(?:body|query|params|args|form|files|headers|cookies|json)|argv|stdin|\$_(?:GET|POST|REQUEST|FILES|COOKIE)|getParameter|FormData|searchParams|readline|input\(|upload|deserialize|unmarshal|JSON\.parse|yaml\.load|@(?:RequestBody|RequestParam|PathVariable))\b|\b(?:execute|query)\s*\(/,
    path: null,
  },
  {
    title: 'Authentication and authorization',
    ask: 'who may do this is decided on the server, for every path that leads here',
    categories: [
      'auth-bypass',
      'jwt',
      'session-cookie',
      'csrf',
      'cors',
      'hardcoded-credentials',
      'secret',
    ],
    line: /\b(?:authenticat\w*|authori[sz]\w*|log_?in|sign_?in|passwords?|passwd|sessions?|jwt|oauth\w*|bearer|is_?admin|permissions?|roles?|acl|csrf\w*|current_?user)\b/i,
    path: /(?:^|[/_.-])(?:auth|login|session|permission|acl|policy)/i,
  },
  {
    title: 'Output encoding',
    ask: 'everything that reaches a page, a log or a shell is encoded for where it goes',
    categories: ['xss', 'template-injection', 'log-injection', 'data-exposure'],
    line: /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|v-html|render\w*|html_safe|mark_safe|raw\(|res\.send|response\.write|escape\w*|sanitize\w*)\b/,
    path: /\.(?:html?|ejs|erb|hbs|handlebars|mustache|twig|j2|jsp|vue|svelte|phtml|cshtml)$/i,
  },
  {
    title: 'Cryptography',
    ask: 'only current algorithms, keys from outside the code, random numbers from a secure source',
    categories: ['weak-crypto', 'weak-hash', 'weak-random', 'tls-verify-off'],
    line: /\b(?:crypto\w*|cipher\w*|encrypt\w*|decrypt\w*|hashlib|md5|sha-?(?:1|224|256|384|512)|hmac|rsa|aes|ecdsa|bcrypt|argon2|scrypt|pbkdf2|Math\.random|random\.(?:random|randint|choice)|tls|ssl|certificates?)\b/i,
    path: /\.(?:pem|crt|cer|key|p12|pfx)$/i,
  },
  {
    title: 'Dependencies',
    ask: 'every new package exists, is the one that is meant, is maintained and pinned',
    categories: ['container', 'workflow-injection', 'untrusted-model'],
    line: /^\s*FROM\s+\S+/,
    path: /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|requirements[^/]*\.txt|pyproject\.toml|poetry\.lock|uv\.lock|Pipfile(?:\.lock)?|setup\.(?:py|cfg)|go\.(?:mod|sum)|Cargo\.(?:toml|lock)|Gemfile(?:\.lock)?|[^/]*\.gemspec|composer\.(?:json|lock)|pom\.xml|build\.gradle(?:\.kts)?|[^/]*\.csproj|Dockerfile[^/]*|\.github\/workflows\/[^/]+)$/i,
  },
];

/** An item of the checklist. */
export interface ChecklistItem {
  title: string;
  ask: string;
  /** Paths that touch it, in order; empty when the change doesn't. */
  touchedBy: string[];
}

/** An added line, as far as the checklist looks at it. */
export interface ChecklistLine {
  path: string;
  text: string;
}

/** The five heads, with the files of this change that concern each. */
export function buildChecklist(
  paths: readonly string[],
  lines: Iterable<ChecklistLine>,
  findings: readonly { path: string; category: Category }[],
): ChecklistItem[] {
  const touched = HEADS.map(
    ({ path }) => new Set(paths.filter((name) => path?.test(name) ?? false)),
  );
  for (const { path, text } of lines) {
    const bounded = text.slice(0, 2000);
    for (const [index, head] of HEADS.entries()) {
      if (head.line.test(bounded)) touched[index]?.add(path);
    }
  }
  for (const { path, category } of findings) {
    const index = HEADS.findIndex(({ categories }) => categories.includes(category));
    touched[index]?.add(path);
  }
  return HEADS.map(({ title, ask }, index) => ({
    title,
    ask,
    touchedBy: [...(touched[index] ?? [])].sort(),
  }));
}
