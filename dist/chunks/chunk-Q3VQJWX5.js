import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
import{e as a}from"./chunk-MQITAHJ4.js";import{a as s}from"./chunk-T5OVUQ5V.js";function f(e,t){let n=Array.from({length:t.length+1},(r,o)=>o);for(let r=1;r<=e.length;r++){let o=[r];for(let i=1;i<=t.length;i++){let u=n[i-1]+(e[r-1]===t[i-1]?0:1);o.push(Math.min(n[i]+1,o[i-1]+1,u))}n=o}return n[t.length]}function m(e,t){let n,r=Math.max(1,Math.floor(e.length/3))+1;for(let o of t){let i=f(e.toLowerCase(),o.toLowerCase());i<r&&(r=i,n=o)}return n}async function p(e,t){let n=await a(),r=Object.hasOwn(n,t)?n[t]:void 0;if(r===void 0){let o=m(t,Object.keys(n));throw new s(`no rule is called "${t}"`,o===void 0?"List them: hunkguard rules list":`Did you mean ${o}?`)}return{exitCode:0,stdout:c(r),stderr:""}}function c(e){let t=Object.entries(e.fixes??{}).map(([n,r])=>`
Fix in ${n}:
${r.trimEnd()}
`);return[`${e.id}: ${e.title}
`,`${e.severity} severity, ${e.confidence} confidence, ${e.category}, ${e.cwe}, OWASP ${e.owasp}
`,`
Why: ${e.why.trimEnd()}
`,`
Fix: ${e.fix.trimEnd()}
`,...t,...(e.references??[]).map(n=>`
See ${n}
`)].join("")}export{p as a,c as b};
