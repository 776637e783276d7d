/** What begins a comment with `#`, and what does with `//`. */
const HASH = new Set(['python', 'ruby', 'shell']);
const SLASHES = new Set('javascript typescript vue svelte java kotlin go php csharp'.split(' '));
/** A line in the middle of a block comment, and no factor of a product, nor the columns of a query. */
const IN_BLOCK = /^\s*\*(?:\/|\s*$|\s+(?![\w.$]+\s*\(|from\b|,))/i;
/** One that begins on the line and leaves nothing behind it. */
const WHOLE_BLOCK = /^\s*\/\*(?:[^*]|\*(?!\/))*(?:\*\/\s*)?$/;

/** Whether a line is nothing but a comment; of a block comment one in its middle or at its end. */
export function isComment(line: string, language: string): boolean {
  if (HASH.has(language)) return /^\s*#/.test(line);
  if (!SLASHES.has(language)) return false;
  return /^\s*\/\//.test(line) || IN_BLOCK.test(line) || WHOLE_BLOCK.test(line);
}

/** `import a.b.C;`, `using A.B;`, `use A\\B;`, `namespace A;`: nothing runs. */
const NAMES_ALONE =
  /^\s*(?:import(?: static)?|package|using(?: static)?|use|namespace) [\w.\\* ]+;?\s*$/;
const DECLARES_IMPORTS = new Set(['java', 'kotlin', 'csharp', 'php']);

/** Whether a line does nothing but name what other files hold. */
export function isImport(line: string, language: string): boolean {
  return DECLARES_IMPORTS.has(language) && NAMES_ALONE.test(line);
}
