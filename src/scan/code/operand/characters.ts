import { type Expression, lastName } from '../syntax/expression.ts';
import { expressionAt, type FileModel, pathIn } from '../syntax/file-model.ts';
import { carriesArguments, namesCharacters } from './carriers.ts';
import { originsOf } from './resolve.ts';

/** Whether a value is a text, or a list of characters. */
export function holdsCharacters(model: FileModel, value: Expression, depth = 0): boolean {
  if (depth > 5) return false;
  const inner = (one: Expression): boolean => holdsCharacters(model, one, depth + 1);
  switch (value.kind) {
    case 'string':
      return true;
    case 'name':
    case 'member': {
      const path = pathIn(model, value);
      if (namesCharacters(path) || (value.kind === 'member' && namesCharacters(value.name)))
        return true;
      if (value.kind === 'member' && inner(value.object)) return true;
      const origins = path === '' ? undefined : originsOf(model, path, value.start);
      return (
        origins?.assignments.some(
          ({ value: at, operator, part }) =>
            operator !== 'each' && part === undefined && inner(expressionAt(model, at)),
        ) ?? false
      );
    }
    case 'index':
      return inner(value.object);
    case 'call': {
      const { callee, entries } = value;
      if (callee.kind === 'member' && (inner(callee.object) || namesCharacters(callee.name)))
        return true;
      // What is fetched by a text is no text of characters.
      return (
        carriesArguments(lastName(value.callee)) &&
        entries.slice(0, 4).some((entry) => entry.value.kind !== 'number' && inner(entry.value))
      );
    }
    case 'binary':
      return /^\.\.[.<]?$/.test(value.operator) || value.operands.some(inner);
    case 'list':
    case 'group':
      return value.entries
        .slice(0, 4)
        .some(({ value: one }) => isCharacter(model, one) || (one.kind !== 'string' && inner(one)));
    case 'unary':
      return inner(value.operand);
    default:
      return false;
  }
}

function isCharacter({ source }: FileModel, { kind, start }: Expression): boolean {
  if (kind === 'number') return true;
  const literal = kind === 'string' ? source.tokens.literals.get(start) : undefined;
  return literal !== undefined && literal.to - literal.from === 1;
}
