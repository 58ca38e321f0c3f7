/** A run, moved on by events. */
import { assertNever, type Diagnostic, ok, type Result } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import type { Plan } from '../plan/types.ts';
import { callNow, endWithAnswer, takeAnswer } from './calls.ts';
import { endAction } from './end.ts';
import { timeoutFailure } from './failures.ts';
import { cancelFrames, frameStatus, openFrame } from './frames.ts';
import { endContainer, foreachPassEnded, untilPassEnded } from './loops.ts';
import { containerOf, type Environment, type Machine, nextNumber, type Site, siteAt } from './machine.ts';
import { parameterValues } from './parameters.ts';
import { respond, respondMissing } from './respond.ts';
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
}

/** A run and what it wants done. */
export interface Advanced {
  readonly run: RunState;
  readonly commands: readonly Command[];
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** How long a caller waits for an answer. */
const responseLimit = 2 * minute;
/** How long a run may take, by flavour. */
const runLimits = { 'power-automate': 30 * day, 'logic-apps': 90 * day };

/**
 * Starts a run. The state that comes back belongs to the caller; {@link advance} changes it in place.
 *
 * @returns The run and its first commands, or what is wrong with the parameters.
 */
export function startRun(
  plan: Plan,
  start: RunStart,
  environment: Environment,
): Result<Advanced, readonly Diagnostic[]> {
  const parameters = parameterValues(plan, start.parameters ?? {});
  if (!parameters.ok) return parameters;
  const { now } = environment;
  const run: RunState = {
    id: start.id,
    status: 'Running',
    startMs: now,
    trigger: start.trigger,
    parameters: parameters.value,
    variables: {},
    frames: [],
    timers: [],
    sequence: 0,
    steps: 0,
    caller: start.waiting ? 'waiting' : 'none',
  };
  const machine: Machine = { plan, run, environment, commands: [], tasks: [] };
  setRunTimer(run, 'run', now + runLimits[plan.flavour]);
  if (start.waiting) meetCaller(machine);
  openFrame(machine, 0, undefined);
  return ok(settle(machine));
}

function meetCaller(machine: Machine): void {
  const { plan, run, environment } = machine;
  if (plan.answer === 'response') return setRunTimer(run, 'response', environment.now + responseLimit);
  const runHeader = { 'x-ms-workflow-run-id': run.id };
  const location = { Location: environment.callbackUrl(run.id, 'status') };
  respond(machine, 202, plan.answer === 'asynchronous' ? { ...runHeader, ...location } : runHeader, null);
}

function setRunTimer(run: RunState, purpose: 'response' | 'run', at: number): void {
  run.timers.push({ at, order: nextNumber(run), purpose, frame: -1, position: -1 });
}

/**
 * Moves a run on. Events that concern nothing any more (an answer after the time limit, a second callback) change nothing.
 *
 * @returns What the run wants done.
 */
export function advance(
  plan: Plan,
  run: RunState,
  event: RunEvent,
  environment: Environment,
): readonly Command[] {
  const machine: Machine = { plan, run, environment, commands: [], tasks: [] };
  if (run.status !== 'Running') return [];
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
    case 'cancel':
      endRun(machine, 'Cancelled', { code: 'Cancelled', message: 'The run was cancelled.' });
      break;
    default:
      assertNever(event);
  }
  return settle(machine).commands;
}

/** Works through everything that is ready, then says when the run wants to know the time. */
function settle(machine: Machine): Advanced {
  const { run, tasks, commands, plan } = machine;
  for (let at = 0; at < tasks.length; at += 1) {
    const task = tasks[at];
    if (task === undefined) break;
    if (run.steps >= plan.limits.maxSteps) {
      const message = `The run has executed ${plan.limits.maxSteps} actions, which is all it may. Bound its loops.`;
      endRun(machine, 'Failed', { code: 'FlowRunQuotaExceeded', message });
    } else if (task.kind === 'start') startAction(machine, task.frame, task.position);
    else if (!task.frame.closed) frameEnded(machine, task.frame);
  }
  const next = run.timers.reduce((least, { at }) => Math.min(least, at), Infinity);
  if (Number.isFinite(next)) commands.push({ kind: 'wake', at: next });
  return { run, commands };
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
  const last = takeAnswer(machine, site, answer, step.call);
  if (last === undefined) return;
  if (step.kind === 'webhook' && subscribed(site, last)) return;
  endWithAnswer(machine, site, last);
}

function calledBack(machine: Machine, token: string, request: ObjectValue): void {
  const site = siteOfKey(machine, token);
  if (site === undefined || site.record.token !== token) return;
  site.record.outputs = webhookOutputs(request);
  notifyUnsubscribe(machine, site);
  endAction(machine, site, { status: 'Succeeded' });
}
