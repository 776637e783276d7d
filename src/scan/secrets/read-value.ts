/** A value as it stands in a text: the literal without its quotes. */
export interface ReadValue {
  start: number;
  end: number;
  /** The delimiter, with the backslashes before it; empty when the value stands bare. */
  quote: string;
  /** Whether the closing delimiter was found on the line. */
  closed: boolean;
}

const MOST = 600;

/**
 * Reads the value that begins at an offset, as the syntax around it delimits it.
 * @param text a line, or a line with those that follow; a value ends at a line's end
 * @param bareEnd the characters that end a bare value, beside white space
 */
export function readValue(text: string, at: number, bareEnd = /[\s"'`<>;]/): ReadValue {
  const opening = /^(?:[urbfRUBF@]{1,2}(?=["']))?(\\{0,3}(?:"""|'''|["'`])|&quot;|&#3[49];)/.exec(
    text.slice(at, at + 8),
  );
  if (opening !== null) return readQuoted(text, at + opening[0].length, opening[1] as string);
  let end = at;
  while (end < text.length && end - at < MOST && !bareEnd.test(text[end] as string)) {
    if (text[end] === '\\' && /^\\[nrt"'\\]/.test(text.slice(end, end + 2))) break;
    end++;
  }
  return { start: at, end, quote: '', closed: true };
}

function readQuoted(text: string, start: number, quote: string): ReadValue {
  const escaped = quote.startsWith('\\');
  const line = text.indexOf('\n', start);
  const last = Math.min(line < 0 ? text.length : line, start + MOST);
  for (let at = start; at < last; at++) {
    if (text.startsWith(quote, at)) return { start, end: at, quote, closed: true };
    if (!escaped && text[at] === '\\') at++;
  }
  return { start, end: last, quote, closed: false };
}
