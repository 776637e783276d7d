import { ToolError } from '../../errors.ts';
import { findRoot } from '../../git/find-repository.ts';
import { show } from '../../report/show.ts';
import type { BaselineEntry, Verdict } from '../../scan/baseline/baseline-file.ts';
import type { Finding } from '../../scan/finding.ts';
import type { CommandResult, Io } from '../command.ts';
import { findingsOfAllFiles } from './baseline.ts';
import { openKeys } from './read-key.ts';
import { openWorkStore, readAllEntries, writeStore } from './store.ts';

const VERDICTS: Readonly<Record<string, Verdict>> = { a: 'accepted', r: 'rejected' };
const PROMPT = '  a accept   r reject (it blocks again)   s skip   b back   q save and quit\n';

/** `hunkguard baseline audit`: one entry after the other, one key a verdict; each is written at once. */
export async function audit(io: Io, { all = false }: { all?: boolean }): Promise<CommandResult> {
  if (!io.stdoutIsTty || process.stdin.isTTY !== true) {
    throw new ToolError(
      'an audit asks questions, and this is no terminal',
      'Run it in a terminal; scripts have `hunkguard baseline update`.',
    );
  }
  const root = findRoot(io.cwd);
  const store = await openWorkStore(root);
  const entries = await readAllEntries(store);
  const asked = entries.filter(({ verdict }) => all || verdict === 'unreviewed');
  const findings = new Map(
    (await findingsOfAllFiles(io)).map((one) => [`${one.path}\0${one.fingerprint}`, one]),
  );
  const save = () => writeStore(root, store, entries);
  const judged = await ask(asked, findings, save);
  const left = entries.filter(({ verdict }) => verdict === 'unreviewed').length;
  const stdout = `hunkguard: ${judged} judged, ${left} left. Commit .hunkguard/baseline.\n`;
  return { exitCode: 0, stdout, stderr: '' };
}

async function ask(
  asked: readonly BaselineEntry[],
  findings: ReadonlyMap<string, Finding>,
  save: () => Promise<void>,
): Promise<number> {
  const keys = openKeys();
  const judged = new Set<BaselineEntry>();
  try {
    for (let at = 0; at < asked.length; ) {
      const entry = asked[at] as BaselineEntry;
      process.stdout.write(card(entry, at, asked.length, findings));
      const key = await keys.next();
      if (key === 'q') break;
      if (key === 'b') at = Math.max(0, at - 1);
      if (key === 's') at += 1;
      const verdict = Object.hasOwn(VERDICTS, key) ? VERDICTS[key] : undefined;
      if (verdict === undefined) continue;
      entry.verdict = verdict;
      judged.add(entry);
      process.stdout.write(`  → ${verdict}\n`);
      await save();
      at += 1;
    }
  } finally {
    keys.close();
  }
  return judged.size;
}

function card(
  entry: BaselineEntry,
  at: number,
  of: number,
  findings: ReadonlyMap<string, Finding>,
): string {
  const { path, ruleId, fingerprint, count, verdict } = entry;
  const finding = findings.get(`${path}\0${fingerprint}`);
  const width = 20;
  const done = Math.round((at / of) * width);
  const bar = `${'█'.repeat(done)}${'░'.repeat(width - done)}`;
  const place =
    finding === undefined
      ? `${show(path)}  (stands no more: hunkguard baseline prune)`
      : `${show(path)}:${finding.startLine}:${finding.startColumn}  ${finding.severity}`;
  const times = count > 1 ? `  ${count} times` : '';
  return [
    `\n${bar} ${at + 1} of ${of}  ${verdict}`,
    `${place}  ${show(ruleId)}${times}`,
    ...(finding === undefined
      ? []
      : [`    ${show(finding.line).trim()}`, `  why  ${show(finding.why)}`]),
    PROMPT,
  ].join('\n');
}
