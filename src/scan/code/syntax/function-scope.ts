import type { SourceFile } from './source-file.ts';

export interface Parameter {
  name: string;
  /** Its whole text: annotations, type, default. */
  text: string;
}

export interface FunctionScope {
  /** Empty for an anonymous function. */
  name: string;
  /** First token of the parameters' bracket, or of the function. */
  head: number;
  params: Parameter[];
  /** Body tokens, end exclusive. */
  from: number;
  to: number;
  /** Source text before the head on its lines and the decorator lines above. */
  prefix: string;
  /** Index of the enclosing function, -1 for none. */
  outer: number;
}

/** Words of other languages that name methods in these: `boolean match(String pattern) {`. */
const METHOD_NAMES: Readonly<Record<string, RegExp>> = {
  java: /^(?:match|when|with|using|lock|until|unless|foreach|elseif|fixed)$/,
  kotlin: /^(?:match|with|using|lock|until|unless|foreach|elseif|fixed)$/,
  csharp: /^(?:match|with|until|unless|elseif|synchronized)$/,
};

/** Whether a word that opens a block elsewhere is an ordinary name in the file's language. */
export function isMethodName({ profile }: SourceFile, word: string): boolean {
  return METHOD_NAMES[profile.id]?.test(word) ?? false;
}

/** Whether a function's body is the value that it gives back: `x => value`, Kotlin's `fun name() = value`, Ruby's `def name = value`. */
export function isExpressionBody(
  { tokens, profile }: SourceFile,
  { from }: FunctionScope,
): boolean {
  const before = tokens.values[from - 1];
  return before === profile.arrow || (before === '=' && /^(?:kotlin|ruby)$/.test(profile.id));
}
