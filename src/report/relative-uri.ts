/**
 * A repository path as a relative URI reference (RFC 3986): forward slashes, every other reserved
 * character percent-encoded as UTF-8, so that `a b#1.ts` and `x:y` stay paths.
 */
export function relativeUri(path: string): string {
  return path
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment).replace(
        /[!'()*]/g,
        (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}
