import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
import{a as t}from"./chunk-T5OVUQ5V.js";import"./chunk-K3ISFMD5.js";var n={"pre-commit":()=>import("./pre-commit-BVZ6QRRM.js")};async function a(i,e){let[o="",...m]=i,r=Object.hasOwn(n,o)?n[o]:void 0;if(r===void 0)throw new t(`no hook is called "${o}"`,`Known: ${Object.keys(n).join(", ")}.`);return e.env.HUNKGUARD==="0"?{exitCode:0,stdout:"",stderr:`hunkguard: ${o} skipped, because HUNKGUARD=0
`}:(await r()).main(m,e)}export{a as runHook};
