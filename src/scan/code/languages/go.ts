import { BASE } from './base.ts';
import type { LanguageProfile } from './profile.ts';

/** Go: net/http, gin, echo, fiber, chi. */
export const GO: LanguageProfile = {
  ...BASE,
  id: 'go',
  newlines: 'ends',
  casts: false,
  ternary: false,
  nameFirst: true,
  generics: false,
  functionWords: new Set(['func']),
  sources:
    /^(?:r|req|request)\.(?:URL|Form|PostForm|Body|Header|FormValue|PostFormValue|Cookie|RequestURI|Host)\b/,
  formats: /^(?:fmt\.(?:Sprintf|Sprint|Sprintln)|strings\.Join)\(\)$/,
  appends: new Set(['WriteString', 'Write']),
};
