import { BASE } from './base.ts';
import type { LanguageProfile } from './profile.ts';

/** Java: Servlet, Spring, JAX-RS. */
export const JAVA: LanguageProfile = {
  ...BASE,
  id: 'java',
  functionWords: new Set(),
  sources:
    /\.(?:getParameter|getParameterValues|getHeader|getQueryString|getCookies|getInputStream|getReader)\(\)/,
  handlerParam:
    /@(?:RequestParam|PathVariable|RequestBody|RequestHeader|CookieValue|QueryParam|PathParam|FormParam|HeaderParam)\b/,
  formats: /(?:^|\.)(?:format|formatted|concat|join)\(\)$/,
  appends: new Set(['append', 'add', 'insert']),
};

/** Kotlin: Ktor, Spring, Android. */
export const KOTLIN: LanguageProfile = {
  ...JAVA,
  id: 'kotlin',
  newlines: 'ends',
  nameFirst: true,
  casts: false,
  ternary: false,
  functionWords: new Set(['fun']),
};
