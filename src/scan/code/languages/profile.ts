import { BASE } from './base.ts';
import { csharpProfile } from './csharp.ts';
import { goProfile } from './go.ts';
import { javaProfile, kotlinProfile } from './java.ts';
import { javascriptProfile } from './javascript.ts';
import { phpProfile } from './php.ts';
import { pythonProfile } from './python.ts';
import { rubyProfile } from './ruby.ts';
import { shellProfile } from './shell.ts';

/** What the weakness needs: which escapes make a value harmless, which tests guard it. */
export type Context =
  | 'sql'
  | 'nosql'
  | 'html'
  | 'shell'
  | 'code'
  | 'path'
  | 'url'
  | 'redirect'
  | 'ldap'
  | 'xpath'
  | 'log'
  | 'regex'
  | 'template'
  | 'header'
  | 'any';

/** How a language is read: its syntax, where outside data enters, what makes it harmless. */
export interface LanguageProfile {
  /** Syntax family: `javascript` also for TypeScript, Vue and Svelte. */
  id: string;
  /** `free`: a line break means little; `ends`: it ends a statement; `indent`: and blocks are indented. */
  newlines: 'free' | 'ends' | 'indent';
  /** Operators that lead to a member. */
  members: ReadonlySet<string>;
  concat: '+' | '.';
  arrow: string;
  ternary: boolean;
  casts: boolean;
  generics: boolean;
  /** Whether braces after `new T` set members, as in C#. */
  initializers?: boolean;
  adjacentStrings: boolean;
  /** Whether any call may stand without brackets, as in Ruby's `system "ls"`. */
  commands?: boolean;
  /** Words that are calls without brackets, such as PHP's `echo`. */
  commandWords?: ReadonlySet<string>;
  /** Names of calls that write into the variables handed to them as `&x`. */
  fills?: RegExp;
  /** Names of calls that write what they are made on, or their first argument, into the argument at a position. */
  readsInto?: readonly { names: RegExp; position: 0 | 1 }[];
  /** Words that begin a function with a body: `function`, `def`, `func`. */
  functionWords: ReadonlySet<string>;
  /** Whether every function with a block has such a word. */
  wordy?: boolean;
  /** Where a parameter's or variable's name stands: before (`x: T`, `x T`) or after its type (`T x`). */
  nameFirst: boolean;
  /** Paths (see `pathOf`) that hold data from outside. */
  sources: RegExp;
  /** Names of sources that are plain parameters where a function declares them. */
  shadowed?: RegExp;
  /** Whole texts of calls that are outside data, for what only an argument tells: `php://input`. */
  sourceTexts?: RegExp;
  /** Sources only of files whose text matches, and in other contexts than this. */
  sourcesIn?: readonly { file: RegExp; paths: RegExp; notIn?: Context }[];
  /** What whoever started the program says: the command line, standard input. Naming files and addresses is their right. */
  ownSources?: RegExp;
  /** Set where format calls fill `{}` and leave `%s`, a placeholder of SQL, as it is. */
  braces?: boolean;
  /** Heads of functions whose parameters come from the command line. */
  ownHead?: RegExp;
  /** Contexts, besides files and addresses, in which the command line does what its author asked for. */
  ownRight?: RegExp;
  /** Declared types of variables whose whole value is from outside (tested on the declaration's text). */
  sourceTypes?: RegExp;
  /** Text before a function (decorators, annotations, modifiers) that makes its parameters outside data. */
  handlerHead?: RegExp;
  /** Text of a file (a controller class) in which the functions with such a head are handlers too. */
  handlerIn?: { file: RegExp; head: RegExp };
  /** A parameter's own text that does. */
  handlerParam?: RegExp;
  /** A parameter's text that never does, handler or not. */
  innocentParam?: RegExp;
  /** Paths of calls whose result is harmless everywhere: numbers, booleans, lengths, digests. */
  harmless: RegExp;
  /** A declared type that holds nothing dangerous: numbers, booleans, identifiers, dates. */
  harmlessTypes: RegExp;
  /** Paths of calls whose result is harmless in one context. */
  escapes: Partial<Record<Context, RegExp>>;
  /** Whole texts of calls whose result is harmless, for what only an argument tells: a filter's name, a character class. */
  harmlessTexts?: Partial<Record<Context, RegExp>>;
  /** Paths of calls that glue their arguments into text. */
  formats: RegExp;
  /** Method names that add their argument to the receiver. */
  appends: ReadonlySet<string>;
  /** Functions of modules that write what follows into their first argument: `fmt.Fprintf(&b, "a = %s", a)`. */
  printsInto?: { names: readonly string[]; on: RegExp };
  /** Paths of calls that hand on what they are given: `trim`, `decode`, `join`. */
  carries: RegExp;
  /** Paths among `carries` whose first argument only says which entry is wanted: it is not handed on. */
  looksUp?: RegExp;
  /** Names of sources that other code than a server's uses too, and the files in which they are not outside data. */
  otherwise?: { paths: RegExp; file: RegExp; notFile: RegExp };
  /** Paths of escapes that hold only between quotes, by context. */
  inQuotes?: Partial<Record<Context, RegExp>>;
  /** Paths of calls that take an escape off again, by the context that it was for. */
  undoes?: Partial<Record<Context, RegExp>>;
  /** Paths of calls that put each item through the function their first argument names. */
  mapped?: RegExp;
  /** Words that leave a function or loop. */
  exits: RegExp;
}

/** Made when a file of the language comes: seven languages' expressions are half of what a first file would wait for. */
const PROFILES: Readonly<Record<string, () => LanguageProfile>> = {
  javascript: javascriptProfile,
  typescript: javascriptProfile,
  vue: javascriptProfile,
  svelte: javascriptProfile,
  html: javascriptProfile,
  python: pythonProfile,
  java: javaProfile,
  kotlin: kotlinProfile,
  csharp: csharpProfile,
  go: goProfile,
  php: phpProfile,
  ruby: rubyProfile,
  erb: rubyProfile,
  shell: shellProfile,
};

const made = new Map<() => LanguageProfile, LanguageProfile>();

/** The profile of a language id; an unknown language reads like the C family. */
export function profileOf(language: string): LanguageProfile {
  const make = PROFILES[language];
  if (make === undefined) return BASE;
  const known = made.get(make) ?? make();
  made.set(make, known);
  return known;
}
