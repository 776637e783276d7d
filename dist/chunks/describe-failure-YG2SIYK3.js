import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
import{a as e}from"./chunk-FXJIOVG2.js";import{a as o}from"./chunk-T5OVUQ5V.js";import"./chunk-K3ISFMD5.js";function g(n,s){let t=n instanceof o,i=[`hunkguard: could not run: ${(n instanceof Error?n.message:String(n)).split(`
`).map(e).join(`
  `)}`,t?`  ${e(n.hint)}`:"  This is a defect of hunkguard; please report it with the lines below.",...t?[]:a(n)];return s.HUNKGUARD_FAIL_OPEN==="1"?{text:`${[...i,"  Passing unscanned, because HUNKGUARD_FAIL_OPEN=1."].join(`
`)}
`,exitCode:0}:(i.push("  Nothing was let through. To skip hunkguard once: HUNKGUARD=0 git commit \u2026"),{text:`${i.join(`
`)}
`,exitCode:2})}function a(n){return(n instanceof Error?n.stack??"":"").split(`
`).slice(1,8).map(t=>`  ${e(t.trim())}`)}export{g as describeFailure};
