import type { Agent, AgentVariable, Evidence } from './agent.ts';
import { agentByAlias, canonicalName, safeAgentName, withoutVersion } from './agent-name.ts';
import { AGENTS, UNNAMED_AGENT } from './agents.ts';

/** The environment of a process, as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a variable is set to something: empty and `0` mean unset. */
function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== '0';
}

function holds(env: Environment, variable: AgentVariable): boolean {
  const value = env[variable.name];
  return isSet(value) && (variable.value === undefined || variable.value === value);
}

interface Named {
  name: string;
  variable: string;
}

/** `AI_AGENT` names any agent; `AGENT` means other things as well, so only known names count there. */
function fromGeneric(env: Environment): Named | null {
  const specific = env.AI_AGENT;
  if (isSet(specific)) {
    const value = withoutVersion(specific);
    const name = /^(?:1|true|yes)$/i.test(value) ? UNNAMED_AGENT : canonicalName(value);
    if (name !== null) return { name, variable: 'AI_AGENT' };
  }
  const generic = env.AGENT;
  if (!isSet(generic)) return null;
  const known = agentByAlias(withoutVersion(generic));
  return known === undefined ? null : { name: known.name, variable: 'AGENT' };
}

function fromOwnVariables(env: Environment): { agent: Agent; variable: string }[] {
  return AGENTS.flatMap((agent) => {
    const variable = agent.variables.find((candidate) => holds(env, candidate));
    return variable === undefined ? [] : [{ agent, variable: variable.name }];
  });
}

/**
 * The agent in whose shell this process runs. An inner agent inherits the outer one's variables, so the
 * table's order decides between agents' own variables; a generic variable that names an agent without
 * any of its own set was written last, by the inner one.
 * @returns null when no variable of an agent is set
 */
export function environmentEvidence(env: Environment): Evidence | null {
  const own = fromOwnVariables(env);
  const generic = fromGeneric(env);
  const first = own[0];
  const genericIsInner =
    generic !== null &&
    generic.name !== UNNAMED_AGENT &&
    !own.some(({ agent }) => agent.name === generic.name);
  if (generic !== null && (genericIsInner || first === undefined)) {
    return strong(generic.name, generic.variable);
  }
  return first === undefined ? null : strong(first.agent.name, first.variable);
}

function strong(agent: string, variable: string): Evidence {
  return { signal: 'environment', strength: 'strong', agent, detail: `${variable} is set` };
}

/** What `HUNKGUARD_AGENT` says: a name, or that no agent took part (`0`, `none`, `off`, `false`, `no`). */
export type Explicit = { kind: 'agent'; evidence: Evidence } | { kind: 'opt-out'; detail: string };

/** Reads an explicit declaration, from the variable `HUNKGUARD_AGENT` or a git setting. */
export function explicitDeclaration(value: string | undefined, where: string): Explicit | null {
  if (value === undefined || value.trim() === '') return null;
  if (/^(?:0|none|off|false|no)$/i.test(value.trim())) {
    return { kind: 'opt-out', detail: `${where}=${safeAgentName(value) ?? ''}` };
  }
  const name = /^(?:1|true|yes|on)$/i.test(value.trim()) ? UNNAMED_AGENT : canonicalName(value);
  if (name === null) return null;
  return {
    kind: 'agent',
    evidence: { signal: 'explicit', strength: 'strong', agent: name, detail: `${where} is set` },
  };
}
