import { type FileModel, importedPath } from '../syntax/file-model.ts';
import { parameterType } from '../syntax/go-types.ts';
import { originsOf } from './resolve.ts';

/** Types of what a server hands its functions, and the name under which the profile's sources know each. */
const HANDED: readonly (readonly [RegExp, string])[] = [
  [/\bhttp\.Request\b|\bevents\.(?:APIGateway\w*|LambdaFunctionURL|ALBTargetGroup)Request\b/, 'r'],
  [
    /\b(?:gin|echo|iris|fasthttp|fiber|beego|macaron|hertz|app|gf|ghttp|web|revel|buffalo|chi|goji|atreugo|router)(?:\/v\d+)?\.(?:Context|Ctx|RequestCtx|RequestContext)\b/,
    'c',
  ],
  [/\bwebsocket\.Conn\b/, 'conn'],
  [/\bmultipart\.FileHeader\b/, 'r.FormFile()'],
];

/** Words of a type that may hold a request, or is one. */
const MAY_HOLD =
  /Req|Context|Ctx|Controller|Handler|Event|Conn|Message|Input|Params|Form|Body|Payload|Args|H[tT][tT][pP]|Web|A[pP][iI]|Call|Action|View|Page|Resource|Endpoint|Route|Session|Server|Service|Base|App|Cmd|any\b|interface/;

const ROOT = /^[a-zA-Z_]\w*(?=\.)/;

/**
 * A path of a Go file as the profile's sources know it: `rq.FormValue()` as `r.FormValue()` where `rq` is
 * declared as a request; empty where its first name is declared as something that holds none.
 */
export function typedPath(model: FileModel, path: string, at: number): string {
  if (model.source.profile.id !== 'go') return path;
  const root = ROOT.exec(path)?.[0];
  if (root === undefined || model.imports.has(root)) return path;
  const type = parameterType(model, root, at);
  if (type === undefined || type === '') return isItem(model, root, at) ? '' : path;
  const written = importedPath(model, type.replace(/^[*[\]]+/, ''));
  for (const [pattern, name] of HANDED)
    if (pattern.test(type) || pattern.test(written)) return name + path.slice(root.length);
  return MAY_HOLD.test(type) ? path : '';
}

/** Whether a short name stands for the item of a loop: `for _, r := range repositories`. */
function isItem(model: FileModel, name: string, at: number): boolean {
  if (!/^[cr]$/.test(name)) return false;
  return originsOf(model, name, at)?.assignments[0]?.operator === 'each';
}
