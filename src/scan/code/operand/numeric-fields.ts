import type { FileModel } from '../syntax/file-model.ts';
import { isPythonNumber } from './python-types.ts';

const FIELD = /^[ \t]+([A-Za-z_]\w*)[ \t]+(\*?[A-Za-z_][\w.]*)(?=[ \t]*(?:`|\/\/|\r?$))/gm;
const NUMERIC = /^\*?(?:u?int(?:8|16|32|64)?|float(?:32|64)|bool|time\.(?:Time|Duration))$/;

/** Fields of schemas of Zod, Joi and TypeBox: `id: z.number()`, `t.Numeric()`. */
const SCHEMA_FIELD =
  /(?<![\w$.])([A-Za-z_$][\w$]{0,60})['"]?\s{0,3}:\s{0,3}(?:z|t|Joi|joi|yup|v|Type|S|s)\.((?:coerce\.)?\w{1,20}\([^()\n]{0,80}\)(?:\s{0,20}\.\w{1,20}\((?:[^()\n]|\([^()\n]*\)){0,80}\)){0,5})/g;
const HARMLESS_SCHEMA =
  /^(?:coerce\.)?(?:number|Number|Numeric|Integer|integer|int|boolean|Boolean|bigint|date|Date|enum|nativeEnum|literal|Literal|uuid|guid)\(|\.(?:uuid|guid|cuid2?|ulid|nanoid|regex|datetime|ip|valid)\(/;

/** Fields of a class whose decorators check them: `@IsInt() @Min(1) page: number`. */
const DECORATED_FIELD =
  /@Is([A-Z]\w{1,20})\([^()\n]{0,80}\)((?:\s{1,40}@\w{1,30}\((?:[^()\n]|\([^()\n]*\)){0,120}\)){0,5})\s{1,40}(?:(?:public|private|readonly)\s{1,4}){0,2}(\w{1,60})[!?]?\s{0,3}:/g;
const HARMLESS_CHECK =
  /^(?:Int|Number|Boolean|UUID|Enum|In|Date|DateString|ISO8601|MongoId|Positive|Negative|NumberString|BooleanString|Latitude|Longitude|Port)$/;

/** What a schema hands on of what it has checked. */
const CHECKS =
  /(?:^|\.)(?:parse|parseAsync|safeParse|safeParseAsync|validateSync|cast|valid|getValidated\w{1,20}|readValidatedBody)\(\)(?:\.data)?$/;

/** The fields that schemas of this file declare: whether nothing but numbers, dates and listed values passes. */
function checkedFields({ source, memo }: FileModel): ReadonlyMap<string, boolean> {
  const known = memo.get('checkedFields') as Map<string, boolean> | undefined;
  if (known !== undefined) return known;
  const fields = new Map<string, boolean>();
  const add = (field: string, isHarmless: boolean): void => {
    fields.set(field, isHarmless && fields.get(field) !== false);
  };
  for (const [, field = '', type = ''] of source.text.matchAll(SCHEMA_FIELD))
    add(field, HARMLESS_SCHEMA.test(type));
  for (const [, check = '', more = '', field = ''] of source.text.matchAll(DECORATED_FIELD)) {
    const others = [...more.matchAll(/@Is([A-Z]\w{1,20})/g)].map(([, one = '']) => one);
    add(
      field,
      [check, ...others].some((one) => HARMLESS_CHECK.test(one)),
    );
  }
  memo.set('checkedFields', fields);
  return fields;
}

/** Grape's `requires :id, type: Integer`, GraphQL's `argument :id, Integer`, dry-schema's `required(:id).filled(:integer)`. */
const RUBY_FIELD =
  /^[ \t]*(?:requires|optional|argument|(?:required|optional)(?=\())[ \t(]+:(\w{1,60})\)?([^\n]{0,160})/gm;
const HARMLESS_FIELD =
  /^,\s{0,3}(?:type:\s{0,3}|(?=[A-Z]))(?:Integer|Int|Float|BigDecimal|Numeric|Date|Time|DateTime|(?:Grape::API::)?Boolean|GraphQL::Types::(?:Int|Float|Boolean|ISO8601\w{1,12}|BigInt))\b|\bvalues:|^\.(?:filled|value|maybe)\(:(?:integer|int|float|decimal|bool|date|time|date_time)\b|\bincluded_in\?/;

/**
 * Whether the file declares a parameter of that name as a number, a date or one of a list: the framework
 * refuses anything else before the code runs. A name that is declared as text elsewhere counts as text.
 */
export function isDeclaredNumber(model: FileModel, name: string): boolean {
  let fields = model.memo.get('declaredFields') as Map<string, boolean> | undefined;
  if (fields === undefined) {
    fields = new Map();
    for (const [, field = '', said = ''] of model.source.text.matchAll(RUBY_FIELD))
      fields.set(field, HARMLESS_FIELD.test(said) && fields.get(field) !== false);
    model.memo.set('declaredFields', fields);
  }
  return fields.get(name) === true;
}

/**
 * Whether a schema in this file lets nothing but numbers, dates and listed values into a field of what a
 * framework has checked before the handler runs. A name that another schema declares as text counts as text.
 */
export function isCheckedField(model: FileModel, path: string): boolean {
  if (model.source.profile.id !== 'javascript') return false;
  const name = /^(?:(?:opts|ctx)\.)?(?:input|body|query|params|\w{0,30}[dD]to|args)\.(\w+)$/.exec(
    path,
  )?.[1];
  return name !== undefined && checkedFields(model).get(name) === true;
}

/** The same for a field of what a call of a schema gives: `const { page } = schema.parse(req.query)`. */
export function isCheckedPart(model: FileModel, call: string, name: string): boolean {
  if (model.source.profile.id !== 'javascript' || !CHECKS.test(call)) return false;
  return checkedFields(model).get(name) === true;
}

/**
 * Whether a Go struct or a class of Python in this file declares a field of that name as a number, a truth
 * value or a time: whatever a request puts into it can't carry text. A name that another gives another type
 * counts as text.
 */
export function isNumericField(model: FileModel, name: string): boolean {
  if (model.source.profile.id === 'python') return isPythonNumber(model, name);
  if (model.source.profile.id !== 'go') return false;
  let fields = model.memo.get('numericFields') as Map<string, boolean> | undefined;
  if (fields === undefined) {
    fields = new Map();
    for (const [, field = '', type = ''] of model.source.text.matchAll(FIELD)) {
      fields.set(field, NUMERIC.test(type) && fields.get(field) !== false);
    }
    model.memo.set('numericFields', fields);
  }
  return fields.get(name) === true;
}
