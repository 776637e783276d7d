/** A place in which a token may stand: the file's name and the text with the token in it. */
export interface Context {
  name: string;
  path: string;
  text: (token: string) => string;
}

const PUNCTUATION = [...'.,;:!?)]}>"\'`&|\\/#@*=+~^$%-_('];

/** Places that say nothing of what a token is; what stands around it must never decide. */
export const CONTEXTS: readonly Context[] = [
  { name: 'alone on a line', path: 'notes.txt', text: (t) => `${t}\n` },
  { name: 'end of a file', path: 'notes.txt', text: (t) => `see below\n${t}` },
  { name: 'double quotes', path: 'a.py', text: (t) => `value = "${t}"\n` },
  { name: 'single quotes', path: 'a.rb', text: (t) => `value = '${t}'\n` },
  { name: 'back quotes', path: 'a.js', text: (t) => `const value = \`${t}\`;\n` },
  { name: 'dotenv', path: 'app.env', text: (t) => `VALUE=${t}\nOTHER=1\n` },
  { name: 'export', path: 'run.sh', text: (t) => `export VALUE=${t} && run\n` },
  { name: 'YAML', path: 'a.yml', text: (t) => `value: ${t}\nother: 1\n` },
  { name: 'YAML list', path: 'a.yml', text: (t) => `values:\n  - ${t}\n` },
  { name: 'JSON', path: 'a.json', text: (t) => `{"value":"${t}","other":1}\n` },
  { name: 'JSON in JSON', path: 'a.json', text: (t) => `{"body":"{\\"value\\":\\"${t}\\"}"}\n` },
  {
    name: 'JSON in JSON in JSON',
    path: 'a.json',
    text: (t) => `{"a":"{\\"b\\":\\"{\\\\\\"v\\\\\\":\\\\\\"${t}\\\\\\"}\\"}"}\n`,
  },
  {
    name: 'escaped newline before',
    path: 'a.json',
    text: (t) => `{"body":"first\\n${t}\\nlast"}\n`,
  },
  { name: 'escaped tab before', path: 'a.json', text: (t) => `{"body":"first\\t${t}\\tlast"}\n` },
  { name: 'unicode escapes', path: 'a.json', text: (t) => `{"body":"v=\\u0022${t}\\u0022"}\n` },
  { name: 'URL query', path: 'a.txt', text: (t) => `https://api.test/v1?value=${t}&page=2\n` },
  { name: 'URL-encoded', path: 'a.txt', text: (t) => `body=value%3D${t}%26page%3D2\n` },
  { name: 'CSV', path: 'a.csv', text: (t) => `1,${t},2024-01-01\n` },
  { name: 'TSV', path: 'a.tsv', text: (t) => `1\t${t}\t2\n` },
  { name: 'XML element', path: 'a.xml', text: (t) => `<value>${t}</value>\n` },
  { name: 'XML attribute', path: 'a.xml', text: (t) => `<add value="${t}"/>\n` },
  { name: 'CDATA', path: 'a.xml', text: (t) => `<v><![CDATA[${t}]]></v>\n` },
  {
    name: 'notebook source',
    path: 'a.ipynb',
    text: (t) => `{"cells":[{"source":["v = \\"${t}\\"\\n"]}]}\n`,
  },
  { name: 'notebook output', path: 'a.ipynb', text: (t) => `{"outputs":[{"text":["${t}\\n"]}]}\n` },
  {
    name: 'log line',
    path: 'a.log',
    text: (t) => `2024-01-01T00:00:00Z INFO got ${t} from cache\n`,
  },
  { name: 'coloured log line', path: 'a.log', text: (t) => `\u001b[31m${t}\u001b[0m done\n` },
  { name: 'line comment', path: 'a.go', text: (t) => `// old: ${t}\n` },
  { name: 'hash comment', path: 'a.py', text: (t) => `# ${t}\n` },
  { name: 'block comment', path: 'a.c', text: (t) => `/* ${t} */\n` },
  { name: 'HTML comment', path: 'a.html', text: (t) => `<!-- ${t} -->\n` },
  { name: 'markdown code', path: 'README.md', text: (t) => `Use \`${t}\` here.\n` },
  { name: 'sentence', path: 'mail.txt', text: (t) => `The value is ${t}. Keep it.\n` },
  { name: 'Terraform', path: 'a.tf', text: (t) => `  value = "${t}"\n` },
  { name: 'INI', path: 'a.ini', text: (t) => `[a]\nvalue = ${t} ; note\n` },
  { name: 'properties', path: 'a.properties', text: (t) => `a.value=${t}\n` },
  { name: 'Dockerfile', path: 'Dockerfile', text: (t) => `ENV VALUE=${t}\n` },
  { name: 'call argument', path: 'a.java', text: (t) => `client.with("${t}").build();\n` },
  { name: 'array', path: 'a.js', text: (t) => `const all = ['a', '${t}', 'b'];\n` },
  { name: 'header', path: 'a.http', text: (t) => `X-Value: ${t}\r\nAccept: */*\r\n` },
  {
    name: 'bearer header',
    path: 'run.sh',
    text: (t) => `curl -H "Authorization: Bearer ${t}" https://a.test\n`,
  },
  { name: 'command option', path: 'run.sh', text: (t) => `tool --value=${t} --x\n` },
  { name: 'SQL', path: 'a.sql', text: (t) => `INSERT INTO v VALUES (1, '${t}');\n` },
  { name: 'diff', path: 'a.patch', text: (t) => `+value=${t}\n` },
  {
    name: 'MCP server',
    path: 'a.json',
    text: (t) => `{"mcpServers":{"a":{"args":["--key","${t}"]}}}\n`,
  },
  { name: 'fallback', path: 'a.js', text: (t) => `const v = process.env.V ?? '${t}';\n` },
  { name: 'shell default', path: 'run.sh', text: (t) => `V="\${V:-${t}}"\n` },
  { name: 'URL fragment', path: 'a.txt', text: (t) => `https://a.test/cb#value=${t}&state=1\n` },
  { name: 'URL path', path: 'a.txt', text: (t) => `https://a.test/hook/${t}/send\n` },
  { name: 'folded YAML', path: 'a.yml', text: (t) => `value: >-\n  ${t}\n` },
  { name: 'table', path: 'a.md', text: (t) => `| value | ${t} |\n` },
  { name: 'Objective-C', path: 'a.m', text: (t) => `NSString *v = @"${t}";\n` },
  { name: 'Clojure', path: 'a.edn', text: (t) => `{:v "${t}"}\n` },
  { name: 'windows line end', path: 'a.txt', text: (t) => `${t}\r\n` },
  { name: 'not ASCII around', path: 'a.txt', text: (t) => `ключ“${t}”готов\n` },
  ...PUNCTUATION.map((sign) => ({
    name: `followed by ${sign}`,
    path: 'a.txt',
    text: (t: string) => `see ${t}${sign} next\n`,
  })),
];

/** The contexts by file: one scan tries all of a path, since a token rule looks at no other line. */
export const FILES: readonly { path: string; contexts: readonly Context[] }[] = [
  ...new Set(CONTEXTS.map(({ path }) => path)),
].map((path) => {
  const contexts = CONTEXTS.filter((context) => context.path === path);
  const open = (context: Context) => (context.text('').endsWith('\n') ? 0 : 1);
  return { path, contexts: contexts.sort((a, b) => open(a) - open(b)) };
});
