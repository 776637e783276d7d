import type { LanguageProfile } from './profile.ts';

/** Builds one case-insensitive alternation, anchored at segment boundaries by the caller's own text. */
export function anyOf(...alternatives: string[]): RegExp {
  return new RegExp(alternatives.join('|'));
}

export const NEVER = /(?!)/;

/** Names of calls whose result is harmless in any language. */
export const HARMLESS_CALL =
  '(?:^|\\.)(?:len|length|size|count|Count|Length|parseInt|parseFloat|isNaN|hashCode|digest|hexdigest|uuid4|uuidv4|randomUUID|NewGuid|now|time)\\(\\)$';

/** The C family without a framework: what a language starts from. */
export const BASE: LanguageProfile = {
  id: 'base',
  newlines: 'free',
  members: new Set(['.', '?.', '->', '::', '?->', '&.', '!!.']),
  concat: '+',
  arrow: '->',
  ternary: true,
  casts: true,
  generics: true,
  adjacentStrings: false,
  functionWords: new Set(['function', 'func', 'fun', 'fn', 'def']),
  nameFirst: false,
  sources: NEVER,
  harmless: new RegExp(HARMLESS_CALL),
  harmlessTypes:
    /\b(?:int|long|short|byte|float|double|bool|boolean|Integer|Long|Boolean|UUID|Guid)\b/,
  escapes: {},
  formats: /(?:^|\.)(?:format|sprintf|Sprintf|Format)\(\)$/,
  appends: new Set(['append', 'push', 'add']),
  carries: /(?:^|\.)(?:trim|toString|toLowerCase|toUpperCase|replace|substring|concat|join)\(\)$/,
  exits: /\b(?:return|throw|break|continue|exit|abort|goto|panic|die)\b/,
};
