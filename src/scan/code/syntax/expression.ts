/** An argument of a call or an entry of a literal. */
export interface Entry {
  /** Keyword or key, when it has one that is a constant. */
  key?: string;
  value: Expression;
}

interface Node {
  /** Token indexes, end exclusive. */
  start: number;
  end: number;
}

export type Expression = Node &
  (
    | { kind: 'string'; token: number; holes: Expression[] }
    | { kind: 'number' | 'regex' | 'jsx' | 'unknown' }
    | { kind: 'name'; name: string }
    | { kind: 'member'; object: Expression; name: string }
    | { kind: 'index'; object: Expression; key: Expression }
    | {
        kind: 'call';
        callee: Expression;
        entries: Entry[];
        isNew: boolean;
        open: number;
        /** Tokens of a block of Ruby whose result the call gives on, without its parameters. */
        block?: [number, number];
      }
    | { kind: 'list' | 'map' | 'group'; entries: Entry[] }
    | { kind: 'binary'; operator: string; operands: Expression[] }
    | {
        kind: 'choice';
        condition: Expression;
        /** What the condition is compared with, where it is one of the values that `match` lists. */
        subject?: Expression;
        options: Expression[];
      }
    | { kind: 'unary'; operator: string; operand: Expression }
    | { kind: 'lambda'; params: [number, number]; body: [number, number] }
  );

export type Call = Extract<Expression, { kind: 'call' }>;

/**
 * The dotted path of an expression, the notation of callee patterns: `a.b().c`, whatever the language
 * writes between. Empty when it doesn't begin with a name. String keys count as members.
 */
export function pathOf(expression: Expression, text: (literal: number) => string): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member': {
      const object = pathOf(expression.object, text);
      return object === '' ? '' : `${object}.${expression.name}`;
    }
    case 'index': {
      const object = pathOf(expression.object, text);
      if (object === '' || expression.key.kind !== 'string') return object;
      return `${object}.${text(expression.key.token)}`;
    }
    case 'call': {
      const callee = pathOf(expression.callee, text);
      return callee === '' ? '' : `${callee}()`;
    }
    case 'group':
      return expression.entries.length === 1
        ? pathOf((expression.entries[0] as Entry).value, text)
        : '';
    case 'unary':
      return /^(?:await|\(\w+\)|\*|&|!!)$/.test(expression.operator)
        ? pathOf(expression.operand, text)
        : '';
    default:
      return '';
  }
}

/** The last name of a callee or an object; empty where it has none. */
export function lastName(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
}
