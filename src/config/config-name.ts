/** The one file name, at the repository's top and in any folder below it. */
export const CONFIG_NAME = '.hunkguard.yaml';
