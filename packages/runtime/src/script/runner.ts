import {
  type Clock,
  type Diagnostic,
  err,
  type HttpResponse,
  type Json,
  newCancel,
  ok,
  type Result,
} from '@connectory/base';
import { quickJs } from '../unsafe.ts';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
} from 'quickjs-emscripten-core';
import { diagnostic } from '../diagnostics.ts';
import type { ScriptCall, ScriptPort } from '../types.ts';
import { installHost, type HostState } from './host.ts';
import { passRequest, takeResponse } from './messages.ts';
import { prelude } from './prelude.ts';

/** What one run of a script may cost. */
export interface ScriptLimits {
  /** Bytes of the script's heap. */
  readonly memoryBytes: number;
  /** Fuel: how often the interpreter looks up from its work, about every 10,000 steps. */
  readonly fuel: number;
  /** Milliseconds the script may compute, waiting for answers not counted. */
  readonly computeMs: number;
  /** Milliseconds from start to end, waiting included. */
  readonly timeMs: number;
  /** Requests it may send. */
  readonly sends: number;
}

/** How scripts are run. */
export interface ScriptRunnerOptions {
  /** Takes the types out of TypeScript, lines kept; throws with a message on what it cannot take. */
  readonly stripTypes: (source: string) => string;
  readonly clock: Clock;
  readonly limits?: Partial<ScriptLimits>;
}

const standardLimits: ScriptLimits = {
  memoryBytes: 64 * 1_048_576,
  fuel: 100_000,
  computeMs: 2000,
  timeMs: 120_000,
  sends: 50,
};

const maxStackBytes = 256 * 1024;
const jobsAtOnce = 1000;
const maxSourceLength = 1_048_576;

/**
 * Makes what runs connectors' scripts: each run in an interpreter of its own, compiled to WebAssembly, with nothing of the
 * host inside but sending, logging and hashing. See `ScriptContext` for what a script is given.
 *
 * A run that runs out of memory leaves its interpreter unusable (a known fault of the build), so interpreters are thrown
 * away after each run and never taken down by hand.
 */
export function createScriptRunner(options: ScriptRunnerOptions): ScriptPort {
  const limits = { ...standardLimits, ...options.limits };
  return { run: (call) => runScript(call, options, limits) };
}

async function runScript(
  call: ScriptCall,
  { stripTypes, clock }: ScriptRunnerOptions,
  limits: ScriptLimits,
): Promise<Result<HttpResponse, Diagnostic>> {
  const { script } = call;
  if (script.source.length > maxSourceLength) {
    return err(diagnostic('script-too-large', { file: script.file, limit: maxSourceLength }));
  }
  const prepared = sourceOf(script, stripTypes);
  if (!prepared.ok) return prepared;
  const module = await newQuickJSWASMModuleFromVariant(quickJs);
  const runtime = module.newRuntime();
  runtime.setMemoryLimit(limits.memoryBytes);
  runtime.setMaxStackSize(maxStackBytes);
  const state: HostState = { sends: 0, settled: false, wake: () => undefined };
  const meter = createMeter(runtime, clock, limits);
  const context = runtime.newContext();
  try {
    return await meter.withDeadline(
      execute(call, context, runtime, prepared.value, meter, state, limits),
      state,
    );
  } catch (error) {
    // The interpreter itself gave up; what it says is all there is.
    const problem = error instanceof Error ? error.message : String(error);
    return err(diagnostic('script-failed', { operation: call.operationId, file: script.file, problem }));
  }
}

function sourceOf(
  { file, language, source }: ScriptCall['script'],
  stripTypes: (source: string) => string,
): Result<string, Diagnostic> {
  if (language === 'javascript') return ok(source);
  try {
    return ok(stripTypes(source));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return err(diagnostic('script-syntax', { file, problem }));
  }
}

async function execute(
  call: ScriptCall,
  context: QuickJSContext,
  runtime: QuickJSRuntime,
  source: string,
  meter: Meter,
  state: HostState,
  limits: ScriptLimits,
): Promise<Result<HttpResponse, Diagnostic>> {
  const { script, operationId } = call;
  installHost(context, call, state, limits.sends);
  const set = meter.computing(() => context.evalCode(prelude, 'prelude.js'));
  if (set.error) return err(thrown(context, set.error, call, meter));
  const loaded = meter.computing(() => context.evalCode(source, script.file, { type: 'module' }));
  if (loaded.error) return err(thrown(context, loaded.error, call, meter));
  const exported = await settle(context, runtime, loaded.value, meter, state);
  if (exported.error) return err(thrown(context, exported.error, call, meter));
  const input: Json = {
    operationId,
    correlationId: call.correlationId,
    originalUrl: call.originalUrl,
    ...(call.notificationUrl !== undefined && { notificationUrl: call.notificationUrl }),
    request: passRequest(call.request),
  };
  const entry = context.getProp(context.global, '__execute');
  const main = context.getProp(exported.value, 'default');
  const text = context.newString(JSON.stringify(input));
  const started = meter.computing(() => context.callFunction(entry, context.undefined, main, text));
  if (started.error) return err(thrown(context, started.error, call, meter));
  const ended = await settle(context, runtime, started.value, meter, state);
  if (ended.error) return err(thrown(context, ended.error, call, meter));
  const answer: Json = JSON.parse(context.getString(ended.value));
  const response = takeResponse(answer, call.request.url);
  return response === undefined
    ? err(
        diagnostic('script-failed', {
          operation: operationId,
          file: script.file,
          problem: 'its response has no status',
        }),
      )
    : ok(response);
}

type Settled =
  | { readonly value: QuickJSHandle; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: QuickJSHandle };

/** Runs jobs until a promise of the sandbox is settled, sleeping while only the host can move it. */
async function settle(
  context: QuickJSContext,
  runtime: QuickJSRuntime,
  handle: QuickJSHandle,
  meter: Meter,
  state: HostState,
): Promise<Settled> {
  for (;;) {
    // In portions: jobs too small to be interrupted could follow one another for ever.
    const jobs = meter.computing(() => runtime.executePendingJobs(jobsAtOnce));
    if (jobs.error) return { error: jobs.error };
    if (meter.exhausted()) return { error: context.newError('interrupted') };
    if (runtime.hasPendingJob()) continue;
    const promise = context.getPromiseState(handle);
    if (promise.type === 'fulfilled') return { value: promise.notAPromise === true ? handle : promise.value };
    if (promise.type === 'rejected') return { error: promise.error };
    await new Promise<void>((resolve) => {
      state.wake = resolve;
      if (state.settled) resolve();
    });
    state.settled = false;
    if (meter.expired()) return { error: context.newError('interrupted') };
  }
}

/** Counts what a run has used. */
interface Meter {
  readonly computing: <Value>(work: () => Value) => Value;
  /** Which limit is used up, in words; empty when none is. */
  readonly used: () => string;
  /** True when the computing done is more than allowed. */
  readonly exhausted: () => boolean;
  readonly expired: () => boolean;
  readonly withDeadline: <Value>(run: Promise<Value>, state: HostState) => Promise<Value>;
}

function createMeter(runtime: QuickJSRuntime, clock: Clock, limits: ScriptLimits): Meter {
  let fuel = 0;
  let computedMs = 0;
  let since: number | undefined;
  let used = '';
  let ended = false;
  const now = (): number => computedMs + (since === undefined ? 0 : clock.monotonic() - since);
  const exhausted = (): boolean => {
    if (fuel > limits.fuel) used = `${limits.fuel} units of work`;
    else if (now() > limits.computeMs) used = `${limits.computeMs / 1000} seconds of computing`;
    return used !== '';
  };
  runtime.setInterruptHandler(() => {
    fuel += 1;
    return exhausted();
  });
  return {
    exhausted,
    computing(work) {
      since = clock.monotonic();
      try {
        return work();
      } finally {
        computedMs = now();
        since = undefined;
      }
    },
    used: () => used,
    expired: () => ended,
    async withDeadline(run, state) {
      const { signal, cancel } = newCancel();
      let done = false;
      void clock.sleep(limits.timeMs, signal).then(() => {
        if (done) return;
        ended = true;
        used = `${limits.timeMs / 1000} seconds`;
        state.settled = true;
        state.wake();
      });
      try {
        return await run;
      } finally {
        done = true;
        cancel();
      }
    },
  };
}

/** What an error of the sandbox is to the user: its message and the line of the script. */
function thrown(
  context: QuickJSContext,
  error: QuickJSHandle,
  { script, operationId }: ScriptCall,
  meter: Meter,
): Diagnostic {
  const used = meter.used();
  if (used !== '')
    return diagnostic('script-limit', { operation: operationId, file: script.file, limit: used });
  const read = (name: string): string => {
    const value: unknown = context.dump(context.getProp(error, name));
    return typeof value === 'string' ? value : '';
  };
  const name = read('name');
  const message = read('message') || String(context.dump(error));
  if (message === 'out of memory') {
    return diagnostic('script-limit', { operation: operationId, file: script.file, limit: 'its memory' });
  }
  const place = new RegExp(`${script.file.replaceAll('.', String.raw`\.`)}:(\\d+):(\\d+)`).exec(
    read('stack'),
  );
  const problem = name === '' || name === 'Error' ? message : `${name}: ${message}`;
  const data = { operation: operationId, file: script.file, problem };
  if (place === null) return diagnostic(name === 'SyntaxError' ? 'script-syntax' : 'script-failed', data);
  return diagnostic(name === 'SyntaxError' ? 'script-syntax' : 'script-failed', data, {
    place: { file: script.file, line: Number(place[1]), column: Number(place[2]) },
  });
}
