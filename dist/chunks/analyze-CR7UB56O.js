import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
import"./chunk-K3ISFMD5.js";function o(e,n,r){return[]}export{o as analyzeSource};
