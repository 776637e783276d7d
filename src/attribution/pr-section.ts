import type { Severity } from '../rules/rule.ts';
import { SEVERITIES } from '../rules/rule.ts';
import type { ChecklistItem } from './checklist.ts';

/** A file of the pull request with lines that an agent wrote. */
export interface PrFile {
  path: string;
  agents: string[];
  /** Added lines by an agent; a commit that names its share counts by that share. */
  ai: number;
  added: number;
}

/** All that a pull request's section says. */
export interface PrSection {
  files: readonly PrFile[];
  /** Findings by severity, or null when the change was not scanned. */
  findings: Readonly<Record<Severity, number>> | null;
  commits: { total: number; ai: number; reviewed: number };
  checklist: readonly ChecklistItem[];
}

export const SECTION_START = '<!-- hunkguard:pr -->';
export const SECTION_END = '<!-- /hunkguard:pr -->';

const MAX_NAMED = 5;

/** Writes the section as Markdown, between the two comments by which `checkPrBody` finds it again. */
export function formatPrSection(section: PrSection): string {
  return `${[
    SECTION_START,
    '## AI attribution and security',
    '',
    ...filesTable(section.files),
    '',
    `**Findings:** ${findingsLine(section.findings)}`,
    '',
    `**Review:** ${reviewLine(section.commits)}`,
    '',
    '**Security checklist** (tick what the change touches):',
    '',
    ...section.checklist.map(checklistLine),
    SECTION_END,
  ].join('\n')}\n`;
}

function filesTable(files: readonly PrFile[]): string[] {
  if (files.length === 0) return ['No evidence of AI-generated code in this change.'];
  return [
    '| AI-generated file | Agent | AI lines | Share |',
    '| --- | --- | ---: | ---: |',
    ...files.map(
      ({ path, agents, ai, added }) =>
        `| ${cell(path)} | ${agents.map(cell).join(', ')} | ${ai}/${added} | ${percent(ai, added)} |`,
    ),
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${Math.round((100 * part) / whole)} %`;
}

function findingsLine(findings: PrSection['findings']): string {
  if (findings === null) return 'not scanned';
  return SEVERITIES.map((severity) => `${findings[severity]} ${severity}`).join(', ');
}

function reviewLine({ total, ai, reviewed }: PrSection['commits']): string {
  if (ai === 0) return `no evidence of an agent in ${total} ${total === 1 ? 'commit' : 'commits'}`;
  return `${ai} of ${total} ${total === 1 ? 'commit' : 'commits'} AI-written, ${reviewed} of them reviewed by a person other than the author`;
}

function checklistLine({ title, ask, touchedBy }: ChecklistItem): string {
  const named = touchedBy.slice(0, MAX_NAMED).map(cell).join(', ');
  const more = touchedBy.length > MAX_NAMED ? ` and ${touchedBy.length - MAX_NAMED} more` : '';
  const where = touchedBy.length === 0 ? 'not touched' : `**touched** by ${named}${more}`;
  return `- [ ] ${title}: ${ask} (${where})`;
}

/** A path or name inside Markdown: nothing in it can end the cell, open HTML or span lines. */
function cell(text: string): string {
  const safe = text.replace(/[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u2069`]/g, '?');
  return `\`${safe.replaceAll('|', '\\|').replaceAll('<!--', '<! --').replaceAll('-->', '-- >')}\``;
}

/**
 * Holds the section in a pull request's body against what this change needs: it must be there, say what
 * `hunkguard pr` says now, and have every item ticked that the change touches.
 * @returns what is wrong, one sentence each; empty when nothing is
 */
export function checkPrBody(body: string, section: PrSection): string[] {
  const start = body.indexOf(SECTION_START);
  const end = body.indexOf(SECTION_END, start);
  if (start === -1 || end === -1)
    return ['The body has no section of hunkguard; add the output of `hunkguard pr`.'];
  const given = linesOf(body.slice(start, end + SECTION_END.length));
  const wanted = linesOf(formatPrSection(section));
  const differs = wanted.find((line, at) => untick(given[at] ?? '') !== line);
  if (differs !== undefined || given.length !== wanted.length) {
    const where = differs === undefined ? '' : ` It should say: ${differs}`;
    return [`The section is not what this change gives; run \`hunkguard pr\` again.${where}`];
  }
  return section.checklist
    .filter(({ title, touchedBy }) => {
      const line = given.find((text) => untick(text).startsWith(`- [ ] ${title}:`)) ?? '';
      return touchedBy.length > 0 && !/^- \[[xX]\]/.test(line);
    })
    .map(({ title }) => `"${title}" is touched by this change and not ticked.`);
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function untick(line: string): string {
  return line.replace(/^[-*] \[[xX ]\]/, '- [ ]');
}
