/** One step of an installation; all of them are shown before the first is done. Paths are absolute. */
export type Change =
  /** `before` and `after` are whole contents, null where there is no file. */
  | {
      kind: 'write';
      path: string;
      before: Buffer | null;
      after: Buffer | null;
      mode: number | null;
    }
  | { kind: 'move'; from: string; to: string }
  | { kind: 'config'; key: string; before: string | null; after: string | null }
  /** Runs a hook manager's own command in the work tree's top folder. */
  | { kind: 'run'; argv: readonly string[] };

/** What `init` or `uninstall` is going to do, and what a user has to know about it. */
export interface Plan {
  changes: Change[];
  notes: string[];
}
