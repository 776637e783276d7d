/*bfe3f9c929ae45d6*/(function(__dirname){return{"./describe-failure.js":(function(exports,require,module){var s=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var l=Object.getOwnPropertyNames;var p=Object.prototype.hasOwnProperty;var m=(t,e)=>{for(var r in e)s(t,r,{get:e[r],enumerable:!0})},f=(t,e,r,o)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of l(e))!p.call(t,i)&&i!==r&&s(t,i,{get:()=>e[i],enumerable:!(o=h(e,i))||o.enumerable});return t};var g=t=>f(s({},"__esModule",{value:!0}),t);var U={};var n=require("./shared-80.js"),u=require("./shared-94.js"),k=require("./shared-97.js");function c(t,e,r){let o=t instanceof u.a,i=[`hunkguard: could not run: ${(t instanceof Error?t.message:String(t)).split(`
`).map(n.a).join(`
  `)}`,o?`  ${(0,n.a)(t.hint)}`:"  This is a defect of hunkguard; please report it with the lines below.",...o?[]:d(t)];return e.HUNKGUARD_FAIL_OPEN==="1"?{text:`${[...i,"  Passing unscanned, because HUNKGUARD_FAIL_OPEN=1."].join(`
`)}
`,exitCode:0}:(r&&i.push("  Nothing was let through. To skip hunkguard once: HUNKGUARD=0 git commit \u2026"),{text:`${i.join(`
`)}
`,exitCode:2})}function d(t){return(t instanceof Error?t.stack??"":"").split(`
`).slice(1,8).map(e=>`  ${(0,n.a)(N(e.trim()))}`)}var a=300;function N(t){return t.length>a?`${t.slice(0,a)}\u2026`:t}0&&(module.exports={describeFailure});
module.exports={describeFailure:c};})}})
