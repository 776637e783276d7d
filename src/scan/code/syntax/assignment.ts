/** One write to a name or member. */
export interface Assignment {
  /** Path of the target: `x`, `this.x`, `el.innerHTML`. */
  target: string;
  /** Token of the target's last name. */
  token: number;
  /** First token of the value. */
  value: number;
  /** `=` and kin, `+=` and kin, `each` for a loop variable, `call` for an append. */
  operator: string;
  /** The member of the value that is taken (destructuring), or its position. */
  part?: string;
  /** Whether it is the key of PHP's loop, not the item. */
  key?: true;
  /** Text of the declaration before the name: type and modifiers. */
  declared: string;
}

/** Every assignment by the last name of its target, in source order. */
export type AssignmentTable = Map<string, Assignment[]>;

export function add(table: AssignmentTable, assignment: Assignment): void {
  const name = assignment.target.slice(assignment.target.lastIndexOf('.') + 1);
  const list = table.get(name);
  if (list === undefined) table.set(name, [assignment]);
  else list.push(assignment);
}
