import { shannonEntropy } from './entropy.ts';

/** The most frequent letter pairs of English words and identifiers; a random pair is one in five times. */
const COMMON = new Set(
  (
    'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ' +
    'ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so ' +
    'rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ' +
    'ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke ui ag bo da ef ap ep oo ck ub up um ob ff gi lu av ob qu ov ' +
    'ey ue au ak ew bi by ye oi go do eg ip ok ys sk rd rm rn rk rv ls lt ft pt xt my sw sc sp sm cl cr br dr gr fr fl gl bu cu du gu hu ju mu nu pu ru ka ki ko'
  ).split(' '),
);

/**
 * How much of a text is made of words, from 0 to 1: letter runs of four and more whose pairs are common.
 * Camel-case words count one by one.
 */
export function wordShare(text: string): number {
  let inWords = 0;
  for (const [run] of text.matchAll(/[A-Z][a-z]{3,}|[a-z]{4,}|[A-Z]{4,}(?![a-z])/g)) {
    const letters = run.toLowerCase();
    let common = 0;
    for (let i = 0; i + 1 < letters.length; i++) if (COMMON.has(letters.slice(i, i + 2))) common++;
    if (common / (letters.length - 1) >= 0.75) inWords += run.length;
  }
  return text.length === 0 ? 0 : inWords / text.length;
}

const COUNTING = /0123456789|1234567890|abcdefghij|qwertyuiop|(?:deadbeef|cafebabe|0123abcd)/i;

/**
 * Whether a text looks drawn at random rather than written: no spaces, hardly any words, many different
 * characters, letters and digits (or cases) mixed. Says nothing of whether it is secret: hashes and ids
 * look alike.
 */
export function looksRandom(text: string, least = 16): boolean {
  if (text.length < least || /[\s<>(){}]/.test(text)) return false;
  if (text.length < 24 && /[^\x20-\x7e]/.test(text)) return false;
  if (/(.)\1{4}/.test(text) || COUNTING.test(text)) return false;
  const digits = text.replace(/[^0-9]/g, '').length;
  const letters = text.replace(/[^A-Za-z]/g, '').length;
  if (letters === 0) return false;
  if (new Set(text).size < Math.min(10, text.length * 0.4)) return false;
  if (shannonEntropy(text) < (text.length < 20 ? 2.8 : 3)) return false;
  const share = wordShare(text);
  if (digits > 0) return share < 0.5 && !isVersioned(text);
  const mixed = /[a-z]/.test(text) && /[A-Z]/.test(text);
  return mixed ? share < 0.35 && caseChanges(text) >= text.length / 6 : share < 0.25;
}

/** Names with a number in them: `my-service-v2`, `report_2024_final`. */
function isVersioned(text: string): boolean {
  const parts = text.split(/[-_.:/]/);
  if (parts.length < 2) return false;
  const plain = parts.filter((part) => /^(?:[A-Za-z]{1,14}\d{0,2}|v?\d{1,16}|)$/.test(part));
  return plain.length === parts.length;
}

function caseChanges(text: string): number {
  let changes = 0;
  for (let i = 1; i < text.length; i++) {
    const upper = (c: string) => c >= 'A' && c <= 'Z';
    if (upper(text[i] as string) !== upper(text[i - 1] as string)) changes++;
  }
  return changes;
}
