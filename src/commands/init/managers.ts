/** Who starts hunkguard: a hook manager, or scripts in the folder that git looks into. */
export const MANAGERS = ['pre-commit', 'husky', 'lefthook', 'hooks-path', 'git'] as const;

export type Manager = (typeof MANAGERS)[number];
