import type { Assignment } from '../syntax/assignment.ts';
import type { Expression } from '../syntax/expression.ts';
import { expressionAt, pathIn } from '../syntax/file-model.ts';
import { iterated } from './block-result.ts';
import { type Classifier, follow } from './classifier.ts';
import { isPicked } from './filtered.ts';
import { literalMember } from './literal-member.ts';
import { ofLoopKey } from './loop-key.ts';
import { isCheckedPart } from './numeric-fields.ts';
import { ofFormat } from './of-format.ts';
import { constant, glued, HARMLESS, type Operand, variable } from './operand.ts';
import { sourceTaint } from './outside-data.ts';
import { isOwnKey } from './own-keys.ts';
import { givesHarmlessItem } from './returns.ts';

/** What an assignment gives to its target. */
export function ofAssignment(classifier: Classifier, one: Assignment): Operand {
  const { model } = classifier;
  const { profile } = model.source;
  if (profile.harmlessTypes.test(one.declared)) return HARMLESS;
  if (profile.sourceTypes?.test(one.declared)) return variable(one.target, 2, [one.token]);
  if (isOwnKey(model, one)) return HARMLESS;
  if (one.key) return ofLoopKey(classifier, one);
  const whole = filling(one, expressionAt(model, one.value));
  const value = one.operator === 'each' ? iterated(whole, one.token) : whole;
  if (isPicked(classifier, one, whole)) return HARMLESS;
  if (one.operator === 'call') return ofAppend(classifier, value);
  if (one.part === undefined) {
    const operand = follow(classifier, value);
    const isWhole = /^(?::?=|each|\[\]=)$/.test(one.operator);
    return isWhole || !operand.dynamic
      ? operand
      : { ...operand, built: true, made: [one.token, ...operand.made] };
  }
  return ofPart(classifier, value, one.part);
}

/** Of Go's `if c.BindJSON(&in) != nil` the call, which fills what is handed to it. */
function filling({ token }: Assignment, whole: Expression): Expression {
  const first = whole.kind === 'binary' ? whole.operands[0] : undefined;
  return first?.kind === 'call' && token > first.start && token < first.end ? first : whole;
}

/** What Go's `fmt.Fprintf(&b, "a = %s", a)` adds to `b`. */
function ofPrinted(classifier: Classifier, expression: Expression): Operand | undefined {
  const { printsInto } = classifier.model.source.profile;
  if (printsInto === undefined || expression.kind !== 'call') return undefined;
  const { callee, entries } = expression;
  if (callee.kind !== 'member' || !printsInto.names.includes(callee.name)) return undefined;
  if (!printsInto.on.test(pathIn(classifier.model, callee.object))) return undefined;
  const args = entries.slice(1, 40).map(({ value }) => follow(classifier, value));
  return ofFormat(expression, undefined, args, false);
}

/** The arguments of a chain of appends: `sb.append(a).append(b)`. */
function ofAppend(classifier: Classifier, expression: Expression): Operand {
  const printed = ofPrinted(classifier, expression);
  if (printed !== undefined) return printed;
  const parts: Operand[] = [];
  let node: Expression = expression;
  while (node.kind === 'call' && node.callee.kind === 'member') {
    if (classifier.model.source.profile.appends.has(node.callee.name)) {
      for (const entry of node.entries) parts.push(follow(classifier, entry.value));
    }
    node = node.callee.object;
  }
  return parts.length === 0 ? constant('') : glued(parts.reverse(), expression.start);
}

/** One member (destructuring) or position (multiple assignment) of a value. */
function ofPart(classifier: Classifier, value: Expression, part: string): Operand {
  const { model } = classifier;
  const { profile } = model.source;
  const path = pathIn(model, value);
  const full = `${path}.${part}`;
  if (isCheckedPart(model, path, part)) return HARMLESS;
  const outside = path === '' ? 0 : sourceTaint(classifier, full);
  if (outside > 0) return variable(full, outside, [value.start]);
  if (/^\d+$/.test(part)) {
    if (part !== '0' && profile.id === 'go' && value.kind === 'call') return variable('', 0);
    if (profile.id === 'php' && value.kind === 'call')
      return givesHarmlessItem(classifier, value, Number(part))
        ? HARMLESS
        : follow(classifier, value);
    let item = value;
    for (let i = Number(part); i > 0; i--) {
      if (model.source.tokens.values[item.end] !== ',') return follow(classifier, value);
      item = expressionAt(model, item.end + 1);
    }
    if (item.kind === 'list') return follow(classifier, item.entries[Number(part)]?.value ?? item);
    return follow(classifier, item);
  }
  if (value.kind === 'map') {
    const entry = value.entries.find((one) => one.key === part);
    if (entry !== undefined) return follow(classifier, entry.value);
  }
  const { start, end } = value;
  const member = { kind: 'member', object: value, name: part, start, end } as const;
  const literal = value.kind === 'name' ? literalMember(model, member) : undefined;
  if (literal !== undefined) return follow(classifier, literal);
  return follow(classifier, value);
}
