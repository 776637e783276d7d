/*f40d2594969dc790*/(function(__dirname){return{"./list.js":(function(exports,require,module){var o=Object.defineProperty;var u=Object.getOwnPropertyDescriptor;var m=Object.getOwnPropertyNames;var $=Object.prototype.hasOwnProperty;var c=(i,t)=>{for(var e in t)o(i,e,{get:t[e],enumerable:!0})},f=(i,t,e,a)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of m(t))!$.call(i,r)&&r!==e&&o(i,r,{get:()=>t[r],enumerable:!(a=u(t,r))||a.enumerable});return i};var g=i=>f(o({},"__esModule",{value:!0}),i);var x={};var d=require("./shared-75.js"),h=require("./shared-79.js"),j=require("./shared-91.js"),E=require("./shared-92.js");async function n(i,t){let e=Object.values(await(0,d.c)());if(t==="json")return{exitCode:0,stdout:`${JSON.stringify(e,null,2)}
`,stderr:""};let a=Math.max(...e.map(({id:r})=>r.length));return{exitCode:0,stdout:`${e.map(({id:r,severity:s,category:l,title:p})=>`${r.padEnd(a)}  ${s.padEnd(8)}  ${l.padEnd(22)}  ${p}`).join(`
`)}
${e.length} rules
`,stderr:""}}0&&(module.exports={listRules});
module.exports={listRules:n};})}})
