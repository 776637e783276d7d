import { type CiFile, GATES, writeCiFiles } from './write-ci-files.ts';

/** The files below examples/ that are made by what `init --ci` runs: alone, and with the other gates. */
export function exampleFiles(version: string): CiFile[] {
  return (['github', 'gitlab'] as const).flatMap((system) =>
    [
      { name: 'hunkguard', gates: [] },
      { name: 'hunkguard-and-others', gates: GATES },
    ].map(({ name, gates }) => {
      const [file] = writeCiFiles(system, { version, gates }) as [CiFile];
      const ending = system === 'github' ? 'yml' : 'gitlab-ci.yml';
      return { path: `examples/${system}/${name}.${ending}`, text: file.text };
    }),
  );
}
