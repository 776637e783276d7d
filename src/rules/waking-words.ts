import type { CodeAnalysis } from './code-schema.ts';
import type { CodeRule, Rule, WakingWords } from './rule.ts';

/**
 * Adds to a code rule what its keywords are worth, unless each counts wherever it stands or the rule has a
 * `linePattern` of its own. Done once, when rules are packed or the user's are compiled.
 */
export function withWakingWords<R extends Rule>(rule: R): R {
  if (rule.kind !== 'code' || rule.linePattern !== undefined) return rule;
  const words = wakingWords(rule);
  return words === undefined ? rule : { ...rule, wakingWords: words };
}

function wakingWords({ keywords, analysis }: CodeRule): WakingWords | undefined {
  const names = calledNames(analysis as CodeAnalysis);
  if (names === undefined || asksForNames(analysis as CodeAnalysis)) return undefined;
  const called = names.join('\n').toLowerCase();
  const elsewhere = besidesCallees(analysis as CodeAnalysis);
  const sql = elsewhere.includes('"@sql');
  const written = writtenNames(analysis as CodeAnalysis);
  const isEvidence = (keyword: string): boolean => {
    if (sql && SQL_WORD.test(keyword)) return written.includes(wordIn(keyword));
    const word = wordIn(keyword);
    return /["'=]/.test(keyword) || !called.includes(word) || elsewhere.includes(word);
  };
  const evidence = keywords.filter(isEvidence);
  if (evidence.length === keywords.length && !evidence.includes('<')) return undefined;
  return { called: names, evidence, sql };
}

/** Names that functions and values are known by stand in expressions, of which a keyword is any piece. */
function asksForNames({ functions = [], named = [] }: CodeAnalysis): boolean {
  return functions.length > 0 || named.length > 0;
}

/** Words that are SQL's and English's: of a rule that asks for SQL they count where they read as SQL. */
const SQL_WORD =
  /^\W*(?:select|insert|update|delete|replace|where|from|order|group|having|joins?|set|values|union|limit|like|and|or|by|into|in|call|exec|execute|drop|alter|create|truncate|merge)\W*$/;
/** `.exec(` is known by `exec`: which characters stand around a name is no matter of names. */
function wordIn(keyword: string): string {
  return /[\w$]+(?=[^\w$]*$)/.exec(keyword)?.[0] ?? keyword;
}

/** The last names of all calls that a rule looks for, with the class before them; undefined when they aren't all known. */
function calledNames({ calls = [], follows = [] }: CodeAnalysis): string[] | undefined {
  const names = new Set<string>();
  for (const { callee } of calls.length === 0 ? [] : [...calls, ...follows]) {
    for (const path of typeof callee === 'string' ? [callee] : callee) {
      if (path.endsWith('`')) continue;
      const name = /(?:\b[A-Z][\w$]*\.)?[\w$]+(?=[!?=]?$)/.exec(path.replaceAll('()', ''))?.[0];
      if (name === undefined) return undefined;
      names.add(name);
    }
  }
  return names.size === 0 ? undefined : [...names];
}

/** What a rule sees assigned or as a key, in lower case. */
function writtenNames({ assigns = [], entries = [] }: CodeAnalysis): string {
  return JSON.stringify([
    assigns.map(({ target }) => target),
    entries.map(({ key }) => key),
  ]).toLowerCase();
}

/** What decides on a match that is found by other words: how bad it is, and the code around. */
const DECIDES = new Set(
  `context severity when graded receiver notReceiver notText notValue notWithin notUnder notAfter notBefore near notNear notIn
   unless file notFile flags`.split(/\s+/),
);

/** All that a line may hold for a rule but the names of calls, in lower case. */
function besidesCallees({ calls = [], ...others }: CodeAnalysis): string {
  const ofCalls = calls.map(({ text, within, if: conditions }) => [text, within, conditions]);
  return JSON.stringify([others, ofCalls], (key, value) =>
    DECIDES.has(key) ? undefined : value,
  ).toLowerCase();
}
