import { show } from '../../report/show.ts';
import type { Paint } from '../../report/text.ts';
import type { CommandResult, Io } from '../command.ts';
import { HOOK_NAMES } from '../init/hook-names.ts';
import { paintFor } from '../paint.ts';
import { diagnose } from './diagnose.ts';
import type { Facts } from './facts.ts';
import type { Fault } from './fault.ts';
import { gather } from './gather.ts';

/** `hunkguard doctor`: exit code 1 when something is wrong; a warning alone is 0. */
export async function doctor(io: Io, options: { format: 'text' | 'json' }): Promise<CommandResult> {
  const facts = await gather(io);
  const faults = diagnose(facts);
  const exitCode = faults.some(({ level }) => level === 'fault') ? 1 : 0;
  const stdout =
    options.format === 'json'
      ? `${JSON.stringify(asJson(facts, faults), null, 2)}\n`
      : asText(facts, faults, await paintFor(io.stdoutIsTty, io.env));
  return { exitCode, stdout, stderr: '' };
}

function asJson({ version, around, ways, nodeVersion, guiNode, proof }: Facts, faults: Fault[]) {
  return {
    version,
    git: around.dir.version,
    node: nodeVersion,
    guiNode,
    hooksFolder: around.dir.path,
    hooksPath: around.dir.configured,
    hooks: ways,
    proof: proof === null ? null : { blocked: proof.blocked, passed: proof.passed },
    faults,
  };
}

function asText(facts: Facts, faults: readonly Fault[], paint: Paint): string {
  const { dir } = facts.around;
  const from = dir.configured === null ? '' : `, by core.hooksPath (${dir.configured.scope})`;
  return [
    `hunkguard ${facts.version}, git ${dir.version}, node ${facts.nodeVersion ?? 'not found'}`,
    `hooks in ${show(dir.path)}${show(from)}`,
    ...HOOK_NAMES.map((hook) => {
      const way = facts.ways[hook];
      const sign = way === null ? paint.yellow('–') : paint.green('✓');
      return `  ${sign} ${hook.padEnd(18)} ${way === null ? 'not through hunkguard' : `live, ${wayText(way)}`}`;
    }),
    ...(facts.proof?.blocked && facts.proof.passed
      ? [`${paint.green('✓')} a planted key is refused, a harmless file passes`]
      : []),
    ...faults.flatMap(({ level, id, what, mend }) => [
      `${level === 'fault' ? paint.red('✗') : paint.yellow('!')} ${id}: ${show(what)}`,
      `    mend: ${show(mend)}`,
    ]),
    faults.length === 0 ? 'Nothing is wrong.' : countText(faults),
    '',
  ].join('\n');
}

function wayText(way: NonNullable<Facts['ways']['pre-commit']>): string {
  return way === 'script'
    ? "by hunkguard's own script"
    : way === 'by hand'
      ? 'by hand'
      : `through ${way}`;
}

function countText(faults: readonly Fault[]): string {
  const count = faults.filter(({ level }) => level === 'fault').length;
  return `${count} fault${count === 1 ? '' : 's'}, ${faults.length - count} warning${faults.length - count === 1 ? '' : 's'}.`;
}
