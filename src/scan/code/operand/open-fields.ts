import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';

const FIELD =
  /(?:^|[\s;{}])public[ \t]+(?:\??(?:string|mixed|array)[ \t]+)?\$(\w{1,60})[ \t]*(?:=[ \t]*(?:null|''|""|\[\]|array\(\))[ \t]*)?;/gi;

/**
 * Whether a path is a field of PHP's own object that everybody may set and that begins empty, such as
 * `public $id;`: its value is what a caller wrote into it.
 */
export function isOpenField(model: FileModel, path: string): boolean {
  if (model.source.profile.id !== 'php') return false;
  const name = /^\$this\.(\w+)$/.exec(path)?.[1];
  if (name === undefined) return false;
  const fields = memoized(
    model.memo,
    'openFields',
    () => new Set([...model.source.text.matchAll(FIELD)].map(([, field = '']) => field)),
  );
  return fields.has(name);
}
