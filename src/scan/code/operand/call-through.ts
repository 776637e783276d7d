import type { Call, Entry } from '../syntax/expression.ts';
import { callAt, type FileModel } from '../syntax/file-model.ts';
import { callAround } from './from-framework.ts';

/** What calls a function of Python's later or elsewhere, handing it what stands behind it. */
const STARTS =
  /^(?:add_task|submit|to_thread|run_sync|run_in_threadpool|sync_to_async|apply_async|call_soon|call_later|partial|spawn|spawn_n|enqueue|start_soon|defer|run_in_executor|add_job)$/;
/** What takes the arguments as a list: `Thread(target=run, args=(name,))`. */
const THREADS = /^(?:Thread|Process|Timer|apply_async|map_async|starmap|add_job)$/;
/** Celery's, Dramatiq's and RQ's ways to call the function itself later. */
const LATER = /^(?:delay|s|si|send|signature|apply_async)$/;

/** The items of `args=(…)`. */
function listed({ entries }: Call): readonly Entry[] | undefined {
  const args = entries.find(({ key }) => key === 'args')?.value;
  return args?.kind === 'list' || args?.kind === 'group' ? args.entries : undefined;
}

/**
 * The call of a function of Python's that its name stands in without being called there: `run.delay(x)`,
 * `pool.submit(run, x)`, `Thread(target=run, args=(x,))`; with the arguments that the function is given.
 */
export function callThrough(model: FileModel, token: number): Call | undefined {
  const { profile, tokens } = model.source;
  if (profile.id !== 'python') return undefined;
  const next = tokens.values[token + 1];
  if (next === '.') {
    if (!LATER.test(tokens.values[token + 2] ?? '') || tokens.values[token + 3] !== '(')
      return undefined;
    const later = callAt(model, token + 2);
    const args = later === undefined ? undefined : listed(later);
    return later === undefined || args === undefined ? later : { ...later, entries: [...args] };
  }
  if (next !== ',' && next !== ')') return undefined;
  const open = callAround(model, token - 1);
  const name = open > 0 ? (tokens.values[open - 1] as string) : '';
  if (!STARTS.test(name) && !THREADS.test(name)) return undefined;
  const call = callAt(model, open - 1);
  if (call === undefined) return undefined;
  const args = listed(call);
  if (args !== undefined) return { ...call, entries: [...args] };
  const place = call.entries.findIndex(({ value }) => value.start === token);
  return STARTS.test(name) && place >= 0
    ? { ...call, entries: call.entries.slice(place + 1) }
    : undefined;
}
