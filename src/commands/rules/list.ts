import { readBuiltInTexts } from '../../config/built-in-rules.ts';
import type { CommandResult, Io } from '../command.ts';

/** Every built-in rule: id, severity, category, title. */
export async function listRules(_io: Io, format: string): Promise<CommandResult> {
  const texts = Object.values(await readBuiltInTexts());
  if (format === 'json')
    return { exitCode: 0, stdout: `${JSON.stringify(texts, null, 2)}\n`, stderr: '' };
  const width = Math.max(...texts.map(({ id }) => id.length));
  const lines = texts.map(
    ({ id, severity, category, title }) =>
      `${id.padEnd(width)}  ${severity.padEnd(8)}  ${category.padEnd(22)}  ${title}`,
  );
  return { exitCode: 0, stdout: `${lines.join('\n')}\n${texts.length} rules\n`, stderr: '' };
}
