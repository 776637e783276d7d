/** Language ids by file-name ending; several endings share one lexer family (src/scan/code). */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  vue: 'vue',
  svelte: 'svelte',
  html: 'html',
  htm: 'html',
  ejs: 'html',
  hbs: 'html',
  handlebars: 'html',
  mustache: 'html',
  py: 'python',
  pyw: 'python',
  pyi: 'python',
  ipynb: 'notebook',
  java: 'java',
  jsp: 'html',
  jspf: 'html',
  jspx: 'html',
  j2: 'html',
  jinja: 'html',
  jinja2: 'html',
  djhtml: 'html',
  njk: 'html',
  twig: 'html',
  liquid: 'html',
  ftl: 'html',
  ftlh: 'html',
  gohtml: 'html',
  vm: 'html',
  aspx: 'html',
  ascx: 'html',
  asp: 'html',
  master: 'html',
  mako: 'html',
  astro: 'svelte',
  kt: 'kotlin',
  kts: 'kotlin',
  scala: 'java',
  groovy: 'java',
  gradle: 'java',
  go: 'go',
  php: 'php',
  phtml: 'php',
  rb: 'ruby',
  rake: 'ruby',
  erb: 'erb',
  haml: 'haml',
  slim: 'slim',
  gemspec: 'ruby',
  cs: 'csharp',
  cshtml: 'csharp',
  razor: 'csharp',
  c: 'c',
  h: 'c',
  cc: 'c',
  cpp: 'c',
  cxx: 'c',
  hpp: 'c',
  hh: 'c',
  m: 'c',
  mm: 'c',
  rs: 'rust',
  swift: 'swift',
  dart: 'dart',
  sql: 'sql',
  psql: 'sql',
  plsql: 'sql',
  pls: 'sql',
  pks: 'sql',
  pkb: 'sql',
  tsql: 'sql',
  ddl: 'sql',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  ksh: 'shell',
  ps1: 'powershell',
  psm1: 'powershell',
  psd1: 'powershell',
  yml: 'yaml',
  yaml: 'yaml',
  json: 'json',
  jsonc: 'json',
  toml: 'toml',
  ini: 'ini',
  cfg: 'ini',
  conf: 'ini',
  nginx: 'ini',
  vhost: 'ini',
  cnf: 'ini',
  properties: 'ini',
  env: 'dotenv',
  xml: 'xml',
  config: 'xml',
  tf: 'hcl',
  tfvars: 'hcl',
  hcl: 'hcl',
  md: 'markdown',
  mdx: 'markdown',
  mdc: 'markdown',
  rst: 'markdown',
  txt: 'text',
  css: 'css',
  scss: 'css',
  less: 'css',
  svg: 'xml',
};

const BY_NAME: Readonly<Record<string, string>> = {
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
  makefile: 'make',
  gemfile: 'ruby',
  rakefile: 'ruby',
  jenkinsfile: 'java',
  'action.yml': 'workflow',
  'action.yaml': 'workflow',
  '.bashrc': 'shell',
  '.zshrc': 'shell',
  '.profile': 'shell',
  '.npmrc': 'ini',
  '.pypirc': 'ini',
  '.htaccess': 'ini',
  sshd_config: 'ini',
  caddyfile: 'ini',
  '.netrc': 'text',
};

/** A web server's settings under a name that says so alone, or as a template. */
const SERVER_FILE =
  /(?:^|\/)sites-(?:available|enabled)\/[^/]+$|\.conf\.(?:template|tpl|dist|sample)$/i;
const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+$/i;

/**
 * The language id of a path: by name, then by ending. GitHub's workflow and action files are `workflow`.
 * @returns a language id, or `text` for what is not known
 */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const named = BY_NAME[name];
  if (named !== undefined) return named;
  if (name.startsWith('.env')) return 'dotenv';
  if (name.startsWith('dockerfile.') || name.endsWith('.dockerfile')) return 'dockerfile';
  const language = BY_EXTENSION[name.slice(name.lastIndexOf('.') + 1)];
  if (language === undefined) return SERVER_FILE.test(path) ? 'ini' : 'text';
  return language === 'yaml' && WORKFLOW.test(path) ? 'workflow' : language;
}

/** Every language id that there is. */
export function languageIds(): string[] {
  const ids = [...Object.values(BY_EXTENSION), ...Object.values(BY_NAME), 'workflow', 'text'];
  return [...new Set(ids)].sort();
}
