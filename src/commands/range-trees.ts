import { resolveRange } from '../git/read-range.ts';
import type { Io } from './command.ts';
import type { SettingsTrees } from './settings-source.ts';

/** A range is judged by the settings that it starts from. */
export async function rangeTrees(io: Io, range: string): Promise<SettingsTrees> {
  const { from, to } = await resolveRange(io, range);
  return { before: `${from}:`, after: `${to}:` };
}
