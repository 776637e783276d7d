import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
var t=class extends Error{hint;constructor(n,r,s){super(n,s),this.name="ToolError",this.hint=r}};export{t as a};
