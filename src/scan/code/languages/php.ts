import { BASE } from './base.ts';
import type { LanguageProfile } from './profile.ts';

/** PHP: superglobals, Laravel, Symfony, WordPress. */
export const PHP: LanguageProfile = {
  ...BASE,
  id: 'php',
  concat: '.',
  members: new Set(['->', '?->', '::']),
  arrow: '=>',
  generics: false,
  functionWords: new Set(['function', 'fn']),
  commandWords: new Set(['echo', 'print', 'include', 'include_once', 'require', 'require_once']),
  sources: /^\$_(?:GET|POST|REQUEST|COOKIE|FILES|SERVER)\b/,
  formats: /^(?:sprintf|vsprintf|implode|join|strtr)\(\)$/,
  appends: new Set(),
};
