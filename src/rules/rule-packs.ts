import type { Category } from './rule.ts';

/** Rules are switched by pack: the weakness families of one kind. */
const PACKS = {
  secrets: ['secret', 'secret-file', 'hardcoded-credentials'],
  injection: [
    'sql-injection',
    'nosql-injection',
    'xss',
    'command-injection',
    'code-injection',
    'template-injection',
    'ldap-injection',
    'xpath-injection',
    'log-injection',
    'path-traversal',
    'ssrf',
    'open-redirect',
    'xxe',
    'deserialization',
    'mass-assignment',
    'prototype-pollution',
    'regex-injection',
  ],
  auth: ['auth-bypass', 'jwt', 'session-cookie', 'cors', 'csrf'],
  crypto: ['weak-crypto', 'weak-hash', 'weak-random', 'tls-verify-off'],
  hardening: ['debug-mode', 'file-permissions', 'temp-file', 'data-exposure'],
  infrastructure: ['workflow-injection', 'container'],
  ai: ['placeholder-security', 'prompt-injection', 'untrusted-model', 'trojan-source'],
} as const satisfies Record<string, readonly Category[]>;

export type PackName = keyof typeof PACKS;

/** In the order of the documentation. */
export const PACK_NAMES = Object.keys(PACKS) as [PackName, ...PackName[]];

/** The pack of a category; hunkguard's own `policy` belongs to none and can't be switched off so. */
export function packOf(category: Category): PackName | undefined {
  return PACK_NAMES.find((name) => (PACKS[name] as readonly Category[]).includes(category));
}
