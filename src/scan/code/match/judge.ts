import type { ValueTest, Verdict } from '../../../rules/code-schema.ts';
import type { TextTest } from '../../../rules/compile-regexp.ts';
import type { CodeRule, Confidence, Severity } from '../../../rules/rule.ts';
import { fitsPath } from '../languages/path-test.ts';
import type { Context } from '../languages/profile.ts';
import { carriedIn, type Followed } from '../operand/carried.ts';
import { classify } from '../operand/classify.ts';
import { allGuarded } from '../operand/guards.ts';
import { type Operand, variable } from '../operand/operand.ts';
import { originsOf } from '../operand/resolve.ts';
import type { Expression } from '../syntax/expression.ts';
import { type FileModel, pathIn } from '../syntax/file-model.ts';
import type { Reach } from './reach.ts';
import { ruleTest } from './rule-expression.ts';
import { isInFile } from './surroundings.ts';

/** A sink that a rule matched, before it becomes a CodeMatch. */
export interface Hit {
  /** Tokens of the sink, end exclusive. */
  from: number;
  to: number;
  /** Tokens where the dangerous value was made. */
  made: readonly number[];
  /** First token of the whole expression, where `from` is inside of it. */
  whole?: number;
  severity?: Severity;
  confidence?: Confidence;
  /** What the finding is about, when saying it once is enough: the function and the values that it is given. */
  about?: string;
  /** Set where a value gets the name of what a rule looks for: of several such steps the first says it. */
  isNaming?: boolean;
  /** Set where a function only runs what it is handed as it is: the text was made by who calls it. */
  isPassed?: boolean;
  /** The lines of other hits that are told of with this one. */
  standsFor?: readonly number[];
}

export interface Judgement {
  severity?: Severity;
  confidence?: Confidence;
  about?: string;
  isPassed?: boolean;
  operand?: Operand;
}

/** What one rule is asked about one file. */
export interface Inquiry {
  model: FileModel;
  rule: CodeRule;
  context: Context;
  sources?: RegExp | undefined;
  /** The file's calls whose results the rule follows. */
  followed?: Followed | undefined;
  /** Where sinks are looked for; everywhere, when absent. */
  reach?: Reach | undefined;
}

/** Whether a sink at a token is looked at. */
export function isReached({ reach }: Inquiry, token: number): boolean {
  return reach === undefined || reach.has(token);
}

function verdictFor(test: ValueTest, operand: Operand, context: Context): Verdict | undefined {
  const { when } = test;
  if (when === undefined) return undefined;
  if (!operand.dynamic) return when.constant;
  // Nothing is known of where an object's own state comes from; most of it is settings.
  const isOwn = operand.own === true && context !== 'html';
  const ladder = [
    operand.taint === 2 ? when.tainted : undefined,
    operand.taint >= 1 ? when.param : undefined,
    operand.built && !isOwn ? when.built : undefined,
    isOwn ? undefined : when.dynamic,
  ];
  return ladder.find((verdict) => verdict !== undefined);
}

/** `${BASE_URL}/users/${id}`: the host is a value of the program's own, and only the path is from outside. */
function hasOwnHost(context: Context, operand: Operand): boolean {
  if (context !== 'url' && context !== 'redirect') return false;
  return operand.taint === 2 && operand.leads === 0 && /^(?:https?:\/\/)?\0[/?]/.test(operand.text);
}

const OWN_PAGE =
  /^(?:window\.|document\.|self\.)?(?:document\.)?location\.(?:href|pathname|origin|protocol)(?:\.(?:slice|split|substr|substring|replace)\(\))?(?:$|\.)/;

/** `location.href.slice(0, i) + '#' + path`: whatever follows, it is a page of this one's own site. */
function beginsOnOwnPage({ model, context }: Inquiry, value: Expression): boolean {
  if (context !== 'redirect' || model.source.profile.id !== 'javascript') return false;
  const { tokens, text } = model.source;
  const isTemplate = text.startsWith('`${', tokens.starts[value.start]);
  let first: Expression | undefined;
  if (value.kind === 'binary' && value.operator === '+') first = value.operands[0];
  else if (value.kind === 'string' && isTemplate) first = value.holes[0];
  return first !== undefined && OWN_PAGE.test(pathIn(model, first));
}

/** Of an address each text that it may be has to match: `next || '/'` is no address of one's own. */
function isExcused(context: Context, pattern: string, { text, built }: Operand): boolean {
  const excuse = ruleTest(pattern);
  if ((context !== 'url' && context !== 'redirect') || built) return excuse.test(text);
  return text.split('\n').every((line) => excuse.test(line));
}

/**
 * Whether all of a value comes from the language's own sources, which other rules speak of: a rule with
 * sources of its own is about these.
 */
function isOthers({ model, sources }: Inquiry, { taint, origins = [] }: Operand): boolean {
  if (sources === undefined || taint !== 2 || origins.length === 0) return false;
  const own = model.source.profile.sources;
  // A handler's parameter has a plain name.
  return origins.every(
    (origin) => !fitsPath(sources, origin) && (fitsPath(own, origin) || /^\w+$/.test(origin)),
  );
}

type Grade = NonNullable<ValueTest['graded']>[number];

/** Whether a value is made of nothing else; the local names that it goes by on the way don't count. */
function isMadeOf({ roots, origins = [], taint }: Operand, pattern: TextTest): boolean {
  const fits = (root: string): boolean => pattern.test(root);
  if (origins.length > 0 && origins.every(fits)) return true;
  return (
    roots.some(fits) && roots.every((root) => fits(root) || (taint === 0 && /^\w+$/.test(root)))
  );
}

/** Of `model`, `model.meta` and `model.meta.table` the last alone: the others are only the way to it. */
function withoutOwners(operand: Operand): Operand {
  const { roots } = operand;
  if (roots.length < 2 || roots.length > MOST_ROOTS) return operand;
  const isOwner = (root: string): boolean => roots.some((one) => one.startsWith(`${root}.`));
  const kept = roots.filter((root) => !isOwner(root));
  return kept.length === roots.length ? operand : { ...operand, roots: kept };
}

const MOST_ROOTS = 40;

function isGraded(
  model: FileModel,
  { text, root, roots, file, unknown }: Grade,
  operand: Operand,
): boolean {
  if (unknown && operand.taint !== 0) return false;
  if (text !== undefined && !ruleTest(text).test(operand.text)) return false;
  if (file !== undefined && !isInFile(model, file)) return false;
  // What is known to come from outside is not judged by its name.
  if (operand.taint === 2) return root === undefined && roots === undefined;
  if (roots !== undefined && !isMadeOf(operand, ruleTest(roots))) return false;
  if (root === undefined) return true;
  const fits = (one: string): boolean => ruleTest(root).test(one);
  // What a function gives back has no names here, but it came from somewhere.
  return (
    operand.roots.some(fits) || (operand.roots.length === 0 && operand.origins?.some(fits) === true)
  );
}

function gradeOf({ model }: Inquiry, test: ValueTest, operand: Operand): Grade | undefined {
  if (test.graded === undefined) return undefined;
  const told = /^(?:python|go|javascript)$/.test(model.source.profile.id)
    ? withoutOwners(operand)
    : operand;
  return test.graded.find((one) => isGraded(model, one, told));
}

function opened(verdict: Verdict): Judgement | undefined {
  if (verdict === 'off') return undefined;
  return typeof verdict === 'string' ? { severity: verdict } : verdict;
}

/** Whether a value is dangerous to a sink, and how; undefined when it isn't. */
export function judge(
  inquiry: Inquiry,
  test: ValueTest,
  value: Expression,
  at: number,
): Judgement | undefined {
  const { model, context } = inquiry;
  if (test.when === undefined && test.text === undefined && test.notText === undefined) return {};
  if (test.when?.followed !== undefined)
    return judgeFollowed(inquiry, test.when.followed, value, at);
  const operand = classify(inquiry, value);
  if (test.text !== undefined && !ruleTest(test.text).test(operand.text)) return undefined;
  if (test.notText !== undefined && isExcused(context, test.notText, operand)) return undefined;
  if (test.when === undefined) return { operand };
  const base = verdictFor(test, operand, context);
  if (base === undefined || hasOwnHost(context, operand) || isOthers(inquiry, operand))
    return undefined;
  if (beginsOnOwnPage(inquiry, value)) return undefined;
  const isGuarded = () => operand.dynamic && allGuarded(model, context, operand, at);
  // Grades come last: their patterns are many, and most values have no verdict by now.
  if (base !== 'off' && isGuarded()) return undefined;
  const graded = gradeOf(inquiry, test, operand);
  if (base === 'off' && (graded === undefined || isGuarded())) return undefined;
  const result = opened(graded?.verdict ?? base);
  if (result === undefined) return undefined;
  const about = result.severity === 'low' ? aboutOf(model, context, operand, at) : undefined;
  const isPassed = context === 'sql' && isHandedWhole(model, value, operand);
  return {
    ...result,
    operand,
    ...(about === undefined ? {} : { about }),
    ...(isPassed ? { isPassed } : {}),
  };
}

/** Whether a value is a parameter of the function around as a caller handed it over. */
function isHandedWhole(model: FileModel, value: Expression, { taint, text }: Operand): boolean {
  if (model.source.profile.id !== 'python' || value.kind !== 'name') return false;
  if (taint !== 2 || text !== '\0') return false;
  const origins = originsOf(model, value.name, value.start);
  return origins?.parameter !== undefined && origins.assignments.length === 0;
}

/** Where a followed value comes into the function: once there, it is one flaw whatever becomes of it. */
export function aboutEntry(model: FileModel, at: number, entry: number, verdict: Verdict): string {
  return `${model.scopes.owner[at] ?? -1}:${entry}:${JSON.stringify(verdict)}`;
}

/** Whether what the rule's followed calls give ends up in a value. */
function judgeFollowed(
  { followed, model }: Inquiry,
  verdict: Verdict,
  value: Expression,
  at: number,
): Judgement | undefined {
  const carried = followed === undefined ? undefined : carriedIn(followed, value);
  const result = carried?.sure ? opened(verdict) : undefined;
  if (carried === undefined || result === undefined) return undefined;
  const { owner } = model.scopes;
  const entry = carried.made.findLast((token) => owner[token] === owner[at]);
  const about = entry === undefined ? undefined : aboutEntry(model, at, entry, verdict);
  return {
    ...result,
    operand: variable('', 0, carried.made),
    ...(about === undefined ? {} : { about }),
  };
}

/** Of a value that no request is known to reach, or that is logged: which it is, and in which function. */
function aboutOf(
  model: FileModel,
  context: Context,
  { taint, origins = [] }: Operand,
  at: number,
): string | undefined {
  // Of a log line only that the value gets there is told, once.
  if ((taint === 2 && context !== 'log') || origins.length === 0) return undefined;
  return `${model.scopes.owner[at] ?? -1}:${[...new Set(origins)].sort().join('|')}`;
}
