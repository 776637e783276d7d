import { type Environment, environmentEvidence, explicitDeclaration } from './environment.ts';

/**
 * Whether a commit made in this environment, with this journal, is to be treated as AI-written: for the
 * pre-commit scan, which runs before there is a message. An opt-out is not heard here: it would let an
 * agent choose the weaker policy.
 */
export function isAiCommit(facts: {
  env: Environment;
  setting?: string | undefined;
  journalAgents: readonly string[];
}): boolean {
  const explicit = [
    explicitDeclaration(facts.env.HUNKGUARD_AGENT, 'HUNKGUARD_AGENT'),
    explicitDeclaration(facts.setting, 'hunkguard.agent'),
  ];
  return (
    facts.journalAgents.length > 0 ||
    environmentEvidence(facts.env) !== null ||
    explicit.some((declared) => declared?.kind === 'agent')
  );
}
