/** What a path says of the file's purpose; credentials without an issuer are judged by it. */
export type PathKind = 'ordinary' | 'test' | 'docs' | 'page' | 'generated' | 'translation';

const LOCK =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|cargo\.lock|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|composer\.lock|gemfile\.lock|podfile\.lock|packages\.lock\.json|go\.(?:sum|work\.sum)|flake\.lock|mix\.lock|pubspec\.lock|gradle\.lockfile|\.terraform\.lock\.hcl|conan\.lock)$/i;
const GENERATED =
  /\.(?:min\.(?:js|css|mjs)|map|svg|css|scss|less|snap|lock|sum|woff2?|ttf|eot|png|jpe?g|gif|ico|pdf|wasm|pb|pyc|class|xib|storyboard|d\.ts|ics|po|pot|sha\d+|md5|sig|asc|pub|crt|cer)$|(?:^|\/)(?:node_modules|vendor|third_party|bower_components|licenses?)\/|(?:^|\/)(?:licen[cs]e|copying|notice)(?:\.\w+)?$/i;
const TRANSLATION =
  /(?:^|\/)(?:locales?|i18n|l10n|lang|langs|languages|translations?|_locales|messages)\/|(?:^|[/.])messages(?:_\w+)?\.(?:properties|json)$|(?:^|\/)strings\.xml$|\.(?:resx|strings|arb|xlf|xliff|po)$|(?:^|\/)(?:a[fmrz]|b[egns]|c[asy]|d[ae]|e[lnostu]|f[aior]|g[aluv]|h[eiruy]|i[dst]|ja|k[akmnoy]|l[otv]|m[klnrsty]|n[belno]|p[lst]|r[ou]|s[iklqrvw]|t[aehlr]|u[krz]|vi|z[hu])\.(?:json|ya?ml)$|(?:^|\/)[a-z]{2}[-_][A-Z]{2}\.(?:json|ya?ml|ts|js|php)$/;
const TEST =
  /(?:^|\/)(?:[Tt]ests?|TestSuite|__tests__|specs?|testing|testdata|test[-_]?(?:data|files|utils|fixtures|resources|suite)|fixtures?|mocks?|__mocks__|e2e|cypress|integration[-_]?tests?|functional|unit|stubs?|cassettes|\w+[-_]tests?)\/|(?:^|\/)(?:test_[^/]*|[^/]*[._-](?:test|tests|spec|mock|fixture|stories)s?\.\w+|conftest\.py|[^/]*Tests?\.(?:java|kt|cs|php|swift|scala|groovy))$/;
const DOCS =
  /(?:^|\/)(?:docs?|documentation|examples?|samples?|demos?|tutorials?|snippets|site|website)\/|(?:^|[/._-])examples?[-_.\d][^/]*$|(?:^|\/)PKG-INFO$/i;
/** Pages outside a documentation's folder: people paste what works into them. */
const PAGE =
  /\.(?:md|mdx|mdc|rst|adoc|textile|1|3)$|(?:^|\/)(?:readme|changelog|changes|history|contributing|upgrading|migrating)(?:\.\w+)?$/i;

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
  if (LOCK.test(path) || GENERATED.test(path)) return 'generated';
  if (TRANSLATION.test(path)) return 'translation';
  if (TEST.test(path)) return 'test';
  if (DOCS.test(path)) return 'docs';
  return PAGE.test(path) ? 'page' : 'ordinary';
}
