import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
var e=/[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;function t(u){return u.replace(/\t/g," ").replace(e,f=>`\\u{${f.codePointAt(0).toString(16)}}`)}export{t as a};
