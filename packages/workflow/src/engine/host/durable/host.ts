/** The durable host: events of many runs are worked through together, written together, and only then have their effects. */
import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import type { ObjectValue } from '@connectory/expressions';
import { diagnostic } from '../../../diagnostics.ts';
import { noChanges } from '../../run/changes.ts';
import type { Environment } from '../../run/machine.ts';
import { parameterValues } from '../../run/parameters.ts';
import { rerunFrom } from '../../run/rerun.ts';
import { awaitsCallback, type RunStart } from '../../run/run.ts';
import type { Answer, Command, FlowResponse, Invocation, RunEvent } from '../../run/types.ts';
import { restoreRun } from '../../store/restore.ts';
import type { RunSummary } from '../../store/types.ts';
import { runsOf } from '../../trigger/fire.ts';
import { sameName } from '../../values.ts';
import { callOfChild, childReference, maxChildDepth, noAnswer } from '../children.ts';
import { tokenOf } from '../tokens.ts';
import { newAlarm } from './alarm.ts';
import {
  begun,
  isAtRest,
  isGoingOn,
  type Loaded,
  loadedOf,
  moveOn,
  type Origin,
  reopened,
  summaryOf,
  unwritten,
} from './loaded.ts';
import { newLoop, type Outcome } from './loop.ts';
import { newQueues } from './queues.ts';
import { newRunIds } from './run-id.ts';
import type { Fired, Firing, FlowHost, FlowHostOptions, RunHistory } from './types.ts';
import { newWaiters } from './waiters.ts';

// How many runs are looked at together when time has passed or a host starts.
const page = 500;
/** Milliseconds after which what a store refused is tried again. */
const pauseMs = 1_000;

/**
 * Opens a host over a store. It runs nothing of what the store holds before `resume`.
 *
 * @example
 * ```ts
 * import { systemClock, systemRandom } from '@connectory/base';
 * import { memoryStore, openFlowHost, type FlowHost, type Invoker, type Plan } from '@connectory/workflow';
 * const open = (plan: Plan, invoker: Invoker): FlowHost =>
 *   openFlowHost({
 *     store: memoryStore(),
 *     invoker,
 *     clock: systemClock,
 *     random: systemRandom,
 *     plan: (flow) => (flow === 'orders/3' ? plan : undefined),
 *     callbackUrl: (run, token) => `https://flows.example/callbacks/${run}/${token}`,
 *   });
 * ```
 */
export function openFlowHost(options: FlowHostOptions): FlowHost {
  const { store, clock, random } = options;
  const live = new Map<string, Loaded>();
  // Calls that this host has made and that have not been answered.
  const underway = new Set<string>();
  // Runs whose version of a flow is not there.
  const stuck = new Set<string>();
  const newRunId = newRunIds(random);
  const queues = newQueues();
  const responses = newWaiters<FlowResponse | undefined>();
  const endings = newWaiters<RunSummary | undefined>();
  const alarm = newAlarm(clock, () => void ring());
  const loop = newLoop<Loaded>({
    commit: (items) => store.commit(items.map(unwritten)),
    written,
    failed,
    turn: options.turn,
  });
  let isClosed = false;

  const environmentOf = (flow: string): Environment => {
    const workflow = options.workflow?.(flow);
    const { callbackUrl } = options;
    return { now: clock.now(), random, callbackUrl, ...(workflow && { workflow }) };
  };

  async function load(id: string): Promise<Loaded | undefined> {
    const known = live.get(id);
    if (known !== undefined) return known;
    const stored = await store.load(id);
    if (stored === undefined || !(isGoingOn(stored.run) || stored.run.isCalling)) return undefined;
    const loaded = reopened(stored, options.plan(stored.run.flow));
    if (!loaded.ok) {
      if (!stuck.has(id)) options.onProblem?.(loaded.error);
      stuck.add(id);
      return undefined;
    }
    stuck.delete(id);
    live.set(id, loaded.value);
    return loaded.value;
  }

  const tell = (id: string, event: RunEvent): Promise<Outcome> =>
    loop.post(async () => {
      const loaded = await load(id);
      if (loaded === undefined) return [];
      if (event.kind === 'callback' && !awaitsCallback(loaded.run, event.token)) return [];
      moveOn(loaded, event, environmentOf(loaded.flow));
      return [loaded];
    });

  function written(loaded: Loaded): void {
    const { run, commands } = loaded;
    loaded.changes = noChanges();
    loaded.isNew = false;
    loaded.commands = [];
    for (const command of commands) obey(loaded, command);
    const isOver = !isGoingOn(run);
    if (isAtRest(loaded) && (isOver || live.size > (options.maxLoaded ?? 1_000))) live.delete(run.id);
  }

  function failed(items: readonly Loaded[], error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    options.onProblem?.(diagnostic('store-failed', { problem }));
    for (const { run, isNew, flow, triggerName } of items) {
      // What is in memory is ahead of the store, and is given up. The run goes on from its last checkpoint.
      live.delete(run.id);
      if (isNew) release(`${flow}/${triggerName}`, run.id);
      else void clock.sleep(pauseMs).then(() => revive(run.id));
    }
  }

  /** Takes up a run: whatever it wanted done is done, unless it is under way. */
  async function revive(id: string): Promise<void> {
    const outcome = await loop.post(async () => {
      const loaded = await load(id);
      return loaded === undefined ? [] : [loaded];
    });
    if (outcome === 'failed' && !isClosed) void clock.sleep(pauseMs).then(() => revive(id));
  }

  function obey(loaded: Loaded, command: Command): void {
    const { run, flow, triggerName } = loaded;
    switch (command.kind) {
      case 'invoke':
        return call(loaded, command.key, command.action, command.request);
      case 'notify':
        return notify(loaded, command.key, command.action, command.request);
      case 'respond':
        return responses.tell(run.id, command.response);
      case 'wake':
        return alarm.set(command.at);
      case 'ended': {
        responses.tell(run.id, run.response);
        endings.tell(run.id, summaryOf(loaded));
        release(`${flow}/${triggerName}`, run.id);
      }
    }
  }

  function release(queue: string, run: string): void {
    const next = queues.leave(queue, run);
    if (next !== undefined) void tell(next, { kind: 'begin' });
  }

  function call(loaded: Loaded, key: string, action: string, request: Invocation): void {
    const id = `${loaded.run.id}/${key}`;
    if (underway.has(id)) return;
    underway.add(id);
    void answerOf(loaded, key, action, request).then((answer) => {
      underway.delete(id);
      void tell(loaded.run.id, { kind: 'answer', key, answer });
    });
  }

  function notify(loaded: Loaded, key: string, action: string, request: Invocation): void {
    const id = `${loaded.run.id}/${key}`;
    if (underway.has(id)) return;
    underway.add(id);
    void invoke(loaded, key, action, request).then(() => {
      underway.delete(id);
      void tell(loaded.run.id, { kind: 'noticed', key });
    });
  }

  async function answerOf(loaded: Loaded, key: string, action: string, request: Invocation): Promise<Answer> {
    return request.kind === 'workflow' && options.child !== undefined
      ? callChild(loaded, key, request.inputs)
      : invoke(loaded, key, action, request);
  }

  async function invoke({ run }: Loaded, key: string, action: string, request: Invocation): Promise<Answer> {
    const token = tokenOf(run, key);
    const callbackUrl = token === undefined ? undefined : options.callbackUrl(run.id, token);
    try {
      return await options.invoker.invoke({
        key,
        run: run.id,
        action,
        request,
        now: clock.now(),
        ...(callbackUrl !== undefined && { callbackUrl }),
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'failure', retryable: false, error: { code: 'CallFailed', message } };
    }
  }

  async function callChild({ flow, run }: Loaded, key: string, inputs: ObjectValue): Promise<Answer> {
    const version = options.child?.(flow, childReference(inputs));
    const plan = version === undefined ? undefined : options.plan(version);
    // The id says who called, so that a call that is repeated after a crash finds the run that it has made.
    const id = `${run.id}~${key}`;
    if (version === undefined || plan === undefined) return noAnswer('WorkflowNotFound');
    if (id.split('~').length > maxChildDepth) return noAnswer('NestedWorkflowDepthExceeded');
    const record = callOfChild(plan, inputs, clock.now());
    if (!record.ok) return record.error;
    const triggerName = plan.triggers[0]?.name ?? '';
    const start = {
      id,
      trigger: record.value,
      parameters: options.parameters?.(version) ?? {},
      waiting: true,
    };
    const fired = await begin({ flow: version, triggerName, plan }, [start], true);
    if (!fired.ok) return noAnswer('NestedWorkflowNotStarted');
    if (fired.value.refused > 0) return noAnswer('NestedWorkflowBusy');
    const response = await responseOf(id);
    return response === undefined ? noAnswer('NestedWorkflowFailed') : { kind: 'response', ...response };
  }

  /** Makes runs, all or none. */
  async function begin(
    origin: Origin,
    starts: readonly RunStart[],
    mayBeKnown: boolean,
  ): Promise<Result<Fired, readonly Diagnostic[]>> {
    const runs = starts.map(({ id }) => id);
    const fresh = mayBeKnown ? await unknownOf(starts) : starts;
    if (fresh.length === 0) return ok({ runs, refused: 0 });
    const queue = `${origin.flow}/${origin.triggerName}`;
    const limit = origin.plan.triggers.find(({ name }) => sameName(name, origin.triggerName))?.concurrency;
    const admission = queues.admit(queue, limit, fresh.length);
    if (admission.kind === 'refused') return ok({ runs: [], refused: fresh.length });
    const problems: Diagnostic[] = [];
    if (limit !== undefined)
      fresh.forEach(({ id }, at) => queues.enter(queue, limit, id, at >= admission.start));
    const outcome = await loop.post(() => {
      const made = fresh.map((start, at) =>
        begun(origin, { ...start, queued: at >= admission.start }, environmentOf(origin.flow)),
      );
      problems.push(...made.flatMap((each) => (each.ok ? [] : each.error)));
      if (problems.length > 0) return [];
      const items = made.flatMap((each) => (each.ok ? [each.value] : []));
      for (const loaded of items) live.set(loaded.run.id, loaded);
      return items;
    });
    if (outcome === 'written') return ok({ runs, refused: 0 });
    if (outcome === 'nothing') for (const { id } of fresh) release(queue, id);
    return err(outcome === 'nothing' ? problems : [diagnostic('run-not-accepted', {})]);
  }

  async function unknownOf(starts: readonly RunStart[]): Promise<readonly RunStart[]> {
    const found = await Promise.all(
      starts.map(async ({ id }) => live.has(id) || (await store.load(id)) !== undefined),
    );
    return starts.filter((_, at) => found[at] !== true);
  }

  async function fire({
    flow,
    trigger,
    outputs,
    key,
    isWaiting = false,
  }: Firing): ReturnType<FlowHost['fire']> {
    const plan = options.plan(flow);
    if (plan === undefined) return err([diagnostic('flow-version-missing', { flow, run: '' })]);
    const own = plan.triggers.find(({ name }) => sameName(name, trigger));
    if (own === undefined) return err([diagnostic('trigger-missing', { name: trigger })]);
    const given = options.parameters?.(flow) ?? {};
    const parameters = parameterValues(plan, given);
    if (!parameters.ok) return parameters;
    const now = clock.now();
    const records = runsOf(own, outputs, parameters.value, now);
    if (!records.ok) return err([records.error]);
    const single = own.splitOn === undefined;
    const starts = records.value.map((record, at): RunStart => {
      const id = key === undefined ? newRunId(now) : single ? key : `${key}-${at + 1}`;
      return { id, trigger: record, parameters: given, waiting: isWaiting && single };
    });
    return begin({ flow, triggerName: own.name, plan }, starts, key !== undefined);
  }

  async function earlier(id: string): Promise<RunHistory | undefined> {
    const stored = await store.load(id);
    const plan = stored && options.plan(stored.run.flow);
    const state = plan && restoreRun(plan, stored);
    return plan === undefined || state === undefined ? undefined : { plan, state };
  }

  async function resubmit(id: string, version?: string): ReturnType<FlowHost['resubmit']> {
    const stored = await store.load(id);
    if (stored === undefined) return err([diagnostic('run-missing', { run: id })]);
    const flow = version ?? stored.run.flow;
    const plan = options.plan(flow);
    if (plan === undefined) return err([diagnostic('flow-version-missing', { flow, run: id })]);
    const { trigger, triggerName } = stored.run;
    const parameters = options.parameters?.(flow) ?? {};
    const start = { id: newRunId(clock.now()), trigger, parameters, waiting: false };
    return begin({ flow, triggerName, plan }, [start], false);
  }

  async function again(id: string, action: string): ReturnType<FlowHost['rerunFrom']> {
    const stored = await store.load(id);
    if (stored === undefined) return err([diagnostic('run-missing', { run: id })]);
    const { flow, triggerName } = stored.run;
    const plan = options.plan(flow);
    if (plan === undefined) return err([diagnostic('flow-version-missing', { flow, run: id })]);
    const own = newRunId(clock.now());
    let problem: Diagnostic | undefined;
    const outcome = await loop.post(() => {
      const rerun = rerunFrom(plan, stored, action, own, environmentOf(flow));
      if (!rerun.ok) {
        problem = rerun.error;
        return [];
      }
      const loaded = loadedOf({ flow, triggerName, plan }, rerun.value.run, rerun.value, true);
      live.set(own, loaded);
      return [loaded];
    });
    if (outcome === 'written') return ok({ runs: [own], refused: 0 });
    return err([problem ?? diagnostic('run-not-accepted', {})]);
  }

  async function ring(): Promise<void> {
    if (isClosed) return;
    try {
      const due = await store.list({ wakeBy: clock.now(), limit: page + stuck.size });
      const free = due.filter(({ id }) => !stuck.has(id));
      await Promise.all(free.map(({ id }) => tell(id, { kind: 'time' })));
      const next = await store.nextWake();
      // Runs that are stuck would ring at once, again and again.
      if (next !== undefined) alarm.set(stuck.size > 0 ? Math.max(next, clock.now() + pauseMs) : next);
    } catch (error) {
      failed([], error);
      alarm.set(clock.now() + pauseMs);
    }
  }

  async function responseOf(id: string): Promise<FlowResponse | undefined> {
    const promise = responses.wait(id);
    const loaded = live.get(id);
    const isUnwritten = loaded !== undefined && loaded.commands.length > 0;
    const run = isUnwritten ? undefined : (loaded?.run ?? (await store.load(id))?.run);
    if (run?.response !== undefined) responses.tell(id, run.response);
    else if (!isUnwritten && (run === undefined || !isGoingOn(run))) responses.tell(id, undefined);
    return promise;
  }

  async function endOf(id: string): Promise<RunSummary | undefined> {
    const promise = endings.wait(id);
    const run = live.has(id) ? undefined : (await store.load(id))?.run;
    if (!live.has(id) && (run === undefined || !isGoingOn(run))) endings.tell(id, run);
    return promise;
  }

  async function resume(): Promise<number> {
    let count = 0;
    let after: string | undefined;
    for (;;) {
      const found = await store.list({ isOpen: true, limit: page, ...(after !== undefined && { after }) });
      for (const summary of found) takeUp(summary);
      count += found.length;
      after = found.at(-1)?.id;
      if (found.length < page || after === undefined) break;
    }
    for (const id of queues.catchUp()) void tell(id, { kind: 'begin' });
    const next = await store.nextWake();
    if (next !== undefined) alarm.set(next);
    return count;
  }

  function takeUp({ id, flow, triggerName, status, isCalling }: RunSummary): void {
    const limit = options.plan(flow)?.triggers.find(({ name }) => sameName(name, triggerName))?.concurrency;
    const queue = `${flow}/${triggerName}`;
    if (limit !== undefined && (status === 'Running' || status === 'Waiting'))
      queues.enter(queue, limit, id, status === 'Waiting');
    if (isCalling) void revive(id);
  }

  return {
    fire,
    callBack: async (run, token, request) =>
      (await tell(run, { kind: 'callback', token, request })) === 'written',
    cancel: async (run) => (await tell(run, { kind: 'cancel' })) === 'written',
    resubmit,
    rerunFrom: again,
    response: responseOf,
    ended: endOf,
    history: earlier,
    resume,
    close: async () => {
      isClosed = true;
      alarm.stop();
      await loop.stop();
    },
  };
}
