import type { Call } from '../syntax/expression.ts';
import { constant, glued, HARMLESS, type Operand } from './operand.ts';

/** The text that a formatting or joining call makes of its template and values. */
export function ofFormat(
  call: Call,
  object: Operand | undefined,
  args: Operand[],
  hasBraces: boolean,
): Operand {
  const parts =
    object === undefined || (object.text === '\0' && !object.dynamic) ? args : [object, ...args];
  if (parts.length === 0) return constant('');
  const name = call.callee.kind === 'member' ? call.callee.name : '';
  // Of C#'s `Join` only quoted items: others are names of parameters, as a rule.
  const quotes = parts.some((part) => !part.dynamic && /['"]/.test(part.text));
  const joins = name === 'join' || (name === 'Join' && quotes);
  const template = joins ? undefined : parts.find((part) => !part.dynamic && part.text !== '\0');
  const value = glued(withoutNumbers(parts, template), call.start);
  if (template === undefined) return { ...value, list: false };
  const substitutes = call.callee.kind === 'member' && /substitute$/.test(call.callee.name);
  const text = substitutes
    ? template.text.replace(DOLLAR_FIELD, '\0')
    : withHoles(template.text, hasBraces);
  const next = parts[parts.indexOf(template) + 1];
  // `Sprintf("http://%s/x", host)`: the host is the first value that the template prints.
  const leads = /^(?:https?:\/\/)?\0/.test(text) && next !== undefined ? next.taint : value.leads;
  return { ...value, list: false, text, ...(leads === undefined ? {} : { leads }) };
}

/** A field of Python's `string.Template`, whose braces may have been read before. */
const DOLLAR_FIELD = /\$(?:\w+|\{\w+\}|\0)/g;

/** The parts without those that the template prints as numbers or booleans. */
function withoutNumbers(parts: Operand[], template: Operand | undefined): Operand[] {
  if (template === undefined) return parts;
  const verbs = template.text.match(/%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?[a-zA-Z%]/g) ?? [];
  const fields = verbs.filter((verb) => !verb.endsWith('%'));
  const first = parts.indexOf(template) + 1;
  return parts.map((part, index) =>
    index >= first && /[dtfeEgGxXcuib]$/.test(fields[index - first] ?? '') ? HARMLESS : part,
  );
}

const FIELD = /\{\w*(?:[:!][^{}]{0,20})?\}|%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[sdvqxfr]/g;

/**
 * Format fields as NUL: `{}`, `{0}`; where a language doesn't format with these alone, `%s` too, and `%d` as a
 * number beside it. A text with numbers alone is still none that stands in the code.
 */
function withHoles(text: string, hasBraces: boolean): string {
  if (hasBraces && /\{\w*(?:[:!][^{}]{0,20})?\}/.test(text))
    return text.replace(/\{\w*(?:[:!][^{}]{0,20})?\}/g, '\0');
  const isNumber = (field: string): boolean => /^%.*[df]$/.test(field);
  const hasOthers = (text.match(FIELD) ?? []).some((field) => !isNumber(field));
  return text.replace(FIELD, (field) => (hasOthers && isNumber(field) ? '0' : '\0'));
}
