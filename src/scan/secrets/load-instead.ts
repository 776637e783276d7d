/** How a program reads a credential from its environment, by language id. `NAME` stands for the variable. */
const READS: Readonly<Record<string, string>> = {
  javascript: 'const secret = process.env.NAME;',
  typescript: 'const secret = process.env.NAME;',
  vue: 'fetch it from your server: everything in the browser is public',
  svelte: "import { NAME } from '$env/static/private';",
  html: 'fetch it from your server: everything in the browser is public',
  python: 'secret = os.environ["NAME"]',
  notebook: 'secret = os.environ["NAME"]  # and clear the output cells',
  java: 'String secret = System.getenv("NAME");',
  kotlin: 'val secret = System.getenv("NAME")',
  go: 'secret := os.Getenv("NAME")',
  php: "$secret = getenv('NAME');",
  ruby: "secret = ENV.fetch('NAME')",
  erb: "<%= ENV.fetch('NAME') %>",
  csharp: 'var secret = Environment.GetEnvironmentVariable("NAME");',
  rust: 'let secret = std::env::var("NAME")?;',
  swift: 'let secret = ProcessInfo.processInfo.environment["NAME"]',
  dart: "final secret = Platform.environment['NAME'];",
  c: 'const char *secret = getenv("NAME");',
  shell: 'secret=${NAME:?}',
  powershell: '$secret = $env:NAME',
  dockerfile: 'RUN --mount=type=secret,id=name …',
  workflow: 'env: { NAME: ${{ secrets.NAME }} }',
  yaml: 'name: ${NAME}, or a reference to a secret store',
  hcl: 'variable "name" { sensitive = true }, set as TF_VAR_name',
  dotenv: 'keep the file out of the repository, commit a .env.example without values',
  ini: 'name=${NAME}',
  xml: '<name>${env.NAME}</name>',
  json: 'read it from the environment where the file is loaded; JSON has no variables',
  sql: 'pass it as a variable of the client, such as psql -v',
};

/** The line to write instead, for the language of a file; undefined where there is no common way. */
export function loadInstead(language: string): string | undefined {
  return READS[language];
}
