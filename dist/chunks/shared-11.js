/*5aecd410030c35cc*/(function(__dirname){return{"./shared-11.js":(function(exports,require,module){var o=Object.defineProperty;var $=Object.getOwnPropertyDescriptor;var f=Object.getOwnPropertyNames;var u=Object.prototype.hasOwnProperty;var l=(t,e)=>{for(var i in e)o(t,i,{get:e[i],enumerable:!0})},y=(t,e,i,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let r of f(e))!u.call(t,r)&&r!==i&&o(t,r,{get:()=>e[r],enumerable:!(n=$(e,r))||n.enumerable});return t};var p=t=>y(o({},"__esModule",{value:!0}),t);var w={};var a=require("./shared-75.js"),c=require("./shared-84.js"),d=require("./shared-91.js");async function m(t,e){let i=await(0,a.c)(),n=Object.hasOwn(i,e)?i[e]:void 0;if(n===void 0){let r=(0,c.a)(e,Object.keys(i));throw new d.a(`no rule is called "${e}"`,r===void 0?"List them: hunkguard rules list":`Did you mean ${r}?`)}return{exitCode:0,stdout:s(n),stderr:""}}function s(t){let e=Object.entries(t.fixes??{}).map(([i,n])=>`
Fix in ${i}:
${n.trimEnd()}
`);return[`${t.id}: ${t.title}
`,`${t.severity} severity, ${t.confidence} confidence, ${t.category}, ${t.cwe}, OWASP ${t.owasp}
`,`
Why: ${t.why.trimEnd()}
`,`
Fix: ${t.fix.trimEnd()}
`,...e,...(t.references??[]).map(i=>`
See ${i}
`)].join("")}0&&(module.exports={a,b});
module.exports={a:m,b:s};})}})
