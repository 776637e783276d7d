/** What a path says of the file's purpose; credentials without an issuer are judged by it. */
export type PathKind = 'ordinary' | 'test' | 'docs' | 'page' | 'generated' | 'translation';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** File names, in lower case. */
const LOCKS = words(`
  package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock cargo.lock
  poetry.lock pdm.lock uv.lock pipfile.lock composer.lock gemfile.lock podfile.lock packages.lock.json
  go.sum go.work.sum flake.lock mix.lock pubspec.lock gradle.lockfile .terraform.lock.hcl conan.lock`);

/** Extensions and folders, in lower case. */
const GENERATED_ENDS = words(`
  map svg css scss less snap lock sum woff woff2 ttf eot png jpg jpeg gif ico pdf wasm pb pyc class xib
  storyboard ics po pot md5 sig asc pub crt cer min.js min.css min.mjs d.ts`);
const GENERATED_FOLDERS = words(
  'node_modules vendor third_party third-party thirdparty 3rdparty bower_components license licenses',
);
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:\.\w+)?$/;

const LICENCE_WORDS = ['licen', 'copying', 'notice', '.sha'];

const TRANSLATION_FOLDERS = words(`
  locale locales i18n l10n lang langs languages translation translations _locales messages`);
const TRANSLATION_ENDS = words('resx strings arb xlf xliff po');
const TRANSLATION_NAME = /^strings\.xml$|(?:^|\.)messages(?:_\w+)?\.(?:properties|json)$/;
const TRANSLATION_WORDS = ['strings', 'messages'];
/** ISO 639-1 codes that files are named after. */
const LANGUAGES = words(`
  af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fo fr ga gl gu gv he hi hr hu hy id is it
  ja ka kk km kn ko ky lo lt lv mk ml mn mr ms mt my nb ne nl nn no pl ps pt ro ru si sk sl sq sr sv sw
  ta te th tl tr uk ur uz vi zh zu`);
const DATA_OF_LANGUAGE = /^([a-z]{2})\.(?:json|ya?ml)$/;
const DATA_OF_LOCALE = /^[a-z]{2}[-_][A-Z]{2}\.(?:json|ya?ml|ts|js|php)$/;

const TEST_FOLDERS = words(`
  test tests __tests__ spec specs testing testdata fixture fixtures mock mocks __mocks__ e2e cypress
  functional unit stub stubs cassettes molecule regress`);
const TEST_FOLDER =
  /^Tests?$|^TestSuite$|^test[-_]?(?:data|files|cases?|utils|fixtures|resources|suite)$|^integrationtests?$|\w[-_]tests?$/;
const TEST_NAME =
  /^test_|^conftest\.py$|[._-](?:tests?|specs?|mocks?|fixtures?|stories)\.\w+(?:\.(?:ejs|hbs|tmpl|tpl|j2|erb|mustache))?$|Tests?\.(?:java|kt|cs|php|swift|scala|groovy)$/;

/** One of these stands in each such name, and in few others: most paths are told without an expression. */
const TEST_WORDS = ['test', 'spec', 'mock', 'fixture', 'stor'];
const DOCS_WORDS = ['example', 'pkg-info'];

/** Folders, in lower case. */
const DOCS_FOLDERS = words(`
  doc docs documentation example examples sample samples demo demos tutorial tutorials snippets site
  website`);
const DOCS_NAME = /(?:^|[._-])examples?[-_.\d]|^pkg-info$/;

/** Pages outside a documentation's folder: people paste what works into them. */
const PAGE_ENDS = words('md mdx mdc rst adoc textile 1 3');
const PAGE_NAME =
  /^(?:readme|changelog|changes|history|contributing|upgrading|migrating)(?:\.\w+)?$/;

let lastPath = '';
let lastKind: PathKind = 'ordinary';

/** @param path repository-relative, forward slashes */
export function pathKind(path: string): PathKind {
  if (path !== lastPath) {
    lastPath = path;
    lastKind = classify(path);
  }
  return lastKind;
}

function classify(path: string): PathKind {
  const folders = path.split('/');
  const name = folders.pop() as string;
  const lowName = name.toLowerCase();
  const lowFolders = folders.map((folder) => folder.toLowerCase());
  if (LOCKS.has(lowName) || isGenerated(lowName, lowFolders)) return 'generated';
  if (isTranslation(name, folders)) return 'translation';
  if (folders.some(isTestFolder) || (hasAny(lowName, TEST_WORDS) && TEST_NAME.test(name)))
    return 'test';
  const isDocsName = hasAny(lowName, DOCS_WORDS) && DOCS_NAME.test(lowName);
  if (isDocsName || lowFolders.some((folder) => DOCS_FOLDERS.has(folder))) return 'docs';
  return PAGE_ENDS.has(endOf(lowName)) || PAGE_NAME.test(lowName) ? 'page' : 'ordinary';
}

/** The extension, without its dot; of `count` parts. Empty for a name without so many dots. */
function endOf(name: string, count = 1): string {
  let dot = name.length;
  for (let i = 0; i < count && dot >= 0; i++) dot = dot === 0 ? -1 : name.lastIndexOf('.', dot - 1);
  return dot < 0 ? '' : name.slice(dot + 1);
}

function isGenerated(name: string, folders: readonly string[]): boolean {
  if (GENERATED_ENDS.has(endOf(name)) || GENERATED_ENDS.has(endOf(name, 2))) return true;
  if (folders.some((folder) => GENERATED_FOLDERS.has(folder))) return true;
  return hasAny(name, LICENCE_WORDS) && (LICENCE.test(name) || /\.sha\d+$/.test(name));
}

function isTranslation(name: string, folders: readonly string[]): boolean {
  if (folders.some((folder) => TRANSLATION_FOLDERS.has(folder))) return true;
  if (TRANSLATION_ENDS.has(endOf(name))) return true;
  if (hasAny(name, TRANSLATION_WORDS) && TRANSLATION_NAME.test(name)) return true;
  // The longest is `zh-CN.yaml`.
  if (name.length > 10) return false;
  const language = DATA_OF_LANGUAGE.exec(name)?.[1];
  return (language !== undefined && LANGUAGES.has(language)) || DATA_OF_LOCALE.test(name);
}

function isTestFolder(folder: string): boolean {
  if (TEST_FOLDERS.has(folder)) return true;
  return hasAny(folder.toLowerCase(), ['test']) && TEST_FOLDER.test(folder);
}

function hasAny(text: string, among: readonly string[]): boolean {
  return among.some((word) => text.includes(word));
}
