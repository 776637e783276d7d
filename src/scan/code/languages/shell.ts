import { BASE } from './base.ts';
import type { LanguageProfile } from './profile.ts';

/** Shell scripts: positional parameters are outside data. */
export const shellProfile = (): LanguageProfile => ({
  ...BASE,
  id: 'shell',
  newlines: 'ends',
  sources: /^\$?(?:[1-9@*]|\{[1-9@*])/,
});
