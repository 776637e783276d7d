import { openBuiltInTexts, readBuiltInIds } from '../config/built-in-rules.ts';
import type { OwnRule } from '../config/config.ts';
import type { RuleText } from '../rules/rule.ts';
import type { FindingTools } from '../scan/to-finding.ts';

export interface ReportTools extends FindingTools {
  /** Ids of all rules, the user's own included. */
  ruleIds: () => readonly string[];
}

/** What only a scan with findings needs, loaded once: the rules' texts and a hash function. */
export function reportTools(ownRules: () => readonly OwnRule[]): () => Promise<ReportTools> {
  let loading: Promise<ReportTools> | undefined;
  const load = async (): Promise<ReportTools> => {
    const { digestOf } = await import('./sha256.ts');
    const own = new Map(ownRules().map(({ text }) => [text.id, text]));
    const textOf = openBuiltInTexts();
    const known = new Map<string, RuleText>();
    return {
      digest: digestOf,
      textOf(id) {
        const text = known.get(id) ?? own.get(id) ?? (textOf(id) as RuleText);
        known.set(id, text);
        return text;
      },
      ruleIds: () => [...readBuiltInIds(), ...own.keys()],
    };
  };
  return () => {
    loading ??= load();
    return loading;
  };
}
