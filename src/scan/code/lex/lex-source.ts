import { CSHARP } from './csharp.ts';
import { JAVASCRIPT } from './javascript.ts';
import { GO, JAVA, KOTLIN } from './jvm.ts';
import { type Grammar, type Lexer, lexUntil } from './lexer.ts';
import { lexMarkup, lexPlain } from './markup.ts';
import { lexPhp, PHP } from './php.ts';
import { PYTHON } from './python.ts';
import { RUBY } from './ruby.ts';
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
};

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
  if (grammar === undefined) lexPlain(lexer);
  else if (READERS[language] !== undefined) READERS[language](lexer);
  else lexUntil(lexer, '');
  return lexer.tokens;
}
