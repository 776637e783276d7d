import { buildAutomaton } from './keyword-automaton.ts';
import type { Rule } from './rule.ts';
import { fileRulesFirst, indexKeywords, lazyRules, type RuleSet } from './rule-set.ts';
import { readTraits, tabulateTraits } from './rule-traits.ts';
import { withWakingWords } from './waking-words.ts';

/**
 * The packed form: a header of section lengths, then the automaton's tables, then each rule's JSON.
 * A commit reads the tables and views them; of the rules only those are read whose keyword stands on an
 * added line.
 */
const MAGIC = 0x48554e4b;
const FORMAT = 6;
/** The header word that says where the tables end and the rules begin, in bytes. */
const TABLE_BYTES = 30;
/** The header word that counts the leading file rules; the words between hold the sections' lengths. */
const FILE_RULES = 31;
/** The first header word that holds a section's length. */
const FIRST_SECTION = 8;
const HEADER_WORDS = 32;

/** So many bytes at the start tell how long the tables are. */
export const HEADER_BYTES = HEADER_WORDS * 4;

const align = (n: number) => (n + 7) & ~7;

/** @returns the bytes of dist/rules.bin */
export function packRules(given: readonly Rule[]): Uint8Array {
  const { rules, fileRules } = fileRulesFirst(given.map(withWakingWords));
  const { keywords, keywordStart, keywordRules, keywordCase } = indexKeywords(rules);
  const automaton = buildAutomaton(keywords);
  const { ways, languages, masks } = tabulateTraits(rules);
  const encoder = new TextEncoder();
  const bodies = rules.map((rule) => encoder.encode(JSON.stringify(rule)));
  const ruleStart = new Uint32Array(rules.length + 1);
  bodies.forEach((body, i) => {
    ruleStart[i + 1] = (ruleStart[i] as number) + body.length;
  });
  const sections: ArrayBufferView[] = [
    automaton.columns,
    automaton.next,
    automaton.fails,
    automaton.edgeStart,
    automaton.edges,
    automaton.hitStart,
    automaton.hits,
    automaton.lengths,
    keywordStart,
    keywordRules,
    keywordCase,
    ruleStart,
    ways,
    masks,
    encoder.encode(languages.join('\n')),
  ];
  const size = sections.reduce((sum, s) => sum + align(s.byteLength), HEADER_BYTES);
  const out = new Uint8Array(size + (ruleStart[rules.length] as number));
  const header = new Uint32Array(out.buffer, 0, HEADER_WORDS);
  header.set([
    MAGIC,
    FORMAT,
    rules.length,
    automaton.shift,
    automaton.firstHit,
    automaton.next.BYTES_PER_ELEMENT,
    automaton.rows,
    automaton.endHit,
  ]);
  header[FILE_RULES] = fileRules;
  header[TABLE_BYTES] = size;
  let at = HEADER_BYTES;
  sections.forEach((section, i) => {
    header[FIRST_SECTION + i] = section.byteLength;
    out.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += align(section.byteLength);
  });
  for (const body of bodies) {
    out.set(body, at);
    at += body.length;
  }
  return out;
}

/**
 * How many bytes of a packed file are tables, header included; the rules follow.
 * @param packed its first `HEADER_BYTES` or more, from a multiple of 4 within their buffer
 * @throws RangeError when the bytes are not of this format
 */
export function tableBytes(packed: Uint8Array): number {
  const header = new Uint32Array(packed.buffer, packed.byteOffset, HEADER_WORDS);
  if (header[0] !== MAGIC || header[1] !== FORMAT) throw new RangeError('not a packed rule file');
  return header[TABLE_BYTES] as number;
}

/**
 * Views packed rules without copying.
 * @param packed the tables; must start at a multiple of 8 within its buffer
 * @param read gives bytes of the packed file, by offsets in it
 * @throws RangeError when the bytes are not of this format
 */
export function unpackRules(
  packed: Uint8Array,
  read: (from: number, to: number) => Uint8Array,
): RuleSet {
  const bodies = tableBytes(packed);
  const header = new Uint32Array(packed.buffer, packed.byteOffset, HEADER_WORDS);
  const count = header[2] as number;
  let at = packed.byteOffset + HEADER_BYTES;
  let section = FIRST_SECTION;
  const take = (): [ArrayBuffer, number, number] => {
    const length = header[section++] as number;
    const view: [ArrayBuffer, number, number] = [packed.buffer as ArrayBuffer, at, length];
    at += align(length);
    return view;
  };
  const words = ([buffer, offset, length]: [ArrayBuffer, number, number]) =>
    new Uint32Array(buffer, offset, length / 4);
  const halves = ([buffer, offset, length]: [ArrayBuffer, number, number]) =>
    new Uint16Array(buffer, offset, length / 2);
  const automaton = {
    shift: header[3] as number,
    firstHit: header[4] as number,
    rows: header[6] as number,
    endHit: header[7] as number,
    columns: new Uint8Array(...take()),
    next: header[5] === 2 ? halves(take()) : words(take()),
    fails: words(take()),
    edgeStart: words(take()),
    edges: words(take()),
    hitStart: words(take()),
    hits: words(take()),
    lengths: halves(take()),
  };
  const keywordStart = words(take());
  const keywordRules = words(take());
  const keywordCase = words(take());
  const ruleStart = words(take());
  const decoder = new TextDecoder();
  const ways = new Uint8Array(...take());
  const masks = words(take());
  const languages = decoder.decode(new Uint8Array(...take())).split('\n');
  const load = (index: number): Rule => {
    const from = bodies + (ruleStart[index] as number);
    const to = bodies + (ruleStart[index + 1] as number);
    return JSON.parse(decoder.decode(read(from, to))) as Rule;
  };
  const fileRules = header[FILE_RULES] as number;
  const index = { keywordStart, keywordRules, keywordCase };
  const traits = readTraits({ ways, languages, masks });
  return { count, fileRules, automaton, ...index, ...traits, ...lazyRules(count, load) };
}
