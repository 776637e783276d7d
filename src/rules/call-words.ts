/** Whether a line, in a language, may call something. */
export type CallTest = (line: string, language: string) => boolean;

/** Whether one of these is called: `get`, or `Paths.get`, which may also have been imported as `get`. */
export function calledTest(called: readonly string[]): CallTest {
  const names = new Set(called);
  const ofClasses = new Set(called.map((name) => name.slice(name.indexOf('.') + 1)));
  const isCalled = (name: string, owner: string | undefined): boolean => {
    if (names.has(name)) return true;
    return ofClasses.has(name) && (owner === undefined || names.has(`${owner}.${name}`));
  };
  return (line, language) => {
    for (const { groups = {} } of line.matchAll(wordPattern(language))) {
      const { owner, name = '' } = groups;
      if (isCalled(name, owner) || isCalled(unwrapped(name), owner)) return true;
    }
    return false;
  };
}

/** Here a call needs no bracket. */
const BARE = new Set(['ruby', 'erb', 'haml', 'slim', 'shell']);
/**
 * What may follow a name that is called without: an argument, a block, nothing, of a member also another one or the
 * end of a list, but no operator and no keyword.
 */
const BARE_CALL =
  '(?=\\(|[?!]|\\s*(?:[`{<]|$)|(?<=[.:>]\\w{1,40})(?:&?\\.|[),\\]}])|\\s+(?!(?:if|unless|do|and|or|then|rescue|in|while|until)\\b)[\\w"\':@$\\[%*&#(<-])';
/** Where a function is written, none is called. */
const DEFINES = '(?<!\\bfunction\\s{1,4}&?\\w{0,60})';
/** What a chain begins with; of longer ones the middle may be called itself. */
const OWNER = '(?:(?<![\\w$.])(?<owner>[\\w$]+)\\s*(?:[?!]?\\.|::|->)\\s*)?';
/** What is called, or handed over to be called, by how a language writes it. */
const WORDS = {
  bare: `${DEFINES}${OWNER}(?<name>[\\w$]+)${BARE_CALL}`,
  bracketed: `${DEFINES}${OWNER}(?<name>[\\w$]+)(?=\\s*(?:[(<\`[{)!?]|$))`,
  php: `${DEFINES}${OWNER}(?<name>[\\w$]+)(?=\\s*(?:[(\`);?]|$)|(?<=\\b(?:echo|print|include|include_once|require|require_once|exit|die))(?:\\s|["']))`,
  listed: `${OWNER}(?<name>\\w+)(?=\\s*(?:[(,)]|$))`,
};
const OWN_WAYS: Readonly<Record<string, keyof typeof WORDS>> = { php: 'php', python: 'listed' };
const made = new Map<string, RegExp>();

/** The words of a line that may name a call; made when a language is met, since most commits ask nothing. */
function wordPattern(language: string): RegExp {
  const known = made.get(language);
  if (known !== undefined) return known;
  const way = BARE.has(language) ? 'bare' : (OWN_WAYS[language] ?? 'bracketed');
  const pattern = new RegExp(WORDS[way], 'g');
  made.set(language, pattern);
  return pattern;
}

/** `execAsync` and `asyncExec` are how `exec` is called where it has been wrapped to give a promise. */
function unwrapped(word: string): string {
  const name = word
    .replace(/_?(?:[aA]sync|[pP]romise\w{0,3}|Fn|P)$/, '')
    .replace(/^(?:_+|(?:async|promis\w{0,8}?|safe|run|do|p)_?(?=[A-Z_]))/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}
