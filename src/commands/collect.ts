import { InvalidArgumentError } from 'commander';

/** Gathers the values of an option that may be repeated. */
export function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** A whole number from 0 up. */
export function countFrom(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(value);
}
