import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';
import { pythonClassNamed } from '../syntax/python-classes.ts';

/** `count: int = 3` on a line of its own. */
const FIELD = /^[ \t]+([A-Za-z_]\w{0,60})[ \t]*:[ \t]*([A-Za-z_][^=\n#]{0,80})/gm;
const NUMBER =
  /^(?:(?:typing\.)?(?:Optional|Annotated)\[\s*)?(?:int|float|bool|UUID\d?|uuid\.UUID|Decimal|decimal\.Decimal|datetime(?:\.\w+)?|date|time|timedelta|(?:Non)?(?:Positive|Negative)(?:Int|Float)|Strict(?:Int|Float|Bool)|con(?:int|float)\(|(?:typing\.)?Literal\[)(?!\w)/;
const TEXT = /\bstr\b|\bAny\b|\bbytes\b/;
/** The type's own name: `Kind` of `kind: Optional[Kind]`. */
const OWN_TYPE = /^(?:(?:typing\.)?Optional\[\s*)?([A-Z]\w{0,60})\b/;

/** Whether a class of this file is an enumeration: only its own values pass. */
function isEnumeration(model: FileModel, name: string | undefined): boolean {
  const made = name === undefined ? undefined : pythonClassNamed(model, name);
  return made !== undefined && /Enum\b/.test(made.bases);
}

/** Whether a type as it is written lets no free text through: numbers, times, lists of values. */
function isNumberType(model: FileModel, type: string): boolean {
  if (TEXT.test(type)) return false;
  return NUMBER.test(type) || isEnumeration(model, OWN_TYPE.exec(type)?.[1]);
}

/** Whether the classes of this file declare a field of that name as a number or the like, and none as another thing. */
export function isPythonNumber(model: FileModel, name: string): boolean {
  const fields = memoized(model.memo, 'pythonNumbers', () => {
    const made = new Map<string, boolean>();
    for (const [, field = '', type = ''] of model.source.text.matchAll(FIELD))
      made.set(field, isNumberType(model, type) && made.get(field) !== false);
    return made;
  });
  return fields.get(name) === true;
}

/** Types that FastAPI fills with a text of the request's, or with several. */
const HOLDS_TEXT =
  /^(?:Annotated|Optional|Union|List|Set|Tuple|Sequence|Iterable|Dict|Mapping|Any|Literal|Json|AnyUrl|HttpUrl|EmailStr|SecretStr|FilePath|Path|UploadFile)$/;
const FILLED = /=\s*(?:\w+\.)?(?:Query|Path|Header|Cookie)\s*\(/;

/**
 * Whether a parameter of Python is one of an enumeration's values: by a class of this file, or by a type of its
 * own where FastAPI fills it from the address, which takes no other classes there.
 */
export function isListedValue(model: FileModel, text: string): boolean {
  const type = /^\w+\s*:\s*([^=]+)/.exec(text)?.[1]?.trim() ?? '';
  const own = OWN_TYPE.exec(type)?.[1];
  if (own === undefined) return false;
  return isEnumeration(model, own) || (FILLED.test(text) && !HOLDS_TEXT.test(own));
}
