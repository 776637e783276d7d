import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
var s="0.1.0";export{s as a};
