/*da043dedf01a61d3*/(function(__dirname){return{"./junit.js":(function(exports,require,module){var f=Object.defineProperty;var k=Object.getOwnPropertyDescriptor;var x=Object.getOwnPropertyNames;var b=Object.prototype.hasOwnProperty;var F=(e,t)=>{for(var n in t)f(e,n,{get:t[n],enumerable:!0})},j=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of x(t))!b.call(e,s)&&s!==n&&f(e,s,{get:()=>t[s],enumerable:!(r=k(t,s))||r.enumerable});return e};var v=e=>j(f({},"__esModule",{value:!0}),e);var q={};var p=require("./shared-25.js"),d=require("./shared-78.js"),l=require("./shared-79.js"),h=require("./shared-80.js"),I=require("./shared-95.js"),J=require("./shared-97.js");function a(e){return e.split(`
`).map(h.a).join(`
`).replace(/[&<>"'\ufffe\uffff\n]/g,t=>w[t]??"\uFFFD")}var w={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&apos;","\n":"&#10;"};function y(e){let{findings:t,suppressed:n,failOn:r,durationMs:s}=e,u=t.filter(i=>(0,l.a)(i,r)).length,o=[...(0,p.a)(t).map(({finding:i,before:m})=>g(i,m,(0,l.a)(i,r)?C(i):L(i))),...(0,p.a)(n).map(({finding:i,before:m})=>g(i,m,`<skipped message="${a(`${i.suppression.by}: ${i.suppression.reason}`)}"/>`))];o.length===0&&o.push(`    <testcase classname="hunkguard" name="no findings"/>
`);let $=`tests="${o.length}" failures="${u}" errors="0" skipped="${n.length}" time="${(s/1e3).toFixed(3)}"`;return[`<?xml version="1.0" encoding="UTF-8"?>
`,`<testsuites name="hunkguard" ${$}>
`,`  <testsuite name="${a(`hunkguard ${e.source}`)}" ${$}>
`,...o,`    <system-out>${a([...e.notices,(0,d.d)(e)].join(`
`))}</system-out>
`,`  </testsuite>
</testsuites>
`].join("")}function g(e,t,n){let{path:r,startLine:s,startColumn:u,ruleId:o}=e,$=t===0?"":` (${t+1})`,i=`${o} at ${r}:${s}:${u}${$}`;return`    <testcase ${`classname="${a(r)}" name="${a(i)}" file="${a(r)}" line="${s}"`}>
      ${n}
    </testcase>
`}function C(e){let{severity:t,title:n}=e;return`<failure type="${t}" message="${a(`${t}: ${n}`)}">${a(c(e))}</failure>`}function L(e){return`<system-out>${a(`${e.severity}, not blocking
${c(e)}`)}</system-out>`}function c({path:e,startLine:t,startColumn:n,line:r,why:s,fix:u,cwe:o}){return[`${e}:${t}:${n}`,r.trim(),`why: ${s.trim()}`,`fix: ${u.trim()}`,o].join(`
`)}0&&(module.exports={formatJunit});
module.exports={formatJunit:y};})}})
