import type { RuleText } from '../rules/rule.ts';
import { languageOf } from './language.ts';
import { loadInstead } from './secrets/load-instead.ts';

/** Languages that are written alike as far as a fix goes. */
const KIN: Readonly<Record<string, string>> = {
  typescript: 'javascript',
  vue: 'javascript',
  svelte: 'javascript',
  kotlin: 'java',
  erb: 'ruby',
  notebook: 'python',
};

/** What to write instead: the rule's words, then code in the language of the file, where there is some. */
export function fixFor(text: RuleText, path: string): string {
  const language = languageOf(path);
  const family = KIN[language] ?? language;
  const own = text.fixes?.[language] ?? text.fixes?.[family];
  const code = own ?? (text.category === 'secret' ? loadInstead(language) : undefined);
  return code === undefined ? text.fix : `${text.fix.trimEnd()}\n${code.trimEnd()}`;
}
