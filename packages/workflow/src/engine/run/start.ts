/** How an action starts, by what it does. */
import { assertNever } from '@connectory/base';
import { callKey, startCall } from './calls.ts';
import { endAction, failAction, skipAction } from './end.ts';
import { templateFailure } from './failures.ts';
import { openFrame } from './frames.ts';
import { endContainer, startForeach, startUntil } from './loops.ts';
import { containerOf, type Machine, setTimer, type Site } from './machine.ts';
import { viewOf } from './read.ts';
import { startResponse } from './respond.ts';
import { terminate } from './terminate.ts';
import type { ActionRecord, Frame } from './types.ts';

/** Every action before this one has ended: it starts, or is skipped. */
export function startAction(machine: Machine, frame: Frame, position: number): void {
  const action = containerOf(machine.plan, frame.container).actions[position];
  if (action === undefined || frame.closed) return;
  const met = action.predecessors.every(({ position: before, statuses }) =>
    statuses.has(frame.records[before]?.status.toLowerCase() ?? ''),
  );
  if (!met) return skipAction(machine, frame, position);
  machine.run.steps += 1;
  const record: ActionRecord = {
    frame: frame.id,
    position,
    status: 'Running',
    order: machine.run.steps,
    startMs: machine.environment.now,
  };
  frame.records[position] = record;
  machine.changes.records.add(record);
  const site: Site = { frame, action, record };
  if (action.timeoutMs !== undefined) {
    setTimer(machine, site, 'timeout', machine.environment.now + action.timeoutMs);
  }
  begin(machine, site);
}

/** What the address of a webhook ends with. It leads to its action, and nobody can guess it. */
function newToken(machine: Machine, site: Site): string {
  const random = Array.from(machine.environment.random.bytes(16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return `${callKey(machine, site)}.${random.join('')}`;
}

function begin(machine: Machine, site: Site): void {
  const { frame, action, record } = site;
  const { step } = action;
  switch (step.kind) {
    case 'immediate': {
      const { inputs, outputs, failure } = step.run(viewOf(machine, frame));
      if (inputs !== undefined) record.inputs = inputs;
      if (failure !== undefined) return failAction(machine, site, failure);
      return endAction(machine, site, { status: 'Succeeded', ...(outputs !== undefined && { outputs }) });
    }
    case 'static': {
      const { outputs, failure } = step.outcome;
      return endAction(machine, site, {
        status: step.status,
        code: step.code,
        ...(outputs !== undefined && { outputs }),
        ...(failure && { failure }),
      });
    }
    case 'wait': {
      const wait = step.moment(viewOf(machine, frame));
      if (!wait.ok) return failAction(machine, site, wait.error);
      record.inputs = wait.value.inputs;
      if (wait.value.until <= machine.environment.now)
        return endAction(machine, site, { status: 'Succeeded' });
      record.status = 'Waiting';
      record.work = { kind: 'wait' };
      return setTimer(machine, site, 'wait', wait.value.until);
    }
    case 'invoke': {
      const request = step.request(viewOf(machine, frame, { action }));
      return request.ok ? startCall(machine, site, request.value) : failAction(machine, site, request.error);
    }
    case 'webhook': {
      const token = newToken(machine, site);
      record.token = token;
      const request = step.subscribe(viewOf(machine, frame, { action, token }));
      return request.ok ? startCall(machine, site, request.value) : failAction(machine, site, request.error);
    }
    case 'response':
      return startResponse(machine, site);
    case 'terminate': {
      const inputs = step.inputs.evaluate(viewOf(machine, frame).context);
      if (!inputs.ok) return failAction(machine, site, templateFailure(action.name, inputs.error));
      return terminate(machine, site, inputs.value);
    }
    case 'scope':
      record.work = { kind: 'scope' };
      openFrame(machine, step.container, site);
      return;
    case 'branch': {
      const chosen = step.choose(viewOf(machine, frame));
      if (!chosen.ok) return failAction(machine, site, chosen.error);
      record.inputs = chosen.value.inputs;
      record.work = { kind: 'scope' };
      const container =
        chosen.value.branch === undefined ? undefined : step.branches.get(chosen.value.branch);
      if (container === undefined) return endContainer(machine, site, 'Succeeded');
      openFrame(machine, container, site);
      return;
    }
    case 'foreach':
      return startForeach(machine, site);
    case 'until':
      return startUntil(machine, site);
    default:
      return assertNever(step);
  }
}
