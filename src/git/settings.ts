import { runGitSync, type TimedContext } from './run-git-sync.ts';

/** The `hunkguard.*` settings of git's config that attribution reads. */
export interface AttributionSettings {
  /** `hunkguard.agent`: a name, or `none`. */
  agent: string | undefined;
  /** `hunkguard.ancestry`: also look at the parent processes. */
  ancestry: boolean;
}

export const NO_SETTINGS: AttributionSettings = { agent: undefined, ancestry: false };

/** Reads them through git. @throws ToolError when git fails */
export function readSettings(context: TimedContext): AttributionSettings {
  const { stdout } = runGitSync(context, {
    args: ['config', '-z', '--get-regexp', '^hunkguard\\.(agent|ancestry)$'],
    okCodes: [1],
  });
  const settings = { ...NO_SETTINGS };
  for (const record of stdout.toString('utf8').split('\0')) {
    const [name = '', value = 'true'] = splitOnce(record, '\n');
    if (name === 'hunkguard.agent') settings.agent = value;
    if (name === 'hunkguard.ancestry') settings.ancestry = /^(?:true|yes|on|1)$/i.test(value);
  }
  return settings;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
