/*72e6c27cfd13b4c5*/(function(__dirname){return{"./describe-failure.js":(function(exports,require,module){var a=Object.defineProperty;var c=Object.getOwnPropertyDescriptor;var p=Object.getOwnPropertyNames;var h=Object.prototype.hasOwnProperty;var m=(t,e)=>{for(var i in e)a(t,i,{get:e[i],enumerable:!0})},g=(t,e,i,o)=>{if(e&&typeof e=="object"||typeof e=="function")for(let r of p(e))!h.call(t,r)&&r!==i&&a(t,r,{get:()=>e[r],enumerable:!(o=c(e,r))||o.enumerable});return t};var l=t=>g(a({},"__esModule",{value:!0}),t);var f={};m(f,{describeFailure:()=>u});module.exports=l(f);var s=require("./shared-71.js"),n=require("./shared-88.js"),U=require("./shared-89.js");function u(t,e){let i=t instanceof n.a,o=[`hunkguard: could not run: ${(t instanceof Error?t.message:String(t)).split(`
`).map(s.a).join(`
  `)}`,i?`  ${(0,s.a)(t.hint)}`:"  This is a defect of hunkguard; please report it with the lines below.",...i?[]:d(t)];return e.HUNKGUARD_FAIL_OPEN==="1"?{text:`${[...o,"  Passing unscanned, because HUNKGUARD_FAIL_OPEN=1."].join(`
`)}
`,exitCode:0}:(o.push("  Nothing was let through. To skip hunkguard once: HUNKGUARD=0 git commit \u2026"),{text:`${o.join(`
`)}
`,exitCode:2})}function d(t){return(t instanceof Error?t.stack??"":"").split(`
`).slice(1,8).map(e=>`  ${(0,s.a)(e.trim())}`)}0&&(module.exports={describeFailure});
})}})
