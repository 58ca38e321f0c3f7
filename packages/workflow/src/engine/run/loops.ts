/** Foreach and Until: one frame a pass. */
import { isListValue, typeName } from '../values.ts';
import { endAction, failAction } from './end.ts';
import { containerFailure, evaluationFailure, failure } from './failures.ts';
import { frameStatus, openFrame } from './frames.ts';
import { containerOf, type Machine, type Site } from './machine.ts';
import { viewOf } from './read.ts';
import { excessOf, kept } from './sizes.ts';
import type { Frame } from './types.ts';

/** Starts a Foreach: as many passes as its degree allows. */
export function startForeach(machine: Machine, site: Site): void {
  const { frame, action, record } = site;
  const { step } = action;
  if (step.kind !== 'foreach') return;
  const { compiled, source } = step.source;
  const items = compiled.evaluate(viewOf(machine, frame).context);
  if (!items.ok) return failAction(machine, site, evaluationFailure(action.name, items.error.message));
  if (!isListValue(items.value)) {
    const why = `the result of the evaluation of 'foreach' expression '${source}' is of type '${typeName(items.value)}'. The result must be a valid array.`;
    return failAction(machine, site, evaluationFailure(action.name, why));
  }
  const { maxItems } = machine.plan.limits;
  if (items.value.length > maxItems) {
    const why = `The loop has ${items.value.length} items, and ${maxItems} are allowed. Split the work, or filter the array first.`;
    return failAction(machine, site, failure('ForeachItemLimitExceeded', why));
  }
  const excess = excessOf(`What loop '${action.name}' goes over`, items.value, machine.plan.limits);
  if (excess !== undefined) return failAction(machine, site, excess);
  const list = kept(items.value);
  record.work = {
    kind: 'foreach',
    items: isListValue(list) ? list : [],
    next: 0,
    open: 0,
    failed: false,
    timedOut: false,
  };
  nextItems(machine, site);
}

function nextItems(machine: Machine, site: Site): void {
  const { action, record } = site;
  const { work } = record;
  if (action.step.kind !== 'foreach' || work?.kind !== 'foreach') return;
  while (work.open < action.step.degree && work.next < work.items.length) {
    const iteration = work.next;
    work.next += 1;
    work.open += 1;
    openFrame(machine, action.step.container, site, iteration);
  }
  if (work.open > 0) return;
  const status = work.failed ? 'Failed' : work.timedOut ? 'TimedOut' : 'Succeeded';
  endContainer(machine, site, status);
}

/** A pass of a Foreach is over: the loop goes on whatever came of it. */
export function foreachPassEnded(machine: Machine, site: Site, frame: Frame): void {
  const { work } = site.record;
  if (work?.kind !== 'foreach') return;
  const status = frameStatus(containerOf(machine.plan, frame.container), frame);
  work.open -= 1;
  if (status === 'Failed') work.failed = true;
  if (status === 'TimedOut') work.timedOut = true;
  nextItems(machine, site);
}

/** Starts an Until: the body comes first, then the test. */
export function startUntil(machine: Machine, site: Site): void {
  if (site.action.step.kind !== 'until') return;
  site.record.work = { kind: 'until', passes: 1 };
  openFrame(machine, site.action.step.container, site);
}

/** A pass of an Until is over: its test, then its limits. */
export function untilPassEnded(machine: Machine, site: Site, frame: Frame): void {
  const { action, record } = site;
  const { step } = action;
  const { work } = record;
  if (step.kind !== 'until' || work?.kind !== 'until') return;
  const test = step.test.compiled.evaluate(viewOf(machine, frame, { action }).context);
  if (!test.ok) return failAction(machine, site, evaluationFailure(action.name, test.error.message));
  if (typeof test.value !== 'boolean') {
    const why = `the result of the evaluation of 'until' expression '${step.test.source}' is of type '${typeName(test.value)}'. The result must be true or false.`;
    return failAction(machine, site, evaluationFailure(action.name, why));
  }
  const status = frameStatus(containerOf(machine.plan, frame.container), frame);
  if (test.value) return endContainer(machine, site, status);
  const spent = machine.environment.now - record.startMs >= step.timeoutMs;
  if (work.passes < step.count && !spent) {
    openFrame(machine, step.container, site, work.passes);
    work.passes += 1;
    return;
  }
  if (!step.failAtLimit) return endContainer(machine, site, status);
  const why = `The loop reached its limit of ${spent ? 'time' : `${step.count} passes`} before its condition was true.`;
  failAction(machine, site, failure('UntilLimitReached', why));
}

/** Ends an action with the status of what it contains. */
export function endContainer(
  machine: Machine,
  site: Site,
  status: 'Succeeded' | 'Failed' | 'TimedOut',
): void {
  if (status === 'Succeeded') return endAction(machine, site, { status, code: 'NotSpecified' });
  endAction(machine, site, { status, failure: containerFailure });
}
