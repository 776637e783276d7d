import { type Call, type Entry, type Expression, lastName } from '../syntax/expression.ts';
import { callAt, expressionAt, type FileModel } from '../syntax/file-model.ts';
import { callAround } from './from-framework.ts';

/** What calls a function that it is given: threads, pools, loops and queues of Python. */
const CALLS_IT =
  /^(?:Thread|Process|Timer|partial|submit|apply_async|apply|map|imap|imap_unordered|map_async|starmap|run_in_executor|to_thread|run_sync|call_soon|call_soon_threadsafe|call_later|start_new_thread|start_soon|spawn|spawn_n|spawn_later|run_in_threadpool|sync_to_async|enqueue|add_job|add_task|defer|deferToThread|callInThread)$/;

/** Of these the arguments stand in a list of their own. */
const TAKES_LIST = /^(?:apply_async|apply|start_new_thread|Timer)$/;

/** Before the function these take where it is to run, or when. */
const TAKES_SECOND = /^(?:run_in_executor|Timer|call_later|spawn_later)$/;

/** Celery's, Dramatiq's and RQ's ways to call the function itself later. */
const LATER = /^(?:delay|s|si|send|signature|apply_async)$/;

/**
 * The call that somebody else makes of a function of Python's whose name ends at a token:
 * `Thread(target=run, args=(x,))`, `pool.submit(run, x)`, `run.delay(x)`. Its entries are what the function gets.
 */
export function handedOver(model: FileModel, token: number): Call | undefined {
  const { profile, tokens } = model.source;
  if (profile.id !== 'python') return undefined;
  const next = tokens.values[token + 1] ?? '';
  if (next === '.') return calledLater(model, token);
  return next === ',' || next === ')' ? calledByTaker(model, token) : undefined;
}

function calledLater(model: FileModel, token: number): Call | undefined {
  const { values } = model.source.tokens;
  if (!LATER.test(values[token + 2] ?? '') || values[token + 3] !== '(') return undefined;
  const call = callAt(model, token + 2);
  if (call?.callee.kind !== 'member') return undefined;
  const listed = call.entries.find(({ key }) => key === 'args');
  const entries = listed === undefined ? call.entries : itemsOf(model, listed.value);
  return { ...call, callee: call.callee.object, entries };
}

function calledByTaker(model: FileModel, token: number): Call | undefined {
  const { tokens } = model.source;
  const open = callAround(model, token);
  if (open < 1 || !CALLS_IT.test(tokens.values[open - 1] ?? '')) return undefined;
  const taker = callAt(model, open - 1);
  if (taker === undefined) return undefined;
  const index = taker.entries.findIndex(({ value }) => value.end === token + 1);
  const { key, value: callee } = taker.entries[index] ?? {};
  const place = TAKES_SECOND.test(lastName(taker.callee)) ? 1 : 0;
  if (key === undefined && index !== place) return undefined;
  if (callee?.kind !== 'member' && callee?.kind !== 'name') return undefined;
  const entries = argumentsFor(model, taker, index);
  const { start } = callee;
  return { kind: 'call', callee, entries, isNew: false, open: taker.open, start, end: taker.end };
}

/** With what the function is called: what follows it, or the list of its arguments. */
function argumentsFor(model: FileModel, taker: Call, index: number): Entry[] {
  const named = taker.entries.find(({ key }) => key === 'args');
  const rest = taker.entries.slice(index + 1);
  const list = named ?? (TAKES_LIST.test(lastName(taker.callee)) ? rest[0] : undefined);
  return list === undefined ? rest : itemsOf(model, list.value);
}

function itemsOf(model: FileModel, value: Expression): Entry[] {
  if (value.kind === 'list' || value.kind === 'group') return value.entries;
  return value.kind === 'name' ? [{ value: expressionAt(model, value.start) }] : [];
}
