var d=Object.defineProperty;var p=Object.getOwnPropertyDescriptor;var m=Object.getOwnPropertyNames;var $=Object.prototype.hasOwnProperty;var c=(i,t)=>{for(var e in t)d(i,e,{get:t[e],enumerable:!0})},f=(i,t,e,a)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of m(t))!$.call(i,r)&&r!==e&&d(i,r,{get:()=>t[r],enumerable:!(a=p(t,r))||a.enumerable});return i};var g=i=>f(d({},"__esModule",{value:!0}),i);var x={};c(x,{listRules:()=>o});module.exports=g(x);var n=require("./chunk-QOVIKOJE.js"),h=require("./chunk-GSCZ44TB.js"),j=require("./chunk-PHKIAKHS.js");async function o(i,t){let e=Object.values(await(0,n.d)());if(t==="json")return{exitCode:0,stdout:`${JSON.stringify(e,null,2)}
`,stderr:""};let a=Math.max(...e.map(({id:r})=>r.length));return{exitCode:0,stdout:`${e.map(({id:r,severity:s,category:l,title:u})=>`${r.padEnd(a)}  ${s.padEnd(8)}  ${l.padEnd(22)}  ${u}`).join(`
`)}
${e.length} rules
`,stderr:""}}0&&(module.exports={listRules});
