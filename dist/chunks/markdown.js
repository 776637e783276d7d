/*334bd3afbc0dff48*/(function(__dirname){return{"./markdown.js":(function(exports,require,module){var f=Object.defineProperty;var j=Object.getOwnPropertyDescriptor;var w=Object.getOwnPropertyNames;var F=Object.prototype.hasOwnProperty;var k=(e,t)=>{for(var r in t)f(e,r,{get:t[r],enumerable:!0})},x=(e,t,r,i)=>{if(t&&typeof t=="object"||typeof t=="function")for(let n of w(t))!F.call(e,n)&&n!==r&&f(e,n,{get:()=>t[n],enumerable:!(i=j(t,n))||i.enumerable});return e};var I=e=>x(f({},"__esModule",{value:!0}),e);var O={};var m=require("./shared-23.js"),p=require("./shared-78.js"),g=require("./shared-79.js"),h=require("./shared-80.js"),y=require("./shared-95.js"),S=require("./shared-97.js");function a(e){return(0,h.a)(e).replace(/[^\p{L}\p{N} ,;/\u2026]/gu,t=>`&#${t.codePointAt(0)};`)}function l(e){return`<code>${a(e)}</code>`}var $=100,E={critical:"\u{1F6D1}",high:"\u{1F534}",medium:"\u{1F7E0}",low:"\u{1F7E1}"};function v(e){let{findings:t,suppressed:r,notices:i}=e;return`${[`### hunkguard: ${L(e)}`,...t.length===0?[]:[M(e),P(t)],...A(e),...i.length===0?[]:[i.slice(0,$).map(n=>`- \u26A0\uFE0F ${a(n)}`).join(`
`)],...r.length===0?[]:[N(r)],`<sub>${a((0,p.d)(e))}</sub>`].join(`

`)}
`}function L({findings:e,failOn:t,totals:r,source:i}){if(r.files===0&&e.length===0)return`nothing to scan in ${l(i)}`;if(e.length===0)return"no findings \u2705";let n=e.filter(u=>(0,g.a)(u,t)).length;return`${y.a.map(u=>({severity:u,count:e.filter(o=>o.severity===u).length})).filter(({count:u})=>u>0).map(({severity:u,count:o})=>`${o} ${u}`).join(", ")} (${n===0?"none blocking":`${n} blocking`})`}function M({findings:e}){let t=(0,m.a)(e).slice(0,$).map(({severity:r,path:i,startLine:n,ruleId:u,title:o,line:c})=>s(`${E[r]} ${r}`,l(`${i}:${n}`),`${a(o)}<br>${l(u)}`,l(c.trim())));return d(["severity","place","what","line (redacted)"],t,e.length)}function A(e){let[t,...r]=(0,p.a)(e);if(t===void 0)return[];let i=n=>n.map(u=>a(u.trim()));return[d(i(t),r.map(n=>s(...i(n))),r.length)]}function P(e){return`<details><summary>Why, and how to fix</summary>

${[...new Map((0,m.a)(e).map(t=>[t.ruleId,t])).values()].slice(0,20).map(({ruleId:t,why:r,fix:i})=>{let n=[r,i].map(u=>u.trim()).filter(u=>u!=="");return`- ${l(t)}: ${n.map(D).join("<br>")}`}).join(`
`)}

</details>`}function D(e){return e.split(`
`).map(a).join("<br>")}function N(e){let t=(0,m.a)(e).slice(0,$).map(({severity:i,path:n,startLine:u,ruleId:o,suppression:{by:c,reason:b}})=>s(i,l(`${n}:${u}`),l(o),c,a(b))),r=d(["severity","place","rule","by","reason"],t,e.length);return`<details><summary>${e.length} suppressed</summary>

${r}

</details>`}function d(e,t,r){let i=r>t.length?[`
\u2026 and ${r-t.length} more`]:[];return[s(...e),s(...e.map(()=>"---")),...t,...i].join(`
`)}function s(...e){return`| ${e.join(" | ")} |`}0&&(module.exports={formatMarkdown});
module.exports={formatMarkdown:v};})}})
