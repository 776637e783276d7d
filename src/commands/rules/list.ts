import { readBuiltInTexts } from '../../config/built-in-rules.ts';
import { show } from '../../report/show.ts';
import type { CommandResult, Io } from '../command.ts';
import { repositoryRules } from '../repository-rules.ts';

/** Every rule, built-in or the repository's own: id, severity, category, title. */
export async function listRules(io: Io, format: string): Promise<CommandResult> {
  let stderr = '';
  // Who looks for a rule's name may do so because the settings name it wrongly.
  const own = await repositoryRules(io).catch((error: Error) => {
    stderr = `hunkguard: without the repository’s own rules: ${show(error.message)}\n`;
    return [];
  });
  const texts = [...Object.values(await readBuiltInTexts()), ...own.map(({ text }) => text)];
  if (format === 'json')
    return { exitCode: 0, stdout: `${JSON.stringify(texts, null, 2)}\n`, stderr };
  const width = Math.max(...texts.map(({ id }) => id.length));
  const lines = texts.map(
    ({ id, severity, category, title }) =>
      `${id.padEnd(width)}  ${severity.padEnd(8)}  ${category.padEnd(22)}  ${show(title)}`,
  );
  return { exitCode: 0, stdout: `${lines.join('\n')}\n${texts.length} rules\n`, stderr };
}
