/** Where git runs, and with which variables: a hook's own, as git set them. */
export interface GitContext {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Kills every git still running when it aborts. */
  signal?: AbortSignal;
}
