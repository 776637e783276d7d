/**
 * An Aho–Corasick automaton over bytes, case folded for ASCII, flattened to one transition table.
 *
 * States that complete a keyword are numbered last, so the inner loop tells a hit by one comparison.
 * The table is plain numbers: the build makes it once, a commit only reads it (design, section 9).
 */
export interface KeywordAutomaton {
  /** Byte → column of the table; upper case shares the column of lower case. */
  columns: Uint8Array;
  /** log2 of the table's row length. */
  shift: number;
  /** `next[(state << shift) | column]`. */
  next: Uint16Array | Uint32Array;
  /** States from here on complete at least one keyword. */
  firstHit: number;
  /** `hits[hitStart[s - firstHit] … hitStart[s - firstHit + 1])` are the keyword numbers of state s. */
  hitStart: Uint32Array;
  hits: Uint32Array;
  /** Length of each keyword in bytes. */
  lengths: Uint16Array;
}

interface Node {
  edges: Map<number, number>;
  fail: number;
  output: number[];
}

const encoder = new TextEncoder();

/** Folds the case of ASCII letters, as the automaton does, and of no others. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A high surrogate at a keyword's end stands for all characters that begin with it: their first two bytes. */
function bytesOf(keyword: string): Uint8Array {
  const text = asciiLower(keyword);
  return /[\uD800-\uDBFF]$/.test(text)
    ? encoder.encode(`${text}\uDC00`).subarray(0, -2)
    : encoder.encode(text);
}

/**
 * @param keywords literals; ASCII letters match in either case, other characters as UTF-8 bytes
 * @throws RangeError on an empty keyword, which would hit everywhere
 */
export function buildAutomaton(keywords: readonly string[]): KeywordAutomaton {
  const encoded = keywords.map(bytesOf);
  if (encoded.some((bytes) => bytes.length === 0)) throw new RangeError('an empty keyword');
  const nodes = buildTrie(encoded);
  const order = linkFailures(nodes);
  return flatten(nodes, order, encoded);
}

function buildTrie(encoded: readonly Uint8Array[]): Node[] {
  const nodes: Node[] = [{ edges: new Map(), fail: 0, output: [] }];
  encoded.forEach((bytes, keyword) => {
    let at = 0;
    for (const byte of bytes) {
      let to = (nodes[at] as Node).edges.get(byte);
      if (to === undefined) {
        to = nodes.push({ edges: new Map(), fail: 0, output: [] }) - 1;
        (nodes[at] as Node).edges.set(byte, to);
      }
      at = to;
    }
    (nodes[at] as Node).output.push(keyword);
  });
  return nodes;
}

/** Sets every node's failure link and inherited output; returns the nodes in breadth-first order. */
function linkFailures(nodes: Node[]): number[] {
  const order = [0];
  for (let i = 0; i < order.length; i++) {
    const at = order[i] as number;
    const node = nodes[at] as Node;
    for (const [byte, to] of node.edges) {
      let fail = node.fail;
      while (at !== 0 && fail !== 0 && !(nodes[fail] as Node).edges.has(byte)) {
        fail = (nodes[fail] as Node).fail;
      }
      const link = at === 0 ? 0 : ((nodes[fail] as Node).edges.get(byte) ?? 0);
      const child = nodes[to] as Node;
      child.fail = link;
      child.output.push(...(nodes[link] as Node).output);
      order.push(to);
    }
  }
  return order;
}

function columnsOf(encoded: readonly Uint8Array[]): { columns: Uint8Array; count: number } {
  const columns = new Uint8Array(256);
  let count = 1;
  for (const bytes of encoded) {
    for (const byte of bytes) if (columns[byte] === 0) columns[byte] = count++;
  }
  for (let byte = 65; byte <= 90; byte++) columns[byte] = columns[byte + 32] as number;
  return { columns, count };
}

function flatten(nodes: Node[], order: number[], encoded: readonly Uint8Array[]): KeywordAutomaton {
  const { columns, count } = columnsOf(encoded);
  const shift = Math.max(1, Math.ceil(Math.log2(count)));
  const quiet = order.filter((at) => (nodes[at] as Node).output.length === 0);
  const loud = order.filter((at) => (nodes[at] as Node).output.length > 0);
  const number = new Uint32Array(nodes.length);
  [...quiet, ...loud].forEach((at, i) => {
    number[at] = i;
  });
  const Table = nodes.length < 65536 ? Uint16Array : Uint32Array;
  const next = new Table(nodes.length << shift);
  for (const at of order) {
    const node = nodes[at] as Node;
    const row = (number[at] as number) << shift;
    if (at !== 0) {
      const failRow = (number[node.fail] as number) << shift;
      next.set(next.subarray(failRow, failRow + (1 << shift)), row);
    }
    for (const [byte, to] of node.edges)
      next[row | (columns[byte] as number)] = number[to] as number;
  }
  const hitStart = new Uint32Array(loud.length + 1);
  const hits: number[] = [];
  loud.forEach((at, i) => {
    hits.push(...(nodes[at] as Node).output);
    hitStart[i + 1] = hits.length;
  });
  return {
    columns,
    shift,
    next,
    firstHit: quiet.length,
    hitStart,
    hits: Uint32Array.from(hits),
    lengths: Uint16Array.from(encoded, (bytes) => bytes.length),
  };
}

/**
 * Calls `onHit(keyword, end)` for every keyword in `bytes`, in order of where they end.
 * @param onHit `end` is the offset just past the keyword
 */
export function runAutomaton(
  automaton: KeywordAutomaton,
  bytes: Uint8Array,
  onHit: (keyword: number, end: number) => void,
): void {
  const { columns, shift, next, firstHit, hitStart, hits } = automaton;
  const length = bytes.length;
  let state = 0;
  for (let i = 0; i < length; i++) {
    state = next[(state << shift) | (columns[bytes[i] as number] as number)] as number;
    if (state >= firstHit) {
      const last = hitStart[state - firstHit + 1] as number;
      for (let h = hitStart[state - firstHit] as number; h < last; h++)
        onHit(hits[h] as number, i + 1);
    }
  }
}
