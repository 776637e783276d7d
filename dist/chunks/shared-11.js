/*f629d0b414b75c6f*/(function(__dirname){return{"./shared-11.js":(function(exports,require,module){var n=Object.defineProperty;var w=Object.getOwnPropertyDescriptor;var y=Object.getOwnPropertyNames;var h=Object.prototype.hasOwnProperty;var v=(t,i)=>{for(var e in i)n(t,e,{get:i[e],enumerable:!0})},j=(t,i,e,a)=>{if(i&&typeof i=="object"||typeof i=="function")for(let r of y(i))!h.call(t,r)&&r!==e&&n(t,r,{get:()=>i[r],enumerable:!(a=w(i,r))||a.enumerable});return t};var O=t=>j(n({},"__esModule",{value:!0}),t);var b={};var f=require("./shared-12.js"),u=require("./shared-80.js"),$=require("./shared-81.js"),l=require("./shared-93.js"),p=require("./shared-94.js");async function x(t,i){let{text:e}=await s(t,i);return{exitCode:0,stdout:d(e),stderr:""}}async function s(t,i){let e=await(0,$.c)(),a=Object.hasOwn(e,i)?e[i]:void 0;if(a!==void 0)return{text:a};let r=await(0,f.a)(t),m=r.find(o=>o.text.id===i);if(m!==void 0)return m;let c=(0,l.a)(i,[...Object.keys(e),...r.map(o=>o.text.id)]);throw new p.a(`no rule is called "${i}"`,c===void 0?"List them: hunkguard rules list":`Did you mean ${c}?`)}function d(t){let i=Object.entries(t.fixes??{}).map(([e,a])=>`
Fix in ${e}:
${a.trimEnd()}
`);return[`${t.id}: ${t.title}
`,`${t.severity} severity, ${t.confidence} confidence, ${t.category}, ${t.cwe}, OWASP ${t.owasp}
`,`
Why: ${t.why.trimEnd()}
`,`
Fix: ${t.fix.trimEnd()}
`,...i,...(t.references??[]).map(e=>`
See ${e}
`)].join("").split(`
`).map(u.a).join(`
`)}0&&(module.exports={a,b,c});
module.exports={a:x,b:s,c:d};})}})
