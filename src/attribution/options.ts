/** What hunkguard does about AI-written commits; see docs/attribution.md for each. */
export const ATTRIBUTION_MODES = [
  'off',
  'record',
  'warn',
  'require-marker',
  'require-review',
  'forbid',
  'neutralise',
] as const;
export type AttributionMode = (typeof ATTRIBUTION_MODES)[number];

/** Trailer keys that can be written; all of them are read. */
export const TRAILER_KEYS = ['AI-GENERATED', 'Assisted-by', 'Generated-by'] as const;
export type TrailerKey = (typeof TRAILER_KEYS)[number];

/** The `attribution` section of the config file. */
export interface AttributionOptions {
  mode: AttributionMode;
  /** Keys to write, one line each per agent. */
  trailer: readonly TrailerKey[];
  /** Globs: where `require-review` asks for a review at commit time already. */
  sensitivePaths: readonly string[];
  /** Write `AI-Lines: n/m` when a journal of agent edits exists. */
  lines: boolean;
}

export const DEFAULT_ATTRIBUTION: AttributionOptions = {
  mode: 'record',
  trailer: ['AI-GENERATED'],
  sensitivePaths: [],
  lines: true,
};
