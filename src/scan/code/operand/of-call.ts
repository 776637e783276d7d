import { fitsPath } from '../languages/path-test.ts';
import type { Call } from '../syntax/expression.ts';
import { expressionAt, type FileModel, importedPath, pathIn } from '../syntax/file-model.ts';
import { ofBlock } from './block-result.ts';
import { type Classifier, follow } from './classifier.ts';
import { keepsListed } from './filtered.ts';
import { guarded } from './guards.ts';
import {
  encodesQuery,
  isCleaned,
  isHarmlessText,
  isMappedHarmless,
  isVetted,
  mapsToConstant,
  namesColumns,
  textOf,
} from './harmless-call.ts';
import { ofFormat } from './of-format.ts';
import {
  constant,
  ESCAPED,
  either,
  glued,
  HARMLESS,
  type Operand,
  ownState,
  type Taint,
  variable,
} from './operand.ts';
import { isShadowed, sourceTaint } from './outside-data.ts';
import { givesOwnKeys } from './own-keys.ts';
import { isConvention, isModuleSetting } from './own-names.ts';
import { originsOf } from './resolve.ts';
import { returnsOf } from './returns.ts';
import { typedPath } from './typed-source.ts';

/** A class by its full name, as Java and C# write it where nothing is imported: `java.util.List`. */
const QUALIFIED =
  /^(?:(?:java|javax|jakarta|kotlin|org|com|io)\.(?:[a-z]\w*\.){1,6}|(?:System|Microsoft)\.(?:[A-Z]\w*\.){0,5})[A-Z]\w*$/;
const MODULE =
  /^(?:[A-Z]\w*|path|os\.path|posixpath|qs|querystring|util|json|base64|html|urllib(?:\.parse)?|url|_|lodash|fmt|strings|strconv|bytes|filepath|template|io|ioutil)$/;

/** What a method is called on; a class or module holds no data and gives undefined. */
function receiverOf(classifier: Classifier, call: Call): Operand | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const { object } = call.callee;
  const path =
    object.kind === 'name' || object.kind === 'member' ? pathIn(classifier.model, object) : '';
  if (
    call.entries.length > 0 &&
    (MODULE.test(path) || QUALIFIED.test(path) || classifier.model.imports.has(path))
  ) {
    if (
      originsOf(classifier.model, path, object.start) === undefined &&
      !isConvention(classifier, path)
    )
      return undefined;
  }
  return follow(classifier, object);
}

/** What a call gives: outside data, a text it formats, what it hands on, what the function of this file returns. */
export function ofCall(classifier: Classifier, call: Call): Operand {
  const { model, context } = classifier;
  const { profile } = model.source;
  const written =
    pathIn(model, call) || `${call.callee.kind === 'member' ? `?.${call.callee.name}` : '?'}()`;
  const paths = [written, importedPath(model, written)];
  const hits = (pattern: RegExp | undefined): boolean =>
    pattern !== undefined && paths.some((path) => fitsPath(pattern, path));
  if (hits(profile.harmless)) return HARMLESS;
  if (hits(profile.undoes?.[context])) return unescaped(classifier, call);
  if (hits(profile.escapes[context]))
    return hits(profile.inQuotes?.[context]) && isGivenOutsideData(classifier, call)
      ? ESCAPED
      : HARMLESS;
  if (isHarmlessText(classifier, call) || isMappedHarmless(classifier, call)) return HARMLESS;
  const given = ofBlock(classifier, call);
  if (given !== undefined) return given;
  if (mapsToConstant(classifier, call) || givesOwnKeys(model, call)) return HARMLESS;
  if (keepsListed(classifier, call) || encodesQuery(classifier, call)) return HARMLESS;
  const outside = Math.max(
    ...paths.map((path) => sourceTaint(classifier, path, typedPath(model, path, call.start))),
  ) as Taint;
  if (outside > 0 && !isShadowed(model, written, call.start) && !runsStatement(model, call))
    return isCleaned(classifier, call)
      ? HARMLESS
      : variable(outside === 2 ? withKey(classifier, call, written) : written, outside, [
          call.start,
        ]);
  if (profile.sourceTexts?.test(textOf(model, call))) return variable(written, 2, [call.start]);
  if (isVetted(written, context)) return handedOn(classifier, call) ?? HARMLESS;
  if (call.isNew && call.entries.length === 0) return constant('');
  // A method of the class's own, whatever else has its name: `this.resolve(name)`.
  const own = isOwnMethod(classifier, call) ? returnsOf(classifier, call) : undefined;
  if (own !== undefined) return own;
  const object = receiverOf(classifier, call);
  const args = (): Operand[] =>
    call.entries.slice(0, 40).map((entry) => follow(classifier, entry.value));
  if (hits(profile.formats)) return ofFormat(call, object, args(), profile.braces === true);
  if (hits(profile.carries)) {
    const handed = args();
    const filled = ofFilled(classifier, call, object, handed);
    if (filled !== undefined) return filled;
    if (namesColumns(classifier, written, handed)) return HARMLESS;
    return ofCarrier(classifier, call, {
      written,
      object,
      args: handed,
      looksUp: hits(profile.looksUp),
    });
  }
  if (profile.id === 'python' && written === 'map()') return ofMapped(classifier, call);
  const returned = returnsOf(classifier, call);
  if (returned !== undefined) return returned;
  if (isModuleSetting(classifier, call)) return ownState(written);
  if (object?.own === true && args().every((part) => part.taint === 0)) return ownState(written);
  return unknownCall(written, object);
}

/** What is left when the escape around a value is taken off again: `html_entity_decode(strip_tags($text))`. */
function unescaped(classifier: Classifier, { entries }: Call): Operand {
  const [first] = entries;
  if (first === undefined) return constant('');
  return follow({ ...classifier, context: 'any', known: new Map() }, first.value);
}

/** Whether `request.query(statement)` asks a database, as mssql's requests do: a parameter is asked for by its name. */
function runsStatement(model: FileModel, call: Call): boolean {
  const [first] = call.entries;
  if (first === undefined || !/^(?:request|req)\.query\(\)$/.test(pathIn(model, call)))
    return false;
  const { tokens, text } = model.source;
  const written = text.slice(tokens.starts[first.value.start], tokens.ends[first.value.end - 1]);
  return !KEY.test(written);
}

/** Whether JavaScript's `this.name()` calls a method that the file defines. */
function isOwnMethod({ model }: Classifier, { callee }: Call): boolean {
  if (model.source.profile.id !== 'javascript' || callee.kind !== 'member') return false;
  const { object, name } = callee;
  return object.kind === 'name' && object.name === 'this' && model.scopes.byName.has(name);
}

/** Whether what a call is given comes from outside, and no test before has said what it is. */
function isGivenOutsideData(classifier: Classifier, call: Call): boolean {
  const { model, context } = classifier;
  return call.entries.slice(0, 4).some((entry) => {
    const { taint, roots } = follow(classifier, entry.value);
    return taint === 2 && !guarded(model, context, roots, call.start);
  });
}

/** What a function of Python in this file gives back as it came, whatever its name promises. */
function handedOn(classifier: Classifier, call: Call): Operand | undefined {
  if (!isOfPython(classifier)) return undefined;
  const returned = returnsOf(classifier, call);
  return returned?.taint === 2 ? returned : undefined;
}

const KEY = /^['"`]([\w.-]{1,60})['"`]$/;

/** `getParameter("id")` as `getParameter(id)`: what is asked of one parameter says nothing of the others. */
function withKey({ model }: Classifier, call: Call, written: string): string {
  const first = call.entries[0]?.value;
  if (first?.kind !== 'string' || !written.endsWith('()')) return written;
  const { tokens, text } = model.source;
  const key = KEY.exec(text.slice(tokens.starts[first.start], tokens.ends[first.end - 1]))?.[1];
  return key === undefined ? written : `${written.slice(0, -1)}${key})`;
}

/** `'WHERE name = :name'.replace(':name', name)`: a template of the program's own with something filled in. */
function ofFilled(
  { model }: Classifier,
  { callee, start }: Call,
  object: Operand | undefined,
  [place, value]: readonly Operand[],
): Operand | undefined {
  if (model.source.profile.id !== 'javascript' || callee.kind !== 'member') return undefined;
  if (!/^replace(?:All)?$/.test(callee.name) || value?.dynamic !== true) return undefined;
  if (object === undefined || object.dynamic || object.text.length < 2) return undefined;
  const [before = '', after] =
    place === undefined || place.text === '' ? [object.text] : split(object.text, place.text);
  const parts = [constant(before), value, ...(after === undefined ? [] : [constant(after)])];
  return glued(parts, start);
}

/** What stands before and after the first place of a text; the text alone where it isn't found. */
function split(text: string, place: string): [string, string?] {
  const at = text.indexOf(place);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + place.length)];
}

/** A call as a carrier: how it is written, what it is made on, with what, and whether that is a key alone. */
interface Carrier {
  written: string;
  object: Operand | undefined;
  args: Operand[];
  looksUp: boolean;
}

/** What a call hands on: what it is made on and its arguments. */
function ofCarrier(
  classifier: Classifier,
  call: Call,
  { written, object, args, looksUp }: Carrier,
): Operand {
  if (object?.dynamic === false && OF_CONSTANT.test(written)) return HARMLESS;
  // `conf.get("core", "key")`: what a module of settings gives is not the key's name.
  if (looksUp && object === undefined && isOfPython(classifier))
    return args.some((one) => one.dynamic) ? variable(written, 0) : HARMLESS;
  const filled = REPLACES.test(written) ? ofReplacement(call, object, args) : undefined;
  if (filled !== undefined) return filled;
  // Ruby's `[counter].pack('V')` is what is packed, not how.
  if (object !== undefined && /\.(?:pack|unpack1?)\(\)$/.test(written)) return object;
  const parts =
    object === undefined || (!object.dynamic && object.text === '\0')
      ? withoutBase(classifier, call, args)
      : [object, ...args.slice(looksUp ? 1 : 0)];
  if (parts.length === 0) return variable(written, 0);
  const whole = either(
    parts.length > 1 ? parts.filter((part) => part.dynamic || part.text !== '') : parts,
  );
  return {
    ...whole,
    list: whole.list && /(?:split|list|map|filter|slice)\(\)$/.test(written),
    made: whole.dynamic ? [call.start, ...whole.made] : whole.made,
    text: whole.dynamic ? firstLine(parts.find((part) => part.dynamic)) : whole.text,
  };
}

/** `"... {name}".replace("{name}", name)`: a template that is filled where the first argument stands in it. */
function ofReplacement(
  call: Call,
  object: Operand | undefined,
  [wanted, value]: readonly Operand[],
): Operand | undefined {
  if (object === undefined || wanted === undefined || value === undefined) return undefined;
  if (wanted.dynamic || wanted.text === '' || wanted.text === '\0') return undefined;
  if (!value.dynamic || !object.text.includes(wanted.text)) return undefined;
  const text = object.text.replaceAll(wanted.text, '\0');
  return { ...glued([object, value], call.start), list: false, text };
}

function isOfPython({ model }: Classifier): boolean {
  return model.source.profile.id === 'python';
}

const REPLACES = /\.replace(?:All|_all)?\(\)$/;

/** Python's `map(str, ids)`: what the function makes of the items, or the items where it only converts them. */
function ofMapped(classifier: Classifier, call: Call): Operand {
  const { model } = classifier;
  const [first, ...rest] = call.entries.map(({ value }) => value);
  const items = either(rest.map((value) => follow(classifier, value)));
  if (rest.length === 0 || first === undefined || !items.dynamic) return items;
  if (first.kind === 'lambda') {
    const made = follow(classifier, expressionAt(model, first.body[0]));
    return made.dynamic ? glued([made, { ...items, text: '' }], call.start) : HARMLESS;
  }
  if (first.kind === 'member' && first.name === 'format')
    return { ...glued([follow(classifier, first.object), items], call.start), list: true };
  return { ...items, list: true };
}

/** Looking something up in a constant gives a constant. */
const OF_CONSTANT = /\.(?:get|fetch|dig|getOrDefault|GetValueOrDefault)\(\)$/;

/** Addresses of one's own that another is resolved against. */
const OWN_BASE =
  /^(?:(?:window|document|self)\.)?location(?:\.(?:href|origin))?$|\bbaseURI$|^(?:\w+\.)*(?:req|request)\.url$/;

/** `new URL(to, location.href)`: where it leads says the first argument alone. */
function withoutBase({ model }: Classifier, call: Call, args: Operand[]): Operand[] {
  const base = call.entries[1]?.value;
  if (!call.isNew || args.length !== 2 || base === undefined) return args;
  const [, { built, origins = [] }] = args as [Operand, Operand];
  const paths = [pathIn(model, base), ...(built || origins.length !== 1 ? [] : origins)];
  const isOwn = pathIn(model, call) === 'URL()' && paths.some((path) => OWN_BASE.test(path));
  return isOwn ? args.slice(0, 1) : args;
}

/**
 * What a call hands on begins as its first variable part does: `implode(',', $ids)` as `$ids`. What is
 * glued may have lines of its own.
 */
function firstLine(part: Operand | undefined): string {
  return (part?.built ? part.text : part?.text.split('\n')[0]) ?? '\0';
}

/** A method of tainted data gives tainted data; any other unknown call gives something unknown. */
function unknownCall(written: string, object: Operand | undefined): Operand {
  if (object !== undefined && object.taint === 2) return { ...object, text: '\0', built: false };
  return variable(written, 0);
}
