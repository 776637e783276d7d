import type { Facts } from './facts.ts';
import type { Fault } from './fault.ts';
import { hooksFaults } from './hooks-faults.ts';
import { machineFaults } from './machine-faults.ts';
import { managerFaults } from './manager-faults.ts';

/** All faults, those of the hooks first. */
export function diagnose(facts: Facts): Fault[] {
  return [...hooksFaults(facts), ...managerFaults(facts), ...machineFaults(facts)];
}
