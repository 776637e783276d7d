import { confirm, isCancel, select } from '@clack/prompts';
import { ToolError } from '../../errors.ts';
import type { ManagerChoice } from './detect-manager.ts';
import { MANAGERS, type Manager } from './managers.ts';

/** Asks who is to start hunkguard; what was detected stands first. */
export async function askManager({ manager, why }: ManagerChoice): Promise<Manager> {
  const others = MANAGERS.filter((other) => other !== manager);
  const answer = await select<Manager>({
    message: 'Who starts the git hooks here?',
    initialValue: manager,
    options: [
      { value: manager, label: manager, hint: why },
      ...others.map((other) => ({ value: other, label: other })),
    ],
  });
  return orStop<Manager>(answer);
}

/** Shows what is going to be written and asks whether to. */
export async function confirmPlan(shown: string): Promise<boolean> {
  // As it is: clack's box would wrap the lines of a diff.
  process.stdout.write(`\n${shown}\n`);
  return orStop<boolean>(await confirm({ message: 'Write it?', initialValue: true }));
}

function orStop<T>(answer: T | symbol): T {
  if (isCancel(answer)) throw new ToolError('stopped', 'Nothing was written.');
  return answer as T;
}
