import type { Config } from './config.ts';
import type { NestedConfigFile } from './config-schema.ts';
import { rankOf, type SeverityOf, severityIn, stricterFailOn } from './stricter.ts';

/** Applies a nested file: what it makes stricter holds for its folder, what would loosen does not. */
export function narrow(top: Config, nested: NestedConfigFile, severityOf: SeverityOf): Config {
  const raised = Object.entries(nested.rules ?? {}).filter(
    ([id, severity]) => rankOf(severity) > rankOf(severityIn(top, id, severityOf) ?? 'off'),
  );
  const on = Object.keys(nested.packs ?? {}) as Config['packsOn'];
  const { policy, failOn } = nested;
  const { aiFailOn } = top.policy;
  return {
    ...top,
    failOn: failOn === undefined ? top.failOn : stricterFailOn(top.failOn, failOn),
    rules: { ...top.rules, ...Object.fromEntries(raised) },
    packsOff: top.packsOff.filter((name) => !on.includes(name)),
    packsOn: [...new Set([...top.packsOn, ...on])],
    policy: {
      inlineIgnores: top.policy.inlineIgnores && policy?.inlineIgnores !== 'off',
      aiFailOn:
        policy?.ai?.failOn === undefined || aiFailOn === undefined
          ? (policy?.ai?.failOn ?? aiFailOn)
          : stricterFailOn(aiFailOn, policy.ai.failOn),
    },
  };
}
