/** How a run ends. */
import type { ObjectValue, Value } from '@connectory/expressions';
import { member, sameName, shownValue, textMember } from '../values.ts';
import { failAction } from './end.ts';
import { containerFailure, failure } from './failures.ts';
import { cancelFrame, frameStatus } from './frames.ts';
import { containerOf, type Machine, type Site } from './machine.ts';
import { viewOf } from './read.ts';
import { respondMissing } from './respond.ts';
import { excessOf } from './sizes.ts';
import type { Frame, RunError, RunStatus } from './types.ts';

const endings = ['Succeeded', 'Failed', 'Cancelled'] as const;

/** A Terminate is reached: the run is over, and what was in progress is Cancelled. */
export function terminate(machine: Machine, site: Site, inputs: Value): void {
  const { record } = site;
  const wanted = textMember(inputs, 'runStatus') ?? '';
  const status = endings.find((ending) => sameName(ending, wanted));
  record.inputs = inputs;
  if (status === undefined) {
    const why = `'${wanted}' is no status for Terminate. Use Succeeded, Failed or Cancelled.`;
    return failAction(machine, site, failure('InvalidTerminateStatus', why));
  }
  machine.changes.records.add(record);
  record.status = 'Succeeded';
  record.code = 'OK';
  record.endMs = machine.environment.now;
  const given = member(inputs, 'runError');
  const error: RunError | undefined =
    status === 'Failed'
      ? { code: textOr(member(given, 'code'), 'Terminated'), message: textOr(member(given, 'message'), '') }
      : undefined;
  endRun(machine, status, error);
}

function textOr(value: Value | undefined, otherwise: string): string {
  return value === undefined || value === null ? otherwise : shownValue(value);
}

/** The last action of the flow has ended. */
export function flowEnded(machine: Machine, frame: Frame): void {
  const { plan } = machine;
  const status = frameStatus(containerOf(plan, frame.container), frame);
  const outputs: [string, Value][] = [];
  const { context } = viewOf(machine, frame);
  for (const [name, compiled] of plan.outputs) {
    const value = compiled.evaluate(context);
    if (!value.ok) {
      const message = `Output '${name}' could not be worked out: ${value.error.message}`;
      return endRun(machine, 'Failed', { code: 'InvalidTemplate', message });
    }
    const excess = excessOf(`Output '${name}'`, value.value, plan.limits);
    if (excess !== undefined) return endRun(machine, 'Failed', excess.error);
    outputs.push([name, value.value]);
  }
  endRun(
    machine,
    status,
    status === 'Succeeded' ? undefined : containerFailure.error,
    Object.fromEntries(outputs),
  );
}

/** Ends a run. Nothing that comes later changes it. */
export function endRun(machine: Machine, status: RunStatus, error?: RunError, outputs?: ObjectValue): void {
  const { run, commands } = machine;
  const [root] = run.frames;
  if (root !== undefined) cancelFrame(machine, root);
  run.status = status;
  run.endMs = machine.environment.now;
  if (error !== undefined) run.error = error;
  if (outputs !== undefined) run.outputs = outputs;
  run.timers = [];
  machine.tasks.length = 0;
  respondMissing(machine, 502);
  commands.push({ kind: 'ended', status });
}
