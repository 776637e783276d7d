import { BASE } from './base.ts';
import type { LanguageProfile } from './profile.ts';

/** C#: ASP.NET Core and ASP.NET. */
export const CSHARP: LanguageProfile = {
  ...BASE,
  id: 'csharp',
  arrow: '=>',
  functionWords: new Set(['delegate']),
  sources:
    /(?:^|\.)(?:Request|HttpContext\.Request)\.(?:Query|Form|Headers|Cookies|Body|Path|QueryString|Params|RawUrl|Url)\b/,
  handlerParam: /\[From(?:Query|Route|Body|Form|Header)\b/,
  formats: /(?:^|\.)(?:Format|Concat|Join)\(\)$/,
  appends: new Set(['Append', 'AppendLine', 'AppendFormat', 'Add']),
};
