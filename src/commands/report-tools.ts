import { readBuiltInTexts } from '../config/built-in-rules.ts';
import type { OwnRule } from '../config/config.ts';
import type { RuleText } from '../rules/rule.ts';
import type { FindingTools } from '../scan/to-finding.ts';

export interface ReportTools extends FindingTools {
  /** Ids of all rules, the user's own included. */
  ruleIds: readonly string[];
}

/** What only a scan with findings needs, loaded once: the rules' texts and a hash function. */
export function reportTools(ownRules: () => readonly OwnRule[]): () => Promise<ReportTools> {
  let loading: Promise<ReportTools> | undefined;
  const load = async (): Promise<ReportTools> => {
    const [builtIn, { createHash }] = await Promise.all([
      readBuiltInTexts(),
      import('node:crypto'),
    ]);
    const own = Object.fromEntries(ownRules().map(({ text }) => [text.id, text]));
    const texts: Record<string, RuleText> = { ...builtIn, ...own };
    return {
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      textOf: (id) => texts[id] as RuleText,
      ruleIds: Object.keys(texts),
    };
  };
  return () => {
    loading ??= load();
    return loading;
  };
}
