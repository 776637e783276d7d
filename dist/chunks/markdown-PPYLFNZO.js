var c=Object.defineProperty;var v=Object.getOwnPropertyDescriptor;var w=Object.getOwnPropertyNames;var F=Object.prototype.hasOwnProperty;var k=(e,t)=>{for(var r in t)c(e,r,{get:t[r],enumerable:!0})},I=(e,t,r,o)=>{if(t&&typeof t=="object"||typeof t=="function")for(let n of w(t))!F.call(e,n)&&n!==r&&c(e,n,{get:()=>t[n],enumerable:!(o=v(t,n))||o.enumerable});return e};var x=e=>I(c({},"__esModule",{value:!0}),e);var O={};k(O,{formatMarkdown:()=>b});module.exports=x(O);var m=require("./chunk-ZNGYSGP2.js"),d=require("./chunk-OKWQ6SPR.js"),g=require("./chunk-VS3JBKAZ.js"),h=require("./chunk-7BVJTTZX.js"),y=require("./chunk-A2KPEBRI.js"),R=require("./chunk-PHKIAKHS.js");function s(e){return(0,y.a)(e).replace(/[^\p{L}\p{N} ,;/…]/gu,t=>`&#${t.codePointAt(0)};`)}function a(e){return`<code>${s(e)}</code>`}var f=100,A={critical:"\u{1F6D1}",high:"\u{1F534}",medium:"\u{1F7E0}",low:"\u{1F7E1}"};function b(e){let{findings:t,suppressed:r,notices:o}=e;return`${[`### hunkguard: ${E(e)}`,...t.length===0?[]:[L(e),M(t)],...o.length===0?[]:[o.slice(0,f).map(n=>`- \u26A0\uFE0F ${s(n)}`).join(`
`)],...r.length===0?[]:[N(r)],`<sub>${s((0,d.c)(e))}</sub>`].join(`

`)}
`}function E({findings:e,failOn:t,totals:r,source:o}){if(r.files===0&&e.length===0)return`nothing to scan in ${a(o)}`;if(e.length===0)return"no findings \u2705";let n=e.filter(i=>(0,g.a)(i,t)).length;return`${h.a.map(i=>({severity:i,count:e.filter(u=>u.severity===i).length})).filter(({count:i})=>i>0).map(({severity:i,count:u})=>`${u} ${i}`).join(", ")} (${n===0?"none blocking":`${n} blocking`})`}function L({findings:e}){let t=(0,m.a)(e).slice(0,f).map(({severity:r,path:o,startLine:n,ruleId:i,title:u,line:p})=>l(`${A[r]} ${r}`,a(`${o}:${n}`),`${s(u)}<br>${a(i)}`,a(p.trim())));return $(["severity","place","what","line (redacted)"],t,e.length)}function M(e){return`<details><summary>Why, and how to fix</summary>

${[...new Map((0,m.a)(e).map(t=>[t.ruleId,t])).values()].slice(0,20).map(({ruleId:t,why:r,fix:o})=>{let n=[r,o].map(i=>i.trim()).filter(i=>i!=="");return`- ${a(t)}: ${n.map(D).join("<br>")}`}).join(`
`)}

</details>`}function D(e){return e.split(`
`).map(s).join("<br>")}function N(e){let t=(0,m.a)(e).slice(0,f).map(({severity:o,path:n,startLine:i,ruleId:u,suppression:{by:p,reason:j}})=>l(o,a(`${n}:${i}`),a(u),p,s(j))),r=$(["severity","place","rule","by","reason"],t,e.length);return`<details><summary>${e.length} suppressed</summary>

${r}

</details>`}function $(e,t,r){let o=r>t.length?[`
\u2026 and ${r-t.length} more`]:[];return[l(...e),l(...e.map(()=>"---")),...t,...o].join(`
`)}function l(...e){return`| ${e.join(" | ")} |`}0&&(module.exports={formatMarkdown});
