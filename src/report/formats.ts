import type { ScanReport } from './scan-report.ts';
import type { Paint } from './text.ts';

/** What a format may have to know besides the report. */
export interface FormatContext {
  /** Colours of the stream it goes to; `text` alone uses them. */
  paint: Paint;
  /** When the report is written. */
  now: Date;
  /** The commit that was scanned, where one is known; GitLab's secret report asks for it. */
  commit?: string | undefined;
  /** Tells several uploads for one commit apart on GitHub; default `hunkguard`. */
  category?: string | undefined;
}

export type Formatter = (report: ScanReport, context: FormatContext) => string;

/** Every report format by the name `--format` takes, loaded when it is asked for. */
export const FORMATS: Readonly<Record<string, () => Promise<Formatter>>> = {
  text: async () => {
    const { formatText } = await import('./text.ts');
    return (report, { paint }) => formatText(report, paint);
  },
  summary: async () => (await import('./summary.ts')).formatSummary,
  json: async () => (await import('./json.ts')).formatJson,
  sarif: async () => (await import('./sarif.ts')).formatSarif,
  github: async () => (await import('./github.ts')).formatGithub,
  'gitlab-sast': async () => (await import('./gitlab-security.ts')).formatGitlabSast,
  'gitlab-secrets': async () => (await import('./gitlab-security.ts')).formatGitlabSecrets,
  'gitlab-codequality': async () =>
    (await import('./gitlab-codequality.ts')).formatGitlabCodequality,
  junit: async () => (await import('./junit.ts')).formatJunit,
  rdjson: async () => (await import('./rdjson.ts')).formatRdjson,
  markdown: async () => (await import('./markdown.ts')).formatMarkdown,
  csv: async () => (await import('./csv.ts')).formatCsv,
};

/** A format and where it goes; no file means standard output. */
export interface FormatTarget {
  format: string;
  file?: string;
}

/**
 * Reads `--format` values such as `text` and `sarif=out.sarif`.
 * @param output the file for the one format that names none
 * @returns the targets, or what is wrong with them, in words for the user
 */
export function readTargets(
  values: readonly string[],
  output: string | undefined,
): FormatTarget[] | string {
  const targets = (values.length === 0 ? ['text'] : values).map((value): FormatTarget => {
    const at = value.indexOf('=');
    return at === -1
      ? { format: value }
      : { format: value.slice(0, at), file: value.slice(at + 1) };
  });
  for (const { format, file } of targets) {
    if (!Object.hasOwn(FORMATS, format)) return `there is no format "${format}"`;
    if (file === '') return `--format ${format}= names no file`;
  }
  const files = targets.flatMap(({ file }) => (file === undefined ? [] : [file]));
  if (new Set(files).size < files.length) return 'two formats name the same file';
  const open = targets.filter(({ file }) => file === undefined);
  if (open.length > 1) {
    return `${open.map(({ format }) => format).join(' and ')} would both go to ${output ?? 'standard output'}`;
  }
  if (output === undefined) return targets;
  if (open.length === 0) return '--output names a file, but every format has its own already';
  return targets.map((target) => ({ ...target, file: target.file ?? output }));
}
