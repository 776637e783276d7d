/** The number of `CWE-89`, or undefined when a text is no weakness id. */
export function cweNumber(cwe: string): number | undefined {
  const digits = /^CWE-(\d{1,6})$/i.exec(cwe)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Where MITRE describes a weakness. */
export function cweUrl(number: number): string {
  return `https://cwe.mitre.org/data/definitions/${number}.html`;
}
