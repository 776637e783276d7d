import type { Category } from '../../rules/rule.ts';

/** MITRE's weaknesses by the family they count as here: what folds duplicates of different tools. */
const FAMILIES: Readonly<Partial<Record<Category, readonly number[]>>> = {
  'hardcoded-credentials': [256, 257, 259, 260, 321, 522, 798],
  'sql-injection': [89, 564],
  'nosql-injection': [943],
  xss: [79, 80, 83, 85, 87, 116],
  'command-injection': [77, 78, 88],
  'code-injection': [94, 95, 96],
  'template-injection': [1336],
  'ldap-injection': [90],
  'xpath-injection': [91, 643],
  'log-injection': [93, 113, 117],
  'path-traversal': [22, 23, 35, 36, 73],
  ssrf: [918],
  'open-redirect': [601],
  xxe: [611, 776],
  deserialization: [502],
  'auth-bypass': [284, 285, 287, 288, 290, 302, 306, 862, 863],
  jwt: [345, 347],
  'session-cookie': [384, 614, 1004, 1275],
  cors: [346, 942],
  csrf: [352],
  'debug-mode': [215, 489, 209],
  'weak-crypto': [310, 326, 327],
  'weak-hash': [328, 916],
  'weak-random': [330, 331, 335, 338],
  'tls-verify-off': [295, 297, 319, 757],
  'file-permissions': [276, 279, 732],
  'temp-file': [377, 378, 379],
  'mass-assignment': [915],
  'prototype-pollution': [1321],
  'regex-injection': [185, 400, 625, 730, 777, 1333],
  container: [250],
  'data-exposure': [200, 201, 312, 359, 532, 538],
};

const BY_NUMBER: ReadonlyMap<number, Category> = new Map(
  Object.entries(FAMILIES).flatMap(([family, numbers]) =>
    numbers.map((number): [number, Category] => [number, family as Category]),
  ),
);

/**
 * Rules whose reports carry no weakness: Bandit's tests (bandit.readthedocs.io), ESLint's own and those of
 * eslint-plugin-security.
 */
const RULES: Readonly<Record<number, readonly string[]>> = {
  22: ['B202', 'B310', 'security/detect-non-literal-fs-filename'],
  78: [
    'B404',
    'B602',
    'B603',
    'B604',
    'B605',
    'B606',
    'B607',
    'B609',
    'security/detect-child-process',
  ],
  79: ['B701', 'B702', 'B703', 'B704'],
  89: ['B608', 'B610', 'B611'],
  94: ['B201'],
  95: [
    'B102',
    'B307',
    'no-eval',
    'no-implied-eval',
    'no-new-func',
    'no-script-url',
    'security/detect-eval-with-expression',
  ],
  259: ['B105', 'B106', 'B107'],
  295: ['B323', 'B501', 'B507'],
  319: ['B312', 'B321', 'B401', 'B402'],
  327: ['B303', 'B304', 'B305', 'B324', 'B413', 'B502', 'B503', 'B504', 'B505'],
  330: ['B311'],
  338: ['security/detect-pseudoRandomBytes'],
  377: ['B108', 'B306'],
  502: ['B301', 'B302', 'B403', 'B506', 'B614', 'B615'],
  611: [
    'B313',
    'B314',
    'B315',
    'B316',
    'B317',
    'B318',
    'B319',
    'B320',
    'B405',
    'B406',
    'B407',
    'B408',
    'B409',
    'B410',
    'B411',
  ],
  732: ['B103'],
  1333: ['security/detect-non-literal-regexp', 'security/detect-unsafe-regex'],
};

const BY_RULE: ReadonlyMap<string, number> = new Map(
  Object.entries(RULES).flatMap(([number, ids]) =>
    ids.map((id): [string, number] => [id, Number(number)]),
  ),
);

/** The weakness number that a rule is known for, where its report names none. */
export function weaknessOfRule(ruleId: string): number | undefined {
  return BY_RULE.get(ruleId);
}

/** The family of a weakness; `other` when no family covers it. */
export function familyOf(number: number | undefined): Category {
  return (number === undefined ? undefined : BY_NUMBER.get(number)) ?? 'other';
}
