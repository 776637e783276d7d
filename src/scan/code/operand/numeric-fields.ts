import type { FileModel } from '../syntax/file-model.ts';

const FIELD = /^[ \t]+([A-Za-z_]\w*)[ \t]+(\*?[A-Za-z_][\w.]*)(?=[ \t]*(?:`|\/\/|\r?$))/gm;
const NUMERIC = /^\*?(?:u?int(?:8|16|32|64)?|float(?:32|64)|bool|time\.(?:Time|Duration))$/;

/**
 * Whether a Go struct of this file declares a field of that name as a number, a truth value or a time:
 * whatever a request puts into it can't carry text. A name that another struct gives another type counts
 * as text.
 */
export function isNumericField(model: FileModel, name: string): boolean {
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
