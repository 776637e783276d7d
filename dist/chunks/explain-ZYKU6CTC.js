import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);
import{a,b}from"./chunk-Q3VQJWX5.js";import"./chunk-MQITAHJ4.js";import"./chunk-T5OVUQ5V.js";import"./chunk-K3ISFMD5.js";export{b as describeRule,a as explain};
