import type { RuleText } from '../rules/rule.ts';
import { languageOf } from './language.ts';

/** Languages that are written alike as far as a fix goes. */
const KIN: Readonly<Record<string, string>> = {
  typescript: 'javascript',
  vue: 'javascript',
  svelte: 'javascript',
  kotlin: 'java',
  erb: 'ruby',
  notebook: 'python',
};

/** How a secret is read from the environment instead, in the language of the file it stands in. */
const FROM_ENVIRONMENT: Readonly<Record<string, string>> = {
  javascript: 'const secret = process.env.NAME;',
  python: 'secret = os.environ["NAME"]',
  java: 'String secret = System.getenv("NAME");',
  go: 'secret := os.Getenv("NAME")',
  php: "$secret = getenv('NAME');",
  ruby: "secret = ENV.fetch('NAME')",
  csharp: 'var secret = Environment.GetEnvironmentVariable("NAME");',
  rust: 'let secret = std::env::var("NAME")?;',
  shell: 'secret="${NAME:?is not set}"',
  powershell: '$secret = $env:NAME',
  yaml: 'secret: ${NAME}',
  workflow: 'secret: ${{ secrets.NAME }}',
  hcl: 'secret = var.name   # variable "name" { sensitive = true }',
  dockerfile: 'RUN --mount=type=secret,id=name …   # and pass it at run time: docker run -e NAME',
  dotenv: 'NAME=   # the value in an untracked file; commit .env.example with empty values',
};

/** What to write instead: the rule's words, then code in the language of the file, where there is some. */
export function fixFor(text: RuleText, path: string): string {
  const language = languageOf(path);
  const family = KIN[language] ?? language;
  const own = text.fixes?.[language] ?? text.fixes?.[family];
  const code = own ?? (text.category === 'secret' ? FROM_ENVIRONMENT[family] : undefined);
  return code === undefined ? text.fix : `${text.fix.trimEnd()}\n${code.trimEnd()}`;
}
