import { NAME, NUMBER, REGEX, STRING, STRING_END } from '../lex/token-list.ts';
import type { Assignment, AssignmentTable } from './assignment.ts';
import { findAssignments } from './assignments.ts';
import { type Call, type Expression, pathOf } from './expression.ts';
import type { FunctionScope } from './function-scope.ts';
import { type FunctionTable, findFunctions } from './functions.ts';
import { findImports, type ImportTable } from './imports.ts';
import { beforeBlock } from './parse-block.ts';
import { parseExpression, parserAt, parseUnary } from './parse-expression.ts';
import { literalText, openSource, type SourceFile } from './source-file.ts';

const CHAINABLE = new Set([NAME, STRING, NUMBER, REGEX]);

/** A file as the rules ask about it; the tables are made once, when first asked for. */
export interface FileModel {
  source: SourceFile;
  imports: ImportTable;
  scopes: FunctionTable;
  assignments: AssignmentTable;
  /** Tokens of every name. */
  names: Map<string, number[]>;
  parsed: Map<number, Expression>;
  /** Single operands by their first token. */
  operands: Map<number, Expression>;
  /** Calls by the token of their callee's last name; null where there is none. */
  callSites: Map<number, unknown>;
  /** Results of other steps, keyed by them. */
  memo: Map<string, unknown>;
}

export function buildModel(text: string, language: string): FileModel {
  const source = openSource(text, language);
  const names = new Map<string, number[]>();
  const { kinds, values } = source.tokens;
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== NAME) continue;
    const written = values[i] as string;
    // PHP's `new \GuzzleHttp\Client` is found by its last part.
    const name = written.slice(written.lastIndexOf('\\') + 1);
    const at = names.get(name);
    if (at === undefined) names.set(name, [i]);
    else at.push(i);
  }
  const imports = once(() => findImports(source));
  const scopes = once(() => findFunctions(source));
  const assignments = once(() => findAssignments(source));
  return {
    source,
    names,
    get imports() {
      return imports();
    },
    get scopes() {
      return scopes();
    },
    get assignments() {
      return assignments();
    },
    parsed: new Map(),
    operands: new Map(),
    callSites: new Map(),
    memo: new Map(),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Whether a line break may stand inside the expression that begins at a token, because a bracket is open. */
function insideBrackets(model: FileModel, token: number): boolean {
  const { tokens, profile } = model.source;
  if (profile.newlines === 'free') return false;
  for (let i = token - 1, count = 0; i >= 0 && count < 200; count++) {
    const mate = tokens.mates[i] as number;
    const value = tokens.values[i];
    if (mate > i && (value === '(' || value === '[' || (value === '{' && profile.id === 'python')))
      return true;
    if (mate > i && value === '{') return false;
    if (
      tokens.breaks[i] &&
      profile.newlines === 'indent' &&
      /^(?:def|class|if|for|return|with|import)$/.test(value as string)
    )
      return false;
    i = mate >= 0 && mate < i ? mate - 1 : i - 1;
  }
  return false;
}

/** The expression that begins at a token. */
export function expressionAt(model: FileModel, token: number): Expression {
  const known = model.parsed.get(token);
  if (known !== undefined) return known;
  const end = model.source.tokens.kinds.length;
  const parser = parserAt(model.source, token, end, insideBrackets(model, token));
  const expression = parseExpression(parser);
  model.parsed.set(token, expression);
  return expression;
}

/** The operand that begins at a token, without what operators glue to it: a sum is not read again from each of its parts. */
export function operandAt(model: FileModel, token: number): Expression {
  const known = model.parsed.get(token) ?? model.operands.get(token);
  if (known !== undefined) return known;
  const end = model.source.tokens.kinds.length;
  const operand = parseUnary(parserAt(model.source, token, end, insideBrackets(model, token)));
  model.operands.set(token, operand);
  return operand;
}

/** The first token of the member chain that the name at `token` ends. */
export function chainStart(source: SourceFile, token: number): number {
  const { tokens, profile } = source;
  let i = token;
  for (let count = 0; i > 1 && count < 400; count++) {
    if (!profile.members.has(tokens.values[i - 1] as string)) break;
    let before = i - 2;
    // TypeScript's `x!.y`.
    if (tokens.values[before] === '!' && profile.id === 'javascript') before--;
    if (tokens.values[before] === '}' && profile.commands) before = beforeBlock(source, before);
    while (before >= 0 && /^[)\]]$/.test(tokens.values[before] as string)) {
      const mate = tokens.mates[before] as number;
      if (mate < 0) return i;
      // Ruby's `(a + b).html_safe` on a line of its own goes on no call of the line before.
      if (profile.commands && tokens.breaks[mate]) return mate;
      before = mate - 1;
      if (tokens.kinds[before] !== NAME && !/^[)\]]$/.test(tokens.values[before] as string)) {
        if (tokens.values[before] === '>' && profile.generics)
          while (before > mate - 12 && tokens.kinds[before] !== NAME) before--;
        else return mate;
      }
      const word = tokens.values[before] as string;
      if (
        tokens.values[mate] === '(' &&
        /^(?:return|in|of|if|and|or|not|await|yield|else|elif|while|for|case)$/.test(word)
      )
        return mate;
    }
    if (tokens.kinds[before] === STRING_END) before = tokens.mates[before] as number;
    if (before < 0 || !CHAINABLE.has(tokens.kinds[before] as number)) return i;
    i = before;
  }
  // Ruby's `Client.new` may end the line before.
  return tokens.values[i - 1] === 'new' && !profile.commands ? i - 1 : i;
}

/** The call whose callee's last name stands at `token`; undefined when it is no call. */
export function callAt(model: FileModel, token: number): Call | undefined {
  const { source } = model;
  const start = chainStart(source, token);
  const expression = operandAt(model, start);
  return findCall(expression, token, source.profile.commands === true);
}

function bareCall(callee: Expression): Call {
  const { start, end } = callee;
  return { kind: 'call', callee, entries: [], isNew: false, open: -1, start, end };
}

/** @param bare whether a member without arguments is a call as well, as in Ruby */
function findCall(expression: Expression, token: number, bare: boolean): Call | undefined {
  let node: Expression | undefined = expression;
  for (let count = 0; node !== undefined && count < 4000; count++) {
    switch (node.kind) {
      case 'call': {
        const callee: Expression = node.callee;
        if ((callee.kind === 'member' || callee.kind === 'name') && callee.end - 1 === token)
          return node;
        node = callee;
        break;
      }
      case 'member':
        if (bare && node.end - 1 === token) return bareCall(node);
        node = node.object;
        break;
      case 'index':
        node = node.object;
        break;
      case 'unary':
        node = node.operand;
        break;
      case 'binary':
        node = node.operands.find((operand) => operand.start <= token && token < operand.end);
        break;
      case 'choice':
        node = [node.condition, ...node.options].find(
          (part) => part.start <= token && token < part.end,
        );
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The dotted path of an expression, as written. */
export function pathIn(model: FileModel, expression: Expression): string {
  return pathOf(expression, (token) => literalText(model.source, token));
}

/** The path with its first name replaced by what it was imported as. */
export function importedPath(model: FileModel, path: string): string {
  const match = /^[\w$]+/.exec(path);
  const origin = match === null ? undefined : model.imports.get(match[0]);
  return origin === undefined ? path : origin + path.slice((match as RegExpExecArray)[0].length);
}

/** The function around a token. */
export function functionAt(model: FileModel, token: number): FunctionScope | undefined {
  return model.scopes.functions[model.scopes.owner[token] ?? -1];
}

export type { Assignment };
