import type { Evidence } from './agent.ts';
import { canonicalName } from './agent-name.ts';
import { UNNAMED_AGENT } from './agents.ts';

/**
 * Reads a note of git-ai (authorship format 3): paths at column 0, below each two-space `key ranges`
 * lines, a line `---`, then JSON about the keys. Keys `h_…` are people; the others are sessions of
 * agents. The format is git-ai's specification, specs/git_ai_standard_v3.0.0.md.
 */
export function gitAiEvidence(note: string): Evidence[] {
  const divider = note.search(/^---$/m);
  if (divider === -1) return [];
  const lines = new Map<string, number>();
  for (const line of note.slice(0, divider).split('\n')) {
    const match = /^ {2}(\S+) ([\d,-]+)$/.exec(line);
    if (match === null) continue;
    const [, key = '', ranges = ''] = match;
    const session = key.split('::', 1)[0] ?? key;
    if (!session.startsWith('h_'))
      lines.set(session, (lines.get(session) ?? 0) + countLines(ranges));
  }
  const tools = toolsOf(note.slice(divider + 3));
  return [...lines].map(([key, count]) => ({
    signal: 'note',
    strength: 'strong',
    agent: tools.get(key) ?? UNNAMED_AGENT,
    detail: `git-ai note, ${count} lines`,
  }));
}

/** `1-4,7` is five lines. */
function countLines(ranges: string): number {
  return ranges.split(',').reduce((sum, range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return sum + Math.max(0, to - from + 1);
  }, 0);
}

/** Key → agent, from `prompts` and `sessions`; anything of another shape is passed over. */
function toolsOf(json: string): Map<string, string> {
  const tools = new Map<string, string>();
  const root = parseObject(json);
  for (const section of [root.prompts, root.sessions]) {
    for (const [key, value] of Object.entries(asObject(section))) {
      const tool = asObject(asObject(value).agent_id).tool;
      const name = typeof tool === 'string' ? canonicalName(tool) : null;
      if (name !== null) tools.set(key, name);
    }
  }
  return tools;
}

function parseObject(json: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(json));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
