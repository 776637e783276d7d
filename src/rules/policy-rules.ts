import type { RuleText } from './rule.ts';

const shared = { category: 'policy', confidence: 'high', owasp: 'A05:2021' } as const;

/** What hunkguard itself reports of a change, besides what its rule files find. */
export const POLICY_RULES = {
  'settings-loosened': {
    ...shared,
    id: 'settings-loosened',
    title: "The change loosens hunkguard's own settings",
    severity: 'high',
    cwe: 'CWE-693',
    why: 'A change that also switches off its own scan hides what it brings in; the old settings were used here.',
    fix: 'Commit the settings on their own first: they hold from the next commit on. Or accept them with this one: `--allow-weaken`, in a hook HUNKGUARD_ALLOW_WEAKEN=1.',
  },
  'file-over-limit': {
    ...shared,
    id: 'file-over-limit',
    title: 'A file is larger than limits.fileBytes allows: the rest of it was not scanned',
    severity: 'high',
    cwe: 'CWE-693',
    why: 'What stands behind the limit was not looked at, and nobody knows what it holds.',
    fix: 'Keep large files out of the repository, raise limits.fileBytes, or accept this file with `hunkguard ignore`.',
  },
} as const satisfies Record<string, RuleText>;

export type PolicyRuleId = keyof typeof POLICY_RULES;
