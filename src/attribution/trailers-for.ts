import type { MessageFacts } from './message-evidence.ts';
import type { TrailerKey } from './options.ts';
import type { Trailer } from './splice-trailers.ts';

/**
 * The trailers that a message still lacks: one per key and agent. What it declares already, in whatever
 * spelling or with a model behind it, is left as it stands, so an amend changes nothing.
 */
export function trailersFor(
  agents: readonly string[],
  keys: readonly TrailerKey[],
  message: MessageFacts,
): Trailer[] {
  return keys.flatMap((key) =>
    agents
      .filter((agent) => !message.declared.get(key.toLowerCase())?.has(agent))
      .map((agent) => ({ key, value: agent })),
  );
}
