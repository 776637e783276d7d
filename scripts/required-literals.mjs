// What stands in every match of a regular expression, so that text without it needs no look: the prefilter of
// RE2's FilteredRE2, for rules' text patterns. Derived when the rules are packed; at run time it is a search
// for a few words instead of an expression to compile.
import { RegExpParser } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** Fewer characters stand in every other line. */
const SHORTEST = 4;
/** More words cost more to look for than they save. */
const MOST = 12;

/**
 * @param pattern as a rule writes it; one that ignores case has no literals
 * @param flags the rule's flags for it
 * @returns words of which one stands in each match, or undefined when there are none to be sure of
 */
export function requiredLiterals(pattern, flags = '') {
  if (flags.includes('i') || pattern.startsWith('(?i)')) return undefined;
  const { alternatives } = parser.parsePattern(pattern, 0, pattern.length, {
    unicode: flags.includes('u'),
  });
  const words = ofAlternatives(alternatives);
  return words?.every((word) => word.length >= SHORTEST) ? words : undefined;
}

/** One of the alternatives matches: each has to bring words of its own. */
function ofAlternatives(alternatives) {
  const all = [];
  for (const { elements } of alternatives) {
    const words = ofSequence(elements);
    if (words === undefined) return undefined;
    all.push(...words);
  }
  const distinct = [...new Set(all)];
  return distinct.length <= MOST ? distinct : undefined;
}

/** All of a sequence matches: its best part is enough. */
function ofSequence(elements) {
  const candidates = [];
  let run = [''];
  const endRun = () => {
    if (run[0] !== '' && run.every((word) => word !== '')) candidates.push(run);
    run = [''];
  };
  for (const element of elements) {
    const texts = textsOf(element);
    if (texts !== undefined && run.length * texts.length <= MOST) {
      run = run.flatMap((start) => texts.map((text) => start + text));
      continue;
    }
    if (element.type === 'Assertion') continue;
    endRun();
    if (texts !== undefined) run = texts;
    else candidates.push(...within(element));
  }
  endRun();
  return candidates.sort((a, b) => worth(b) - worth(a))[0];
}

/** Long words first, few of them before many. */
function worth(words) {
  return Math.min(...words.map((word) => word.length)) - words.length / MOST;
}

/** All that an element can match, when that is a few texts without white space: masked views have more of that than the file. */
function textsOf(element) {
  switch (element.type) {
    case 'Character': {
      const text = String.fromCodePoint(element.value);
      return /\s/.test(text) ? undefined : [text];
    }
    case 'CharacterClass': {
      const isPlain = !element.negate && element.elements.every(({ type }) => type === 'Character');
      if (!isPlain || element.elements.length > 2) return undefined;
      const texts = element.elements.map(({ value }) => String.fromCodePoint(value));
      return texts.some((text) => /\s/.test(text)) ? undefined : texts;
    }
    case 'Group':
    case 'CapturingGroup': {
      const all = element.alternatives.map(({ elements }) => textsOfSequence(elements));
      return all.includes(undefined) || all.flat().length > MOST ? undefined : all.flat();
    }
    default:
      return undefined;
  }
}

function textsOfSequence(elements) {
  let texts = [''];
  for (const element of elements) {
    const more = textsOf(element);
    if (more === undefined || texts.length * more.length > MOST) return undefined;
    texts = texts.flatMap((start) => more.map((text) => start + text));
  }
  return texts;
}

/** Words that an element brings where it has to match at least once. */
function within(element) {
  if (element.type === 'Quantifier') return element.min === 0 ? [] : within(element.element);
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') {
    const texts = textsOf(element);
    return texts === undefined ? [] : [texts];
  }
  const words = ofAlternatives(element.alternatives);
  return words === undefined ? [] : [words];
}
