/** A run, moved on by events. */
import { assertNever, type Diagnostic, err, ok, type Result } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import type { EngineLimits, Plan } from '../plan/types.ts';
import { callNow, endWithAnswer, takeAnswer } from './calls.ts';
import { endAction } from './end.ts';
import { timeoutFailure } from './failures.ts';
import { cancelFrames, frameStatus, openFrame } from './frames.ts';
import { endContainer, foreachPassEnded, untilPassEnded } from './loops.ts';
import { type Changes, noChanges } from './changes.ts';
import {
  containerOf,
  type Environment,
  type Machine,
  newMachine,
  nextNumber,
  type Site,
  siteAt,
} from './machine.ts';
import { parameterValues } from './parameters.ts';
import { respondMissing } from './respond.ts';
import { excessOf } from './sizes.ts';
import { startAction } from './start.ts';
import { endRun, flowEnded } from './terminate.ts';
import { notifyUnsubscribe, subscribed, webhookOutputs } from './webhooks.ts';
import type { Answer, Command, Frame, RunEvent, RunState, Timer } from './types.ts';

/** How a run begins. */
export interface RunStart {
  readonly id: string;
  /** The record of the trigger: name, outputs, times. */
  readonly trigger: ObjectValue;
  /** Values of parameters, by name. */
  readonly parameters?: Readonly<Record<string, Value>>;
  /** Whether somebody waits for an answer. */
  readonly waiting: boolean;
  /** Whether others of its trigger go first: it begins when it is told to. */
  readonly queued?: boolean;
}

/** What a run wants done, and what of it has changed. */
export interface Advanced {
  readonly commands: readonly Command[];
  readonly changes: Changes;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** How long a caller waits for an answer. */
const responseLimit = 2 * minute;
/** How long a run may take, by flavour. */
const runLimits = { 'power-automate': 30 * day, 'logic-apps': 90 * day };

/** How long a run may take. */
export function runLimitMs({ flavour }: Plan): number {
  return runLimits[flavour];
}

/**
 * Starts a run. The state that comes back belongs to the caller; {@link advance} changes it in place.
 *
 * @returns The run and its first commands, or what is wrong with the parameters.
 */
export function startRun(
  plan: Plan,
  start: RunStart,
  environment: Environment,
): Result<Advanced & { readonly run: RunState }, readonly Diagnostic[]> {
  const parameters = parameterValues(plan, start.parameters ?? {});
  if (!parameters.ok) return parameters;
  const excess =
    excessOf('What the trigger gives', start.trigger, plan.limits) ??
    excessOf('What the parameters give', parameters.value, plan.limits);
  if (excess !== undefined) return err([diagnostic('start-too-large', { problem: excess.error.message })]);
  const { now } = environment;
  const run: RunState = {
    id: start.id,
    status: start.queued === true ? 'Waiting' : 'Running',
    startMs: now,
    trigger: start.trigger,
    parameters: parameters.value,
    variables: {},
    frames: [],
    timers: [],
    sequence: 0,
    steps: 0,
    caller: start.waiting ? 'waiting' : 'none',
    notices: [],
  };
  const machine = newMachine(plan, run, environment, noChanges());
  setRunTimer(run, 'run', now + runLimitMs(plan));
  if (start.waiting) meetCaller(machine);
  if (run.status === 'Running') openFrame(machine, 0, undefined);
  return ok({ ...settle(machine), run });
}

function meetCaller(machine: Machine): void {
  const { plan, run, environment } = machine;
  if (plan.answer === 'response') return setRunTimer(run, 'response', environment.now + responseLimit);
  const runHeader = { 'x-ms-workflow-run-id': run.id };
  const location = { Location: environment.callbackUrl(run.id, 'status') };
  const headers = plan.answer === 'asynchronous' ? { ...runHeader, ...location } : runHeader;
  // An acknowledgement is not the answer of the flow, and is not kept as such.
  run.caller = 'answered';
  machine.commands.push({ kind: 'respond', response: { statusCode: 202, headers, body: null } });
}

function setRunTimer(run: RunState, purpose: 'response' | 'run', at: number): void {
  run.timers.push({ at, order: nextNumber(run), purpose, frame: -1, position: -1 });
}

/**
 * Moves a run on. Events that concern nothing any more (an answer after the time limit, a second callback) change nothing.
 *
 * @param changes Changes of the run that are not written yet; those of this event are added to them.
 * @returns What the run wants done.
 */
export function advance(
  plan: Plan,
  run: RunState,
  event: RunEvent,
  environment: Environment,
  changes: Changes = noChanges(),
): Advanced {
  const machine = newMachine(plan, run, environment, changes);
  if (event.kind === 'noticed') run.notices = run.notices.filter(({ key }) => key !== event.key);
  else if (run.status === 'Waiting' || run.status === 'Running') take(machine, event);
  return settle(machine);
}

function take(machine: Machine, event: Exclude<RunEvent, { kind: 'noticed' }>): void {
  const { run } = machine;
  switch (event.kind) {
    case 'time':
      passTime(machine);
      break;
    case 'answer':
      answered(machine, event.key, event.answer);
      break;
    case 'callback':
      calledBack(machine, event.token, event.request);
      break;
    case 'begin':
      if (run.status !== 'Waiting') break;
      run.status = 'Running';
      run.startMs = machine.environment.now;
      openFrame(machine, 0, undefined);
      break;
    case 'cancel':
      endRun(machine, 'Cancelled', { code: 'Cancelled', message: 'The run was cancelled.' });
      break;
    default:
      assertNever(event);
  }
}

/** Works through everything that is ready, then says when the run wants to know the time. */
function settle(machine: Machine): Advanced {
  const { run, tasks, commands, plan, changes } = machine;
  for (let at = 0; at < tasks.length; at += 1) {
    const task = tasks[at];
    if (task === undefined) break;
    if (run.steps >= plan.limits.maxSteps) {
      const message = `The run has taken ${plan.limits.maxSteps} steps, which is all it may. Bound its loops and what it keeps.`;
      endRun(machine, 'Failed', { code: 'FlowRunQuotaExceeded', message });
    } else if (task.kind === 'start') startAction(machine, task.frame, task.position);
    else if (!task.frame.closed) frameEnded(machine, task.frame);
  }
  const next = run.timers.reduce((least, { at }) => Math.min(least, at), Infinity);
  if (Number.isFinite(next)) commands.push({ kind: 'wake', at: next });
  return { commands, changes };
}

function frameEnded(machine: Machine, frame: Frame): void {
  frame.closed = true;
  if (frame.parent === undefined) return flowEnded(machine, frame);
  const site = siteAt(machine, frame.parent.frame, frame.parent.position);
  if (site === undefined || site.record.endMs !== undefined) return;
  switch (site.action.step.kind) {
    case 'foreach':
      return foreachPassEnded(machine, site, frame);
    case 'until':
      return untilPassEnded(machine, site, frame);
    default:
      return endContainer(machine, site, frameStatus(containerOf(machine.plan, frame.container), frame));
  }
}

/** Of timers that are due, the earliest first; of one moment, in the order of their making. */
function passTime(machine: Machine): void {
  const { run, environment } = machine;
  const due = run.timers
    .filter(({ at }) => at <= environment.now)
    .toSorted((left, right) => left.at - right.at || left.order - right.order);
  for (const timer of due) {
    if (run.status !== 'Running') return;
    // What an earlier one of these has ended has no timer any more.
    if (!run.timers.includes(timer)) continue;
    run.timers = run.timers.filter((other) => other !== timer);
    timerDue(machine, timer);
  }
}

function timerDue(machine: Machine, { purpose, frame, position }: Timer): void {
  if (purpose === 'run') {
    const message = 'The run did not end within the days that a run may take.';
    return endRun(machine, 'TimedOut', { code: 'FlowRunTimedOut', message });
  }
  if (purpose === 'response') return respondMissing(machine, 504);
  const site = siteAt(machine, frame, position);
  if (site === undefined || site.record.endMs !== undefined) return;
  switch (purpose) {
    case 'wait':
      return endAction(machine, site, { status: 'Succeeded' });
    case 'call':
      return callNow(machine, site);
    case 'timeout':
      cancelFrames(machine, site.record.frames);
      notifyUnsubscribe(machine, site);
      return endAction(machine, site, { status: 'TimedOut', failure: timeoutFailure });
    default:
      return assertNever(purpose);
  }
}

/** The place that a key of a call or a token of a webhook names. */
function siteOfKey(machine: Machine, key: string): Site | undefined {
  const [frame = '', position = ''] = key.split('.');
  const site = siteAt(machine, Number(frame), Number(position));
  return site === undefined || site.record.endMs !== undefined ? undefined : site;
}

function answered(machine: Machine, key: string, answer: Answer): void {
  const site = siteOfKey(machine, key);
  const { work } = site?.record ?? {};
  if (site === undefined || work?.kind !== 'call' || work.key !== key) return;
  const { step } = site.action;
  if (step.kind !== 'invoke' && step.kind !== 'webhook') return;
  const last = takeAnswer(machine, site, boundedAnswer(answer, machine.plan.limits), step.call);
  if (last === undefined) return;
  if (step.kind === 'webhook' && subscribed(machine, site, last)) return;
  endWithAnswer(machine, site, last);
}

/** An answer that is too large to be kept is none. */
function boundedAnswer(answer: Answer, limits: EngineLimits): Answer {
  if (answer.kind === 'failure') return answer;
  const { headers, body } = answer;
  const excess = excessOf('The answer of the service', { headers, body }, limits);
  return excess === undefined ? answer : { kind: 'failure', retryable: false, error: excess.error };
}

/** Tells whether an action of a run waits for the call of a token. */
export function awaitsCallback(run: RunState, token: string): boolean {
  const [frame = '', position = ''] = token.split('.');
  const record = run.frames[Number(frame)]?.records[Number(position)];
  return run.status === 'Running' && record?.endMs === undefined && record?.token === token;
}

/** Starts what is ready and has not begun, in a run whose state was put together from another. */
export function continueRun(plan: Plan, run: RunState, environment: Environment, changes: Changes): Advanced {
  const machine = newMachine(plan, run, environment, changes);
  for (const frame of run.frames) {
    for (const [position, record] of frame.records.entries()) {
      const isReady = record === null && !frame.closed && frame.waiting[position] === 0;
      if (isReady) machine.tasks.push({ kind: 'start', frame, position });
    }
  }
  return settle(machine);
}

function calledBack(machine: Machine, token: string, request: ObjectValue): void {
  const site = siteOfKey(machine, token);
  if (site === undefined || site.record.token !== token) return;
  site.record.outputs = webhookOutputs(request);
  notifyUnsubscribe(machine, site);
  endAction(machine, site, { status: 'Succeeded' });
}
