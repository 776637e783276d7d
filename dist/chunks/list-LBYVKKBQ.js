import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
import{e}from"./chunk-MQITAHJ4.js";import"./chunk-T5OVUQ5V.js";import"./chunk-K3ISFMD5.js";async function u(a,s){let t=Object.values(await e());if(s==="json")return{exitCode:0,stdout:`${JSON.stringify(t,null,2)}
`,stderr:""};let o=Math.max(...t.map(({id:n})=>n.length));return{exitCode:0,stdout:`${t.map(({id:n,severity:i,category:r,title:d})=>`${n.padEnd(o)}  ${i.padEnd(8)}  ${r.padEnd(22)}  ${d}`).join(`
`)}
${t.length} rules
`,stderr:""}}export{u as listRules};
