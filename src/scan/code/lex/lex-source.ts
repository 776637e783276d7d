import { CSHARP } from './csharp.ts';
import { JAVASCRIPT } from './javascript.ts';
import { GO, JAVA, KOTLIN } from './jvm.ts';
import { comment, type Grammar, type Lexer, lexUntil } from './lexer.ts';
import { lexMarkup, lexPlain } from './markup.ts';
import { lexPhp, PHP } from './php.ts';
import { PYTHON } from './python.ts';
import { lexErb, RUBY } from './ruby.ts';
import { HASH, POWERSHELL, SHELL } from './shell.ts';
import { SQL } from './sql.ts';
import { emptyTokenList, type TokenList } from './token-list.ts';
import { lexWorkflow } from './workflow.ts';

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  vue: JAVASCRIPT,
  svelte: JAVASCRIPT,
  html: JAVASCRIPT,
  python: PYTHON,
  java: JAVA,
  c: JAVA,
  rust: JAVA,
  swift: JAVA,
  dart: JAVA,
  kotlin: KOTLIN,
  go: GO,
  csharp: CSHARP,
  php: PHP,
  ruby: RUBY,
  erb: RUBY,
  shell: SHELL,
  sql: SQL,
  yaml: HASH,
  workflow: HASH,
  dockerfile: HASH,
  hcl: HASH,
  powershell: POWERSHELL,
};

const READERS: Readonly<Record<string, (lexer: Lexer) => void>> = {
  vue: lexMarkup,
  svelte: lexMarkup,
  html: lexMarkup,
  php: lexPhp,
  erb: lexErb,
  workflow: lexWorkflow,
};

/**
 * Where code begins in a piece that was cut out of a file inside a comment or a long string: after the
 * first closer that no opener precedes. 0 for a whole file.
 */
function cutStart(text: string, grammar: Grammar | undefined): number {
  if (grammar === PYTHON) return cutDocstring(text);
  if (grammar === undefined || grammar === RUBY || grammar === SHELL || grammar === HASH) return 0;
  const close = text.indexOf('*/');
  const open = text.indexOf('/*');
  if (close === -1 || (open !== -1 && open <= close)) return 0;
  const line = text.slice(text.lastIndexOf('\n', close) + 1, close);
  return /^\s*\*?\s*$/.test(line) || /^\s*\*/.test(text) ? close + 2 : 0;
}

const CODE_LINE =
  /^[ \t]*(?:(?:def|class|if|elif|for|while|with|return|import|from|try|except|raise|assert|print|async|await)\b|@\w|[\w.[\]'"]+(?:,\s*\w+)*\s*[-+*/|]?=[^=]|[\w.]+\(.*[)(,]\s*$)/gm;

function codeLines(text: string): number {
  return text.match(CODE_LINE)?.length ?? 0;
}

/** Where a piece that begins inside a long string closes it: its triple quotes then read better the other way round. */
function cutDocstring(text: string): number {
  const quotes = text.match(/"""|'''/g);
  if (quotes === null) return 0;
  const quote = quotes[0];
  const first = text.indexOf(quote);
  const line = text.slice(text.lastIndexOf('\n', first) + 1, first);
  const opensByForm = /[=(,]\s*[rbuf]{0,2}$/i.test(line);
  const isFragment = /^[ \t]*\n*[ \t]+\S/.test(text) || quotes.length % 2 === 1;
  if (!isFragment || opensByForm) return 0;
  const pieces = text.split(quote);
  const score = (parity: number) =>
    pieces.reduce(
      (sum, piece, index) => sum + (index % 2 === parity ? 1 : -1) * codeLines(piece),
      0,
    );
  const [asWritten, asCut] = [score(0), score(1)];
  if (asCut > asWritten) return first + 3;
  return asCut === asWritten && quotes.length % 2 === 1 && line.trim() === '' ? first + 3 : 0;
}

/**
 * Splits a source into tokens. Linear, never throws: what doesn't close ends at the end of the file.
 * @param language a language id of src/scan/language.ts; one without a lexer gives a single literal
 */
export function lexSource(text: string, language: string): TokenList {
  const grammar = GRAMMARS[language];
  const lexer: Lexer = {
    text,
    pos: 0,
    end: text.length,
    tokens: emptyTokenList(),
    depth: 0,
    broke: true,
    grammar: grammar ?? JAVA,
    open: [],
    pending: [],
  };
  const cut = cutStart(text, grammar);
  if (cut > 0) comment(lexer, cut);
  if (grammar === undefined) lexPlain(lexer);
  else if (READERS[language] !== undefined) READERS[language](lexer);
  else lexUntil(lexer, '');
  return lexer.tokens;
}
