import { type Call, type Entry, type Expression, lastName } from '../syntax/expression.ts';
import { callAt, expressionAt, type FileModel } from '../syntax/file-model.ts';

/** What calls the function it is given: threads, pools, loops and queues of Python. */
const CALLS_IT =
  /^(?:Thread|Process|Timer|partial|submit|apply_async|apply|map|imap|imap_unordered|map_async|starmap|run_in_executor|to_thread|run_sync|call_soon|call_soon_threadsafe|call_later|start_new_thread|spawn|spawn_later|run_in_threadpool|sync_to_async|enqueue|add_job|deferToThread|callInThread)$/;

/** Of these the arguments stand in a list of their own. */
const TAKES_LIST = /^(?:apply_async|apply|start_new_thread|Timer)$/;

/** How far back the bracket around an argument is looked for, in tokens and bracketed groups. */
const MOST_BEFORE = 24;

/**
 * `Thread(target=os.system, args=(command,))`: the call that somebody else makes of a function which is
 * handed over, by the token that ends the function's name.
 */
export function handedOver(model: FileModel, token: number): Call | undefined {
  const { profile, tokens } = model.source;
  if (profile.id !== 'python' || !/^[,)]$/.test(tokens.values[token + 1] ?? '')) return undefined;
  const open = bracketBefore(model, token);
  const callerToken = open - 1;
  if (open < 1 || !CALLS_IT.test(tokens.values[callerToken] ?? '')) return undefined;
  const outer = callAt(model, callerToken);
  if (outer === undefined) return undefined;
  const index = outer.entries.findIndex(({ value }) => value.end === token + 1);
  const callee = outer.entries[index]?.value;
  if (callee?.kind !== 'member' && callee?.kind !== 'name') return undefined;
  const entries = argumentsFor(model, outer, index);
  const { start } = callee;
  return { kind: 'call', callee, entries, isNew: false, open: outer.open, start, end: outer.end };
}

/** The bracket that opens around a token; -1 when none is near. */
function bracketBefore({ source }: FileModel, token: number): number {
  const { mates, values } = source.tokens;
  let at = token;
  for (let count = 0; at >= 0 && count < MOST_BEFORE; count++) {
    const mate = mates[at] as number;
    if (values[at] === '(' && mate > at) return at;
    at = mate >= 0 && mate < at ? mate - 1 : at - 1;
  }
  return -1;
}

/** With what the function is called: what follows it, or the list of its arguments. */
function argumentsFor(model: FileModel, outer: Call, index: number): Entry[] {
  const named = outer.entries.find(({ key }) => key === 'args');
  const rest = outer.entries.slice(index + 1);
  const list = named ?? (TAKES_LIST.test(lastName(outer.callee)) ? rest[0] : undefined);
  return list === undefined ? rest : itemsOf(model, list.value);
}

function itemsOf(model: FileModel, value: Expression): Entry[] {
  if (value.kind === 'list' || value.kind === 'group') return value.entries;
  return value.kind === 'name' ? [{ value: expressionAt(model, value.start) }] : [];
}
