/*2e1a844a2673e64d*/(function(__dirname){return{"./demo.js":(function(exports,require,module){var c=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var k=Object.getOwnPropertyNames;var y=Object.prototype.hasOwnProperty;var g=(e,t)=>{for(var r in t)c(e,r,{get:t[r],enumerable:!0})},x=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of k(t))!y.call(e,o)&&o!==r&&c(e,o,{get:()=>t[o],enumerable:!(n=h(t,o))||n.enumerable});return e};var b=e=>x(c({},"__esModule",{value:!0}),e);var v={};var a=require("./shared-9.js"),p=require("./shared-10.js"),d=require("./shared-36.js"),R=require("./shared-40.js"),K=require("./shared-78.js"),U=require("./shared-79.js"),C=require("./shared-80.js"),H=require("./shared-95.js"),F=require("./shared-97.js"),i=require("node:fs/promises"),s=require("node:path");function E(e){return(0,p.a)(`import jwt from 'jsonwebtoken';

const stripeKey = 'sk_live_{{alnum:32}}';

export async function findUser(db, name) {
  return db.query(\`SELECT * FROM users WHERE name = '\${name}'\`);
}

export function renderComment(comment) {
  return \`<li class="comment">\${comment.text}</li>\`;
}

export function currentUser(token) {
  const user = jwt.decode(token);
  return user.sub;
}

export const pay = (stripe, order) => stripe(stripeKey).charges.create(order);
`,e)}var j=`import escapeHtml from 'escape-html';
import jwt from 'jsonwebtoken';

const stripeKey = process.env.STRIPE_KEY;

export async function findUser(db, name) {
  return db.query('SELECT * FROM users WHERE name = ?', [name]);
}

export function renderComment(comment) {
  return \`<li class="comment">\${escapeHtml(comment.text)}</li>\`;
}

export function currentUser(token, key) {
  const user = jwt.verify(token, key, { algorithms: ['RS256'] });
  return user.sub;
}

export const pay = (stripe, order) => stripe(stripeKey).charges.create(order);
`,m="account.js";async function f(e){let t=await(0,a.a)(),r=await(0,d.a)(e.stdoutIsTty,e.env);try{await $(t);let n=await u(t,E(t.dir)),o=await u(t,j),l=!n.ok&&n.output.includes("blocking")&&o.ok,w=[r.bold(`$ git commit        # ${m}, as an assistant wrote it`),n.output.trimEnd(),n.ok?r.red("The commit went through: this is wrong."):r.red("The commit was refused."),"",r.bold(`$ git commit        # ${m}, mended`),o.output.trimEnd(),o.ok?r.green("The commit went through."):r.red("The commit was refused: this is wrong."),""].join(`
`);return{exitCode:l?0:2,stdout:w,stderr:""}}finally{await t.remove()}}async function u({dir:e,git:t},r){return await(0,i.writeFile)((0,s.join)(e,m),r),await t.add(m),(0,a.b)(t,"feat: accounts")}async function $({dir:e}){let t=(0,s.join)(__dirname,"hunkguard.js"),r=o=>`'${o.replaceAll("'","'\\''")}'`,n=(0,s.join)(e,".git","hooks","pre-commit");await(0,i.mkdir)((0,s.join)(e,".git","hooks"),{recursive:!0}),await(0,i.writeFile)(n,`#!/bin/sh
HUNKGUARD= exec ${r(process.execPath)} ${r(t)} hook pre-commit
`),await(0,i.chmod)(n,493)}0&&(module.exports={demo});
module.exports={demo:f};})}})
