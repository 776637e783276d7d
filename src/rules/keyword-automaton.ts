/**
 * An Aho–Corasick automaton over bytes, case folded for ASCII, flattened to plain numbers.
 *
 * The states of short prefixes, where nearly all text is, have a row each of one transition table; the
 * many behind them have their few edges and a failure link, so that the tables stay small with any
 * number of keywords: a commit reads them whole. The build makes them once (design, section 9).
 *
 * States are numbered: quiet with a row, loud with a row, loud without, quiet without. So the inner loop
 * tells a hit, and a row, by comparing numbers.
 */
export interface KeywordAutomaton {
  /** Byte → column of the table; upper case shares the column of lower case. */
  columns: Uint8Array;
  /** log2 of the table's row length. */
  shift: number;
  /** `next[(state << shift) | column]`, for the states that have a row. */
  next: Uint16Array | Uint32Array;
  /** So many states have a row. */
  rows: number;
  /** For each state without: where to go on when no edge fits. */
  fails: Uint32Array;
  /** `edges[edgeStart[s - rows] … edgeStart[s - rows + 1])` are its edges: `target << 8 | column`. */
  edgeStart: Uint32Array;
  edges: Uint32Array;
  /** The states from here up to `endHit` complete at least one keyword. */
  firstHit: number;
  endHit: number;
  /** `hits[hitStart[s - firstHit] … hitStart[s - firstHit + 1])` are the keyword numbers of state s. */
  hitStart: Uint32Array;
  hits: Uint32Array;
  /** Length of each keyword in bytes. */
  lengths: Uint16Array;
}

/** The length of the prefixes that have a row each. */
const ROW_DEPTH = 2;

interface Node {
  edges: Map<number, number>;
  depth: number;
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
  const nodes: Node[] = [{ edges: new Map(), depth: 0, fail: 0, output: [] }];
  encoded.forEach((bytes, keyword) => {
    let at = 0;
    for (const byte of bytes) {
      let to = (nodes[at] as Node).edges.get(byte);
      if (to === undefined) {
        const { depth } = nodes[at] as Node;
        to = nodes.push({ edges: new Map(), depth: depth + 1, fail: 0, output: [] }) - 1;
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

/** The order of the states' numbers. */
function numbered(nodes: Node[], order: number[]): { groups: number[][]; number: Uint32Array } {
  const groups: number[][] = [[], [], [], []];
  for (const at of order) {
    const { depth, output } = nodes[at] as Node;
    const isLoud = output.length > 0;
    const group = depth <= ROW_DEPTH ? (isLoud ? 1 : 0) : isLoud ? 2 : 3;
    (groups[group] as number[]).push(at);
  }
  const number = new Uint32Array(nodes.length);
  groups.flat().forEach((at, i) => {
    number[at] = i;
  });
  return { groups, number };
}

function flatten(nodes: Node[], order: number[], encoded: readonly Uint8Array[]): KeywordAutomaton {
  const { columns, count } = columnsOf(encoded);
  const shift = Math.max(1, Math.ceil(Math.log2(count)));
  const { groups, number } = numbered(nodes, order);
  const [quietRows = [], loudRows = [], loudRest = [], quietRest = []] = groups;
  const rows = quietRows.length + loudRows.length;
  const Table = nodes.length < 65536 ? Uint16Array : Uint32Array;
  const next = new Table(rows << shift);
  for (const at of order) {
    const node = nodes[at] as Node;
    if (node.depth > ROW_DEPTH) break;
    const row = (number[at] as number) << shift;
    if (at !== 0) {
      const failRow = (number[node.fail] as number) << shift;
      next.set(next.subarray(failRow, failRow + (1 << shift)), row);
    }
    for (const [byte, to] of node.edges)
      next[row | (columns[byte] as number)] = number[to] as number;
  }
  const rest = [...loudRest, ...quietRest].map((at) => nodes[at] as Node);
  const edges = rest.map((node) =>
    [...node.edges].map(([byte, to]) => ((number[to] as number) << 8) | (columns[byte] as number)),
  );
  const loud = [...loudRows, ...loudRest].map((at) => (nodes[at] as Node).output);
  return {
    columns,
    shift,
    next,
    rows,
    fails: Uint32Array.from(rest, ({ fail }) => number[fail] as number),
    edgeStart: startsOf(edges),
    edges: Uint32Array.from(edges.flat()),
    firstHit: quietRows.length,
    endHit: quietRows.length + loud.length,
    hitStart: startsOf(loud),
    hits: Uint32Array.from(loud.flat()),
    lengths: Uint16Array.from(encoded, (bytes) => bytes.length),
  };
}

/** Where each list begins when all stand behind one another, and where the last one ends. */
function startsOf(lists: readonly (readonly number[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] as number) + list.length;
  });
  return starts;
}

/** Where a run over some bytes has come to. */
interface Cursor {
  state: number;
  /** The offset just past the byte that led to the state. */
  end: number;
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
  const { firstHit, hitStart, hits } = automaton;
  const cursor: Cursor = { state: 0, end: 0 };
  while (seekHit(automaton, bytes, cursor)) {
    const { state, end } = cursor;
    const last = hitStart[state - firstHit + 1] as number;
    for (let h = hitStart[state - firstHit] as number; h < last; h++) onHit(hits[h] as number, end);
  }
}

/**
 * Moves on to the next state that completes a keyword; false at the end of the bytes. What is done with a hit
 * stays outside: V8 compiles a hot loop with all that it calls, which a commit of some lines has no time for.
 */
function seekHit(automaton: KeywordAutomaton, bytes: Uint8Array, cursor: Cursor): boolean {
  const { columns, shift, next, rows, firstHit, endHit } = automaton;
  const length = bytes.length;
  let { state } = cursor;
  for (let i = cursor.end; i < length; i++) {
    const column = columns[bytes[i] as number] as number;
    state =
      state < rows
        ? (next[(state << shift) | column] as number)
        : followEdges(automaton, state, column);
    if (state >= firstHit && state < endHit) {
      cursor.state = state;
      cursor.end = i + 1;
      return true;
    }
  }
  return false;
}

/** The state that a column leads to from one without a row. */
function followEdges(automaton: KeywordAutomaton, from: number, column: number): number {
  const { shift, next, rows, fails, edgeStart, edges } = automaton;
  let state = from;
  while (state >= rows) {
    const last = edgeStart[state - rows + 1] as number;
    for (let e = edgeStart[state - rows] as number; e < last; e++) {
      const edge = edges[e] as number;
      if ((edge & 255) === column) return edge >>> 8;
    }
    state = fails[state - rows] as number;
  }
  return next[(state << shift) | column] as number;
}
