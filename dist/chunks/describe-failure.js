/*96853708f099c26c*/(function(__dirname){return{"./describe-failure.js":(function(exports,require,module){var s=Object.defineProperty;var c=Object.getOwnPropertyDescriptor;var p=Object.getOwnPropertyNames;var h=Object.prototype.hasOwnProperty;var m=(t,e)=>{for(var o in e)s(t,o,{get:e[o],enumerable:!0})},d=(t,e,o,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of p(e))!h.call(t,i)&&i!==o&&s(t,i,{get:()=>e[i],enumerable:!(r=c(e,i))||r.enumerable});return t};var l=t=>d(s({},"__esModule",{value:!0}),t);var g={};var n=require("./shared-75.js"),a=require("./shared-93.js"),U=require("./shared-94.js");function u(t,e,o){let r=t instanceof a.a,i=[`hunkguard: could not run: ${(t instanceof Error?t.message:String(t)).split(`
`).map(n.a).join(`
  `)}`,r?`  ${(0,n.a)(t.hint)}`:"  This is a defect of hunkguard; please report it with the lines below.",...r?[]:f(t)];return e.HUNKGUARD_FAIL_OPEN==="1"?{text:`${[...i,"  Passing unscanned, because HUNKGUARD_FAIL_OPEN=1."].join(`
`)}
`,exitCode:0}:(o&&i.push("  Nothing was let through. To skip hunkguard once: HUNKGUARD=0 git commit \u2026"),{text:`${i.join(`
`)}
`,exitCode:2})}function f(t){return(t instanceof Error?t.stack??"":"").split(`
`).slice(1,8).map(e=>`  ${(0,n.a)(e.trim())}`)}0&&(module.exports={describeFailure});
module.exports={describeFailure:u};})}})
