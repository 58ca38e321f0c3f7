/** The durable host: events of many runs are worked through together, written together, and only then have their effects. */
import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import type { ObjectValue } from '@connectory/expressions';
import { diagnostic } from '../../../diagnostics.ts';
import { noChanges } from '../../run/changes.ts';
import type { Environment } from '../../run/machine.ts';
import { rerunFrom } from '../../run/rerun.ts';
import { awaitsCallback, type RunStart } from '../../run/run.ts';
import type { Answer, Command, FlowResponse, RunEvent } from '../../run/types.ts';
import { restoreRun } from '../../store/restore.ts';
import type { RunSummary } from '../../store/types.ts';
import { sameName } from '../../values.ts';
import { callOfChild, childReference, maxChildDepth, noAnswer } from '../children.ts';
import { newAlarm } from './alarm.ts';
import { newCalls } from './calls.ts';
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
  type Written,
  writtenOfLoaded,
} from './loaded.ts';
import { newLoop, type Outcome } from './loop.ts';
import { newQueues } from './queues.ts';
import { newRunIds } from './run-id.ts';
import { startsOf } from './starts.ts';
import type { Fired, Firing, FlowHost, FlowHostOptions, RunHistory } from './types.ts';
import { type LiveTrigger, newTriggerRoom, triggerRow } from './trigger-room.ts';
import { newWaiters } from './waiters.ts';

// How many runs are looked at together when time has passed or a host starts.
const page = 500;
/** Runs that are to be written, or how many found no place. */
interface Made {
  readonly items: readonly Loaded[];
  readonly refused: number;
}

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
  // Runs whose version of a flow is not there.
  const stuck = new Set<string>();
  // Runs that are to be taken up after a pause.
  const reviving = new Set<string>();
  const newRunId = newRunIds(random);
  const queues = newQueues();
  const responses = newWaiters<FlowResponse | undefined>();
  const endings = newWaiters<RunSummary | undefined>();
  const alarm = newAlarm(clock, () => void ring());
  const loop = newLoop<Loaded | LiveTrigger>({
    commit: (items) =>
      store.commit(
        items.flatMap((item) => (item.kind === 'run' ? [unwritten(item)] : [])),
        items.flatMap((item) => (item.kind === 'trigger' ? [triggerRow(item)] : [])),
      ),
    take: (item) => (item.kind === 'run' ? take(item) : triggers.take(item)),
    failed,
    turn: options.turn,
  });
  const calls = newCalls(options, callChild);
  const triggers = newTriggerRoom({
    post: (work) => loop.post(work),
    now: () => clock.now(),
    random,
    plan: options.plan,
    parameters: (version) => options.parameters?.(version) ?? {},
    workflow: options.workflow,
    triggerUrl: (flow, trigger) => options.triggerUrl?.(flow, trigger) ?? '',
    isFull: ({ version, trigger }) => queues.isFull(`${version}/${trigger.name}`, trigger.concurrency),
    make: fromTrigger,
    invoke: (live, key, request) => calls.forTrigger(live, key, request),
    wake: (at) => alarm.set(at),
    problem: (problem) => options.onProblem?.(problem),
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

  function take(loaded: Loaded): () => void {
    const { commands } = loaded;
    loaded.changes = noChanges();
    loaded.commands = [];
    loaded.isNew = false;
    return () => {
      loaded.done.isStored = true;
      for (const command of commands) obey(loaded, command);
      putAside(loaded);
    };
  }

  /** A run that is over leaves memory, and one that only waits when there are many. */
  function putAside(loaded: Loaded): void {
    const isWanted = isGoingOn(loaded.run) && live.size <= (options.maxLoaded ?? 1_000);
    if (!isWanted && isAtRest(loaded) && !loop.isPending(loaded)) live.delete(loaded.run.id);
  }

  function failed(items: readonly (Loaded | LiveTrigger)[], error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    options.onProblem?.(diagnostic(items.length === 0 ? 'event-failed' : 'store-failed', { problem }));
    // What is in memory is ahead of the store, and is given up. All goes on from the last checkpoint.
    for (const item of items) {
      if (item.kind === 'trigger') {
        triggers.drop(item);
        void clock.sleep(pauseMs).then(() => reviveTrigger(item));
        continue;
      }
      const { flow, triggerName, run, done } = item;
      if (live.get(run.id) === item) live.delete(run.id);
      if (done.isStored) reviveLater(run.id);
      else release(flow, triggerName, run.id);
    }
  }

  async function reviveTrigger(item: LiveTrigger): Promise<void> {
    if (isClosed) return;
    try {
      triggers.restore(item, await store.triggers());
    } catch (error) {
      failed([item], error);
    }
  }

  /** However often a run could not be written or read meanwhile, it is taken up once. */
  function reviveLater(id: string): void {
    if (reviving.has(id)) return;
    reviving.add(id);
    void clock.sleep(pauseMs).then(() => {
      reviving.delete(id);
      return isClosed ? undefined : revive(id);
    });
  }

  /** Takes up a run: whatever it wanted done is done, unless it is under way. */
  async function revive(id: string): Promise<void> {
    const outcome = await loop.post(async () => {
      const loaded = await load(id);
      return loaded === undefined ? [] : [loaded];
    });
    if (outcome === 'failed') reviveLater(id);
  }

  function obey(loaded: Loaded, command: Command): void {
    const { run, flow, triggerName } = loaded;
    switch (command.kind) {
      case 'invoke':
        return calls.make(loaded, command, (answer) => {
          void tell(run.id, { kind: 'answer', key: command.key, answer });
        });
      case 'notify':
        return calls.make(loaded, command, () => void tell(run.id, { kind: 'noticed', key: command.key }));
      case 'respond':
        loaded.done.isAnswered = true;
        return responses.tell(run.id, command.response);
      case 'wake':
        return alarm.set(command.at);
      case 'ended': {
        loaded.done.isEnded = true;
        responses.tell(run.id, run.response);
        endings.tell(run.id, summaryOf(loaded));
        release(flow, triggerName, run.id);
      }
    }
  }

  function release(flow: string, triggerName: string, run: string): void {
    const next = queues.leave(`${flow}/${triggerName}`, run);
    if (next !== undefined) void tell(next, { kind: 'begin' });
    else triggers.freed(flow, triggerName);
  }

  async function callChild({ flow, run }: Loaded, key: string, inputs: ObjectValue): Promise<Answer> {
    const version = options.child?.(flow, childReference(inputs));
    const plan = version === undefined ? undefined : options.plan(version);
    // The id says who called, so that a call that is repeated after a crash finds the run that it has made.
    const id = `${run.id}~${key}`;
    if (version === undefined || plan === undefined) return noAnswer('WorkflowNotFound');
    if (id.split('~').length > maxChildDepth) return noAnswer('WorkflowDepthExceeded');
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

  /** Makes runs, all or none. Those that are there already are not made again. */
  async function begin(
    origin: Origin,
    starts: readonly RunStart[],
    mayBeThere: boolean,
  ): Promise<Result<Fired, readonly Diagnostic[]>> {
    let made: Result<Made, readonly Diagnostic[]> = ok({ items: [], refused: 0 });
    const outcome = await loop.post(async () => {
      const fresh: RunStart[] = [];
      for (const start of starts) if (!mayBeThere || !(await isThere(start.id))) fresh.push(start);
      made = make(origin, fresh);
      return made.ok ? made.value.items : [];
    });
    if (outcome === 'failed') return err([diagnostic('run-not-accepted', {})]);
    if (!made.ok) return made;
    return ok({
      runs: made.value.refused > 0 ? [] : starts.map(({ id }) => id),
      refused: made.value.refused,
    });
  }

  async function isThere(id: string): Promise<boolean> {
    return live.has(id) || (await store.load(id)) !== undefined;
  }

  function make(origin: Origin, starts: readonly RunStart[]): Result<Made, readonly Diagnostic[]> {
    const { flow, triggerName, plan } = origin;
    const queue = `${flow}/${triggerName}`;
    const limit = plan.triggers.find(({ name }) => sameName(name, triggerName))?.concurrency;
    const admission = queues.admit(queue, limit, starts.length);
    if (admission.kind === 'refused') return ok({ items: [], refused: starts.length });
    const items: Loaded[] = [];
    for (const [at, start] of starts.entries()) {
      const queued = at >= admission.start;
      const loaded = begun(origin, { ...start, queued }, environmentOf(flow));
      if (!loaded.ok) return loaded;
      items.push(loaded.value);
    }
    for (const [at, loaded] of items.entries()) {
      live.set(loaded.run.id, loaded);
      if (limit !== undefined) queues.enter(queue, limit, loaded.run.id, at >= admission.start);
    }
    return ok({ items, refused: 0 });
  }

  /** The runs of a trigger that has fired by itself: they are written together with what became of the trigger. */
  function fromTrigger({ version, plan, trigger }: LiveTrigger, outputs: ObjectValue): readonly Loaded[] {
    const idOf = (): string => newRunId(clock.now());
    const parameters = options.parameters?.(version) ?? {};
    const starts = startsOf({ plan, trigger, outputs, parameters, now: clock.now(), idOf });
    const made = starts.ok ? make({ flow: version, triggerName: trigger.name, plan }, starts.value) : starts;
    if (!made.ok) for (const problem of made.error) options.onProblem?.(problem);
    else if (made.value.refused > 0)
      options.onProblem?.(diagnostic('queue-full', { name: trigger.name, runs: made.value.refused }));
    return made.ok ? made.value.items : [];
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
    const idOf = (at: number): string => {
      if (key === undefined) return newRunId(clock.now());
      return own.splitOn === undefined ? key : `${key}-${at + 1}`;
    };
    const parameters = options.parameters?.(flow) ?? {};
    const starts = startsOf({ plan, trigger: own, outputs, parameters, now: clock.now(), idOf, isWaiting });
    return starts.ok ? begin({ flow, triggerName: own.name, plan }, starts.value, key !== undefined) : starts;
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
      const [outcomes] = await Promise.all([
        Promise.all(free.map(({ id }) => tell(id, { kind: 'time' }))),
        triggers.ring(),
      ]);
      const next = await store.nextWake();
      alarm.set(triggers.nextWake());
      // Runs that are stuck, or that could not be written, would ring at once, again and again.
      const isTroubled = stuck.size > 0 || outcomes.includes('failed');
      if (next !== undefined) alarm.set(isTroubled ? Math.max(next, clock.now() + pauseMs) : next);
    } catch (error) {
      failed([], error);
      alarm.set(clock.now() + pauseMs);
    }
  }

  async function responseOf(id: string): Promise<FlowResponse | undefined> {
    const promise = responses.wait(id);
    const { run, isOver } = await writtenOf(id);
    if (run?.response !== undefined || isOver) responses.tell(id, run?.response);
    return promise;
  }

  async function endOf(id: string): Promise<RunSummary | undefined> {
    const promise = endings.wait(id);
    const { summary, isOver } = await writtenOf(id);
    if (isOver) endings.tell(id, summary);
    return promise;
  }

  /** What is written of a run, as far as others may know it: its answer and its end. One that is not there is over. */
  async function writtenOf(id: string): Promise<Written> {
    const loaded = live.get(id);
    if (loaded !== undefined) return writtenOfLoaded(loaded);
    const stored = await store.load(id);
    // It may have been taken up meanwhile.
    const taken = live.get(id);
    if (taken !== undefined) return writtenOfLoaded(taken);
    return { run: stored?.run, summary: stored?.run, isOver: stored === undefined || !isGoingOn(stored.run) };
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
    triggers.resume(await store.triggers());
    alarm.set(triggers.nextWake());
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
    turnOn: triggers.turnOn,
    turnOff: triggers.turnOff,
    called: async (flow, trigger, request) =>
      (await triggers.tell(flow, trigger, { kind: 'called', request })) === 'written',
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
