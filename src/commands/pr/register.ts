import type { Register } from '../registry.ts';

/** `hunkguard pr [--base REF] [--check FILE]`. */
export const registerPr: Register = (program, { io, answer }) => {
  program
    .command('pr')
    .description("a pull request's section: AI share, findings, review, security checklist")
    .option('--base <ref>', 'what it is to be merged into; default: the remote’s default branch')
    .option('--check <file>', 'check the section in this body (- for standard input) instead')
    .action(async (options: { base?: string; check?: string }) => {
      const [{ pr }, { scanRange }] = await Promise.all([
        import('./pr.ts'),
        import('./scan-range.ts'),
      ]);
      answer(await pr(io, { base: options.base, check: options.check }, scanRange));
    });
};
