/*61f6bbeb9c0b90ac*/(function(__dirname){return{"./init-config.js":(function(exports,require,module){var o=Object.defineProperty;var d=Object.getOwnPropertyDescriptor;var u=Object.getOwnPropertyNames;var g=Object.prototype.hasOwnProperty;var w=(t,e)=>{for(var r in e)o(t,r,{get:e[r],enumerable:!0})},p=(t,e,r,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let a of u(e))!g.call(t,a)&&a!==r&&o(t,a,{get:()=>e[a],enumerable:!(i=d(e,a))||i.enumerable});return t};var y=t=>p(o({},"__esModule",{value:!0}),t);var k={};var h=require("./shared-77.js"),s=require("./shared-91.js"),l=require("./shared-94.js"),x=require("./shared-97.js"),c=require("node:fs/promises"),m=require("node:path"),n=`# yaml-language-server: $schema=./node_modules/hunkguard/dist/config.schema.json
# hunkguard's settings; docs/configuration.md explains each. Read from HEAD: they hold from the commit
# after the one that brings them.

# From which severity on a finding blocks: critical, high, medium, low, none.
failOn: high

# Another severity for a rule, or off. Ids: hunkguard rules list
# rules:
#   weak-hash-password: critical
#   generic-secret: off

# Whole families: secrets, injection, auth, crypto, hardening, infrastructure, ai.
# packs:
#   hardening: off

# What is known to be harmless: every part of an entry has to fit.
# allowlist:
#   - reason: Recorded answers of a test server
#     paths: ["test/fixtures/**"]
#     rules: [generic-secret]
#     linePattern: "x-test-token"

# Own rules, in the format of the built-in ones.
# rulesFiles: [security/rules.yaml]

# What holds for commits that an AI agent makes, and whether marks in lines may silence findings.
# policy:
#   ai:
#     failOn: medium
#   inlineIgnores: on
`;async function f(t){let e=(0,m.join)((0,h.a)(t.cwd),s.a);try{await(0,c.writeFile)(e,n,{flag:"wx"})}catch(r){let{code:i,message:a}=r;throw new l.a(i==="EEXIST"?`${s.a} is there already`:`${e}: ${a}`,"Nothing was written. To check it: hunkguard config validate",{cause:r})}return{exitCode:0,stdout:`wrote ${s.a}
`,stderr:""}}0&&(module.exports={CONFIG_TEMPLATE,initConfig});
module.exports={CONFIG_TEMPLATE:n,initConfig:f};})}})
