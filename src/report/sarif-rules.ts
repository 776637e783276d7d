import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { Finding } from '../scan/finding.ts';
import { cweNumber, cweUrl } from './cwe.ts';

/** MITRE's list as a SARIF taxonomy; the guid is that of github.com/sarif-standard/taxonomies. */
export const CWE_TAXONOMY = {
  name: 'CWE',
  organization: 'MITRE',
  shortDescription: { text: 'The MITRE Common Weakness Enumeration' },
  informationUri: 'https://cwe.mitre.org/',
  downloadUri: 'https://cwe.mitre.org/data/xml/cwec_latest.xml.zip',
  guid: 'ffc64c90-42b6-44ce-8beb-f6b7dae649e5',
  isComprehensive: false,
};

/** Shown by GitHub as critical over 9, high from 7, medium from 4, low under that. A string, or it is ignored. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
};

const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const;

/** GitHub keeps ten tags a rule. */
const MOST_TAGS = 10;
const MOST_DESCRIPTION = 1024;

export interface SarifRule {
  id: string;
  [key: string]: unknown;
}

/** SARIF's three levels for our four severities. */
export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return LEVELS[severity];
}

/** The rules that these findings name, each once, in the order of their ids. */
export function toSarifRules(findings: readonly Finding[]): SarifRule[] {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const known = worst.get(finding.ruleId);
    if (known === undefined || isWorse(finding, known)) worst.set(finding.ruleId, finding);
  }
  return [...worst.values()].sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1)).map(toRule);
}

function isWorse(a: Finding, b: Finding): boolean {
  return SEVERITIES.indexOf(a.severity) < SEVERITIES.indexOf(b.severity);
}

function toRule(finding: Finding): SarifRule {
  const { ruleId, title, why, severity, confidence, cwe } = finding;
  const number = cweNumber(cwe);
  const description = why.trim() === '' ? title : why.trim();
  return {
    id: ruleId,
    name: pascalCase(ruleId),
    shortDescription: { text: sentence(title) },
    fullDescription: { text: sentence(description.slice(0, MOST_DESCRIPTION - 1)) },
    help: { text: helpText(finding), markdown: helpMarkdown(finding) },
    ...(number === undefined ? {} : { helpUri: cweUrl(number) }),
    defaultConfiguration: { level: levelOf(severity) },
    properties: {
      tags: tagsOf(finding).slice(0, MOST_TAGS),
      precision: confidence,
      'security-severity': SECURITY_SEVERITY[severity],
      'problem.severity': PROBLEM_SEVERITY[severity],
    },
    ...(number === undefined ? {} : { relationships: [weakness(number)] }),
  };
}

const PROBLEM_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'recommendation',
};

function tagsOf({ cwe, owasp, category }: Finding): string[] {
  const number = cweNumber(cwe);
  return [
    'security',
    ...(number === undefined ? [] : [`external/cwe/cwe-${String(number).padStart(3, '0')}`]),
    ...(owasp === '' ? [] : [`external/owasp/${owasp.toLowerCase().replace(':', '-')}`]),
    category,
  ];
}

function weakness(number: number) {
  return {
    target: { id: String(number), toolComponent: { name: CWE_TAXONOMY.name, index: 0 } },
    kinds: ['superset'],
  };
}

function helpText({ title, why, fix, cwe, owasp }: Finding): string {
  return [title, why, `Fix: ${fix}`, [cwe, owasp].filter((id) => id !== '').join(', ')]
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'Fix:')
    .join('\n\n');
}

function helpMarkdown({ ruleId, title, why, fix, cwe, owasp }: Finding): string {
  const number = cweNumber(cwe);
  const weaknesses = [
    number === undefined ? '' : `[${cwe}](${cweUrl(number)})`,
    owasp === '' ? '' : `OWASP ${owasp}`,
  ].filter((part) => part !== '');
  return [
    `## ${title}`,
    why.trim(),
    fix.trim() === '' ? '' : `### Fix\n\n${fix.trim()}`,
    `To allow one line, append a comment: \`hunkguard:allow ${ruleId} <reason>\``,
    weaknesses.join(' · '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function pascalCase(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** SARIF's texts are sentences. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
