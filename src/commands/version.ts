/** Set by the bundler from package.json. */
export const VERSION: string = process.env.HUNKGUARD_VERSION ?? '0.0.0-source';
