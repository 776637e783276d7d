import type { MessageFacts } from './message-evidence.ts';
import { readMessage } from './message-evidence.ts';

/**
 * Adds what the squashed messages say to the facts of the message that takes their place. `merge
 * --squash` indents them in `SQUASH_MSG`, and a rebase's fixup turns the dropped ones into comments;
 * `commit -m` after either starts from a message that has none of it.
 * @param squashMessage the text of `SQUASH_MSG` or `rebase-merge/message-squash`, Latin-1
 */
export function liftSquashed(facts: MessageFacts, squashMessage: string): MessageFacts {
  const uncommented = squashMessage
    .split('\n')
    .map((line) => line.replace(/^[#;@!$%^&|:] ?/, ''))
    .join('\n');
  const lifted = readMessage(uncommented, true);
  return { ...facts, evidence: [...facts.evidence, ...lifted.evidence] };
}
