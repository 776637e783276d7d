var a=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var u=Object.getOwnPropertyNames;var m=Object.prototype.hasOwnProperty;var $=(t,e)=>{for(var r in e)a(t,r,{get:e[r],enumerable:!0})},w=(t,e,r,o)=>{if(e&&typeof e=="object"||typeof e=="function")for(let n of u(e))!m.call(t,n)&&n!==r&&a(t,n,{get:()=>e[n],enumerable:!(o=h(e,n))||o.enumerable});return t};var y=t=>w(a({},"__esModule",{value:!0}),t);var x={};$(x,{a:()=>c,b:()=>l});module.exports=y(x);var s=require("./chunk-QOVIKOJE.js"),f=require("./chunk-GSCZ44TB.js");function g(t,e){let r=Array.from({length:e.length+1},(o,n)=>n);for(let o=1;o<=t.length;o++){let n=[o];for(let i=1;i<=e.length;i++){let d=r[i-1]+(t[o-1]===e[i-1]?0:1);n.push(Math.min(r[i]+1,n[i-1]+1,d))}r=n}return r[e.length]}function p(t,e){let r,o=Math.max(1,Math.floor(t.length/3))+1;for(let n of e){let i=g(t.toLowerCase(),n.toLowerCase());i<o&&(o=i,r=n)}return r}async function c(t,e){let r=await(0,s.d)(),o=Object.hasOwn(r,e)?r[e]:void 0;if(o===void 0){let n=p(e,Object.keys(r));throw new f.a(`no rule is called "${e}"`,n===void 0?"List them: hunkguard rules list":`Did you mean ${n}?`)}return{exitCode:0,stdout:l(o),stderr:""}}function l(t){let e=Object.entries(t.fixes??{}).map(([r,o])=>`
Fix in ${r}:
${o.trimEnd()}
`);return[`${t.id}: ${t.title}
`,`${t.severity} severity, ${t.confidence} confidence, ${t.category}, ${t.cwe}, OWASP ${t.owasp}
`,`
Why: ${t.why.trimEnd()}
`,`
Fix: ${t.fix.trimEnd()}
`,...e,...(t.references??[]).map(r=>`
See ${r}
`)].join("")}0&&(module.exports={a,b});
