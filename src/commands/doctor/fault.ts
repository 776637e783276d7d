/** Something that keeps a hook from doing its work, and how to mend it. */
export interface Fault {
  id: string;
  /** A fault makes `doctor` exit with 1; a warning is said. */
  level: 'fault' | 'warning';
  what: string;
  mend: string;
}

export function fault(id: string, what: string, mend: string): Fault {
  return { id, level: 'fault', what, mend };
}

export function warning(id: string, what: string, mend: string): Fault {
  return { id, level: 'warning', what, mend };
}
