import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';
import { originsOf } from './resolve.ts';

/** Files whose classes a framework fills from the request: Struts, JSF. */
const FILLED =
  /\bextends\s+(?:\w+\.)*ActionSupport\b|\bcom\.opensymphony\.xwork2\b|\borg\.apache\.struts2\b|\b(?:javax|jakarta)\.faces\.(?:bean|view|annotation)\b/;
const SETTER =
  /\bpublic\s+void\s+set([A-Z]\w{0,60})\s*\(\s*(?:final\s+)?(?:String|File)(?:\s*\[\s*\])?\s+\w+\s*\)/g;
/** Properties of C# that an attribute fills: Razor Pages, Blazor. */
const PROPERTY =
  /\[\s*(?:BindProperty|SupplyParameterFromQuery|SupplyParameterFromForm|FromQuery|FromRoute|FromForm)\b[^\]\n]{0,120}\](?:\s*\[[^\]\n]{0,120}\]){0,4}\s*public\s+([\w<>?.]{1,60})\s+(\w{1,60})\s*\{/g;

function fieldsIn({ source }: FileModel): ReadonlySet<string> {
  const { text, profile } = source;
  if (profile.id === 'java' && FILLED.test(text))
    return new Set(
      [...text.matchAll(SETTER)].map(
        ([, name = '']) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      ),
    );
  if (profile.id === 'csharp')
    return new Set(
      [...text.matchAll(PROPERTY)]
        .filter(([, type = '']) => !profile.harmlessTypes.test(` ${type} `))
        .map(([, , name = '']) => name),
    );
  return new Set();
}

/** Whether a path is a field of the object itself that a framework fills from the request. */
export function isBoundField(model: FileModel, path: string, at: number): boolean {
  if (!/^(?:java|csharp)$/.test(model.source.profile.id)) return false;
  const fields = memoized(model.memo, 'boundFields', () => fieldsIn(model));
  if (fields.size === 0) return false;
  const name = path.replace(/^this\./, '');
  if (!fields.has(name)) return false;
  if (name !== path) return true;
  const origins = originsOf(model, name, at);
  return (
    origins === undefined ||
    (origins.parameter === undefined &&
      origins.assignments.every(({ target }) => target === `this.${name}`))
  );
}
