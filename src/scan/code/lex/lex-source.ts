import { CSHARP } from './csharp.ts';
import { JAVASCRIPT } from './javascript.ts';
import { GO, JAVA, KOTLIN } from './jvm.ts';
import { comment, type Grammar, type Lexer, lexUntil } from './lexer.ts';
import { lexMarkup, lexPlain } from './markup.ts';
import { lexPhp, PHP } from './php.ts';
import { PYTHON } from './python.ts';
import { lexErb, RUBY } from './ruby.ts';
import { HASH, SHELL } from './shell.ts';
import { emptyTokenList, type TokenList } from './token-list.ts';

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
  yaml: HASH,
  workflow: HASH,
  dockerfile: HASH,
  hcl: HASH,
};

const READERS: Readonly<Record<string, (lexer: Lexer) => void>> = {
  vue: lexMarkup,
  svelte: lexMarkup,
  html: lexMarkup,
  php: lexPhp,
  erb: lexErb,
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

/** An odd number of triple quotes, the first of them at the end of its line: it closes. */
function cutDocstring(text: string): number {
  const quotes = text.match(/"""|'''/g);
  if (quotes === null || quotes.length % 2 === 0) return 0;
  const first = text.indexOf(quotes[0]);
  const line = text.slice(
    text.lastIndexOf('\n', first) + 1,
    text.indexOf('\n', first) + 1 || text.length,
  );
  const closes =
    new RegExp(`${quotes[0]}[\\s).,%]*(?:format\\(.*|\\)|$)`, 'm').test(line) &&
    !/[=(]\s*[rbuf]*$/i.test(line.slice(0, line.indexOf(quotes[0])));
  return closes ? first + 3 : 0;
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
