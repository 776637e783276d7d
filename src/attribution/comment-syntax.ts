import { languageOf } from '../scan/language.ts';

/** How comments are written in a file. */
export interface CommentSyntax {
  /** What opens a comment to the end of the line; the first is the one to write. */
  lines: readonly string[];
  /** Opening and closing of a comment that ends by itself. */
  blocks: readonly (readonly [string, string])[];
}

const SLASH: CommentSyntax = { lines: ['//'], blocks: [['/*', '*/']] };
const HASH: CommentSyntax = { lines: ['#'], blocks: [] };
const DASH: CommentSyntax = { lines: ['--'], blocks: [['/*', '*/']] };
const LISP: CommentSyntax = { lines: [';;', ';'], blocks: [] };
const PERCENT: CommentSyntax = { lines: ['%'], blocks: [] };
const MARKUP: CommentSyntax = { lines: [], blocks: [['<!--', '-->']] };
const MIXED_MARKUP: CommentSyntax = {
  lines: [],
  blocks: [
    ['<!--', '-->'],
    ['//', ''],
    ['/*', '*/'],
    ['<%#', '%>'],
    ['{{!--', '--}}'],
  ],
};
const NO_COMMENTS: CommentSyntax = { lines: [], blocks: [] };

const BY_LANGUAGE: Readonly<Record<string, CommentSyntax>> = {
  javascript: SLASH,
  typescript: SLASH,
  java: SLASH,
  kotlin: SLASH,
  go: SLASH,
  csharp: SLASH,
  c: SLASH,
  rust: SLASH,
  swift: SLASH,
  dart: SLASH,
  php: { lines: ['//', '#'], blocks: [['/*', '*/']] },
  python: HASH,
  ruby: HASH,
  shell: HASH,
  yaml: HASH,
  workflow: HASH,
  toml: HASH,
  dotenv: HASH,
  make: HASH,
  dockerfile: HASH,
  powershell: { lines: ['#'], blocks: [['<#', '#>']] },
  hcl: { lines: ['#', '//'], blocks: [['/*', '*/']] },
  ini: { lines: ['#', ';'], blocks: [] },
  sql: DASH,
  css: {
    lines: [],
    blocks: [
      ['/*', '*/'],
      ['//', ''],
    ],
  },
  html: MIXED_MARKUP,
  vue: MIXED_MARKUP,
  svelte: MIXED_MARKUP,
  erb: MIXED_MARKUP,
  xml: MARKUP,
  markdown: MARKUP,
  json: NO_COMMENTS,
  notebook: NO_COMMENTS,
};

const BY_EXTENSION: Readonly<Record<string, CommentSyntax>> = {
  jsonc: SLASH,
  json5: SLASH,
  proto: SLASH,
  zig: SLASH,
  sol: SLASH,
  fs: SLASH,
  fsx: SLASH,
  v: SLASH,
  pas: SLASH,
  d: SLASH,
  jsonnet: SLASH,
  ex: HASH,
  exs: HASH,
  r: HASH,
  jl: HASH,
  pl: HASH,
  pm: HASH,
  nim: HASH,
  cr: HASH,
  awk: HASH,
  tcl: HASH,
  fish: HASH,
  cmake: HASH,
  nix: HASH,
  graphql: HASH,
  gql: HASH,
  coffee: HASH,
  bzl: HASH,
  feature: HASH,
  lua: { lines: ['--'], blocks: [['--[[', ']]']] },
  hs: { lines: ['--'], blocks: [['{-', '-}']] },
  elm: { lines: ['--'], blocks: [['{-', '-}']] },
  adb: DASH,
  ads: DASH,
  vhd: DASH,
  vhdl: DASH,
  lisp: LISP,
  cl: LISP,
  el: LISP,
  scm: LISP,
  clj: LISP,
  cljs: LISP,
  cljc: LISP,
  edn: LISP,
  rkt: LISP,
  asm: LISP,
  s: LISP,
  tex: PERCENT,
  sty: PERCENT,
  erl: PERCENT,
  hrl: PERCENT,
  prolog: PERCENT,
  ml: { lines: [], blocks: [['(*', '*)']] },
  mli: { lines: [], blocks: [['(*', '*)']] },
  vb: { lines: ["'"], blocks: [] },
  vbs: { lines: ["'"], blocks: [] },
  bas: { lines: ["'"], blocks: [] },
  bat: { lines: ['REM', '::'], blocks: [] },
  cmd: { lines: ['REM', '::'], blocks: [] },
  vim: { lines: ['"'], blocks: [] },
  f90: { lines: ['!'], blocks: [] },
  f95: { lines: ['!'], blocks: [] },
  pug: { lines: ['//-', '//'], blocks: [] },
  haml: { lines: ['-#'], blocks: [] },
  twig: { lines: [], blocks: [['{#', '#}']] },
  j2: { lines: [], blocks: [['{#', '#}']] },
  rst: { lines: ['..'], blocks: [] },
};

/** Any syntax, for a file of an unknown kind. */
const ANY: CommentSyntax = {
  lines: ['//', '#', '--', ';', '%'],
  blocks: [
    ['/*', '*/'],
    ['<!--', '-->'],
  ],
};

/** The comment syntax of a path, by its ending, else by its language. */
export function commentSyntax(path: string): CommentSyntax {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const exact = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  if (exact !== undefined) return exact;
  const language = languageOf(path);
  return (Object.hasOwn(BY_LANGUAGE, language) ? BY_LANGUAGE[language] : undefined) ?? ANY;
}

/** Writes a comment of one line, or returns null when the file's format has no comments. */
export function commentLine(syntax: CommentSyntax, text: string): string | null {
  const open = syntax.lines[0];
  if (open !== undefined) return `${open} ${text}`;
  const block = syntax.blocks[0];
  return block === undefined ? null : `${block[0]} ${text} ${block[1]}`.trimEnd();
}
