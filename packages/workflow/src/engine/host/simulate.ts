/** Runs flows in memory on a virtual clock: a month of retries takes milliseconds. */
import { type Diagnostic, stringAt } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import type { Plan } from '../plan/types.ts';
import type { Environment } from '../run/machine.ts';
import { parameterValues } from '../run/parameters.ts';
import { advance, startRun } from '../run/run.ts';
import type { Answer, Command, FlowResponse, Invocation, RunEvent, RunState } from '../run/types.ts';
import { addUnits } from '../time.ts';
import { runsOf } from '../trigger/fire.ts';
import { nextFirings } from '../trigger/schedule.ts';
import type { TriggerPlan } from '../trigger/types.ts';
import { integerFrom, isObjectValue, member, sameName, textMember } from '../values.ts';
import { newAgenda } from './agenda.ts';
import { childReference, noAnswer } from './children.ts';
import type { SimulatedRun, Simulation, SimulationOptions } from './types.ts';

interface Entry extends SimulatedRun {
  /** The moment for which the run asked last; older wishes are void. */
  wake: number;
  readonly onResponse?: (response: FlowResponse) => void;
  readonly onEnd?: () => void;
}

/**
 * Prepares a simulation. Nothing happens before `play`.
 *
 * @example
 * ```ts
 * import { systemRandom } from '@connectory/base';
 * import { type Invoker, type Plan, simulate } from '@connectory/workflow';
 * const run = async (plan: Plan, invoker: Invoker): Promise<string | undefined> => {
 *   const simulation = simulate({ plan, startMs: 0, invoker, random: systemRandom });
 *   simulation.fire(0, 'manual', { body: { name: 'Ada' } });
 *   await simulation.play();
 *   return simulation.runs[0]?.state.status; // 'Succeeded'
 * };
 * ```
 */
export function simulate(options: SimulationOptions): Simulation {
  const { plan, invoker, random } = options;
  const agenda = newAgenda();
  const runs: Entry[] = [];
  const problems: Diagnostic[] = [];
  const queues = new Map<string, { active: number; readonly waiting: ObjectValue[] }>();
  let now = options.startMs;
  let refused = 0;

  const callbackUrl = (run: string, token: string): string => `https://callback.invalid/runs/${run}/${token}`;
  const environment = (): Environment => ({
    now,
    random,
    callbackUrl,
    ...(options.workflow && { workflow: options.workflow }),
  });

  function begin(
    own: Plan,
    trigger: ObjectValue,
    parameters: Readonly<Record<string, Value>>,
    links: { waiting: boolean; accepted?: boolean; onResponse?: Entry['onResponse']; onEnd?: Entry['onEnd'] },
  ): void {
    const id = `run-${runs.length + 1}`;
    const started = startRun(own, { id, trigger, parameters, waiting: links.waiting }, environment());
    if (!started.ok) {
      problems.push(...started.error);
      links.onEnd?.();
      return;
    }
    const entry: Entry = {
      plan: own,
      state: started.value.run,
      isChild: links.onResponse !== undefined,
      wake: Infinity,
      ...(links.onResponse && { onResponse: links.onResponse }),
      ...(links.onEnd && { onEnd: links.onEnd }),
    };
    if (links.accepted === true) entry.response = { statusCode: 202, headers: {}, body: null, at: now };
    runs.push(entry);
    obey(entry, started.value.commands);
  }

  function tell(entry: Entry, event: RunEvent): void {
    obey(entry, advance(entry.plan, entry.state, event, environment()));
  }

  function obey(entry: Entry, commands: readonly Command[]): void {
    for (const command of commands) {
      switch (command.kind) {
        case 'invoke':
          agenda.add(now, () => call(entry, command.key, command.action, command.request));
          break;
        case 'notify':
          agenda.add(now, async () => {
            await invoker.invoke({ ...command, run: entry.state.id, now });
          });
          break;
        case 'respond':
          entry.response ??= { ...command.response, at: now };
          entry.onResponse?.(command.response);
          break;
        case 'wake':
          entry.wake = command.at;
          agenda.add(command.at, () => {
            if (entry.wake === command.at) tell(entry, { kind: 'time' });
          });
          break;
        case 'ended':
          entry.onEnd?.();
          break;
      }
    }
  }

  async function call(entry: Entry, key: string, action: string, request: Invocation): Promise<void> {
    const answer = (given: Answer): void => tell(entry, { kind: 'answer', key, answer: given });
    if (request.kind === 'workflow' && options.child !== undefined) {
      return callChild(options.child(childReference(request.inputs)), request.inputs, answer);
    }
    const token = tokenOf(entry.state, key);
    answer(
      await invoker.invoke({
        key,
        run: entry.state.id,
        action,
        request,
        now,
        ...(token !== undefined && { callbackUrl: callbackUrl(entry.state.id, token) }),
      }),
    );
  }

  function callChild(own: Plan | undefined, inputs: ObjectValue, answer: (given: Answer) => void): void {
    const trigger = own?.triggers[0];
    if (own === undefined || trigger === undefined) return answer(noAnswer('WorkflowNotFound'));
    if (own.answer === 'at-once') return answer(noAnswer('NestedWorkflowDoesNotContainResponseAction'));
    const outputs = { headers: member(inputs, 'headers') ?? {}, body: member(inputs, 'body') ?? null };
    const records = runsOf(trigger, outputs, {}, now);
    const record = records.ok ? records.value[0] : undefined;
    if (record === undefined) return answer(noAnswer('TriggerConditionNotMet'));
    begin(
      own,
      record,
      {},
      {
        waiting: true,
        onResponse: (response) => {
          agenda.add(now, () => answer({ kind: 'response', ...response }));
        },
      },
    );
  }

  function arrive(trigger: TriggerPlan, outputs: ObjectValue): void {
    const given = options.parameters ?? {};
    const parameters = parameterValues(plan, given);
    const records = runsOf(trigger, outputs, parameters.ok ? parameters.value : {}, now);
    if (!records.ok) {
      problems.push(records.error);
      return;
    }
    for (const record of records.value) admit(trigger, record);
  }

  function admit(trigger: TriggerPlan, record: ObjectValue): void {
    const { concurrency } = trigger;
    if (concurrency === undefined) return admitted(trigger, record);
    const queue = queues.get(trigger.name) ?? { active: 0, waiting: [] };
    queues.set(trigger.name, queue);
    if (queue.active < concurrency.runs) {
      queue.active += 1;
      return admitted(trigger, record);
    }
    if (queue.waiting.length < concurrency.waiting) queue.waiting.push(record);
    else refused += 1;
  }

  function admitted(trigger: TriggerPlan, record: ObjectValue): void {
    const isRequest = sameName(trigger.type, 'request');
    begin(plan, record, options.parameters ?? {}, {
      waiting: isRequest && trigger.splitOn === undefined,
      // One call that makes several runs is answered before they begin.
      accepted: isRequest && trigger.splitOn !== undefined,
      onEnd: () => {
        const queue = queues.get(trigger.name);
        const next = queue?.waiting.shift();
        if (next !== undefined) agenda.add(now, () => admitted(trigger, next));
        else if (queue !== undefined) queue.active -= 1;
      },
    });
  }

  function triggerNamed(name: string): TriggerPlan | undefined {
    const found = plan.triggers.find((trigger) => sameName(trigger.name, name));
    if (found === undefined) problems.push(diagnostic('trigger-missing', { name }));
    return found;
  }

  function scheduleNext(trigger: TriggerPlan, from: number, anchor: number): void {
    const next = nextFirings(trigger.json['recurrence'], from, 1, anchor);
    if (!next.ok) {
      problems.push(next.error);
      return;
    }
    const [at] = next.value;
    if (at === undefined) return;
    agenda.add(at, () => {
      arrive(trigger, {});
      scheduleNext(trigger, at + 1, anchor);
    });
  }

  async function pollOnce(trigger: TriggerPlan): Promise<void> {
    const inputs = trigger.inputs.evaluate({ now: () => new Date(now).toISOString() });
    const recurrence = trigger.json['recurrence'] ?? null;
    const usual = addUnits(
      now,
      integerFrom(member(recurrence, 'interval')) ?? 1,
      stringAt(recurrence, 'frequency') ?? '',
    );
    let next = usual ?? now + 60_000;
    if (inputs.ok && isObjectValue(inputs.value)) {
      const kind = sameName(trigger.type, 'http') ? 'http' : 'operation';
      const request: Invocation = { kind, inputs: inputs.value };
      const answer = await invoker.invoke({
        key: `poll.${now}`,
        run: '',
        action: trigger.name,
        request,
        now,
      });
      if (answer.kind === 'response') {
        const { statusCode, headers, body } = answer;
        const fires = trigger.conditions.length > 0 || statusCode === 200;
        if (fires) arrive(trigger, { statusCode, headers, body });
        const wait = Number(textMember(headers, 'retry-after') ?? NaN) * 1_000;
        if (now + wait > next) next = now + wait;
      }
    }
    agenda.add(next, () => pollOnce(trigger));
  }

  return {
    runs,
    problems,
    get refused() {
      return refused;
    },
    get now() {
      return now;
    },
    fire: (at, name, outputs) => {
      const trigger = triggerNamed(name);
      if (trigger !== undefined) agenda.add(at, () => arrive(trigger, outputs));
    },
    callBack: (at, action, request) => {
      agenda.add(at, () => {
        for (const entry of runs) {
          const token = waitingToken(entry, action);
          if (token !== undefined) return tell(entry, { kind: 'callback', token, request });
        }
      });
    },
    poll: (name) => {
      const trigger = triggerNamed(name);
      if (trigger !== undefined) agenda.add(now, () => pollOnce(trigger));
    },
    schedule: (name) => {
      const trigger = triggerNamed(name);
      if (trigger !== undefined) scheduleNext(trigger, now, now);
    },
    play: async (until = Infinity) => {
      for (let entry = agenda.next(until); entry !== undefined; entry = agenda.next(until)) {
        now = Math.max(now, entry.at);
        await entry.happen();
      }
    },
  };
}

/** The token of the webhook action that a call is made for. */
function tokenOf({ frames }: RunState, key: string): string | undefined {
  const [frame = '', position = ''] = key.split('.');
  return frames[Number(frame)]?.records[Number(position)]?.token;
}

/** The token of an action of that name that waits for its callback. */
function waitingToken({ plan, state }: Entry, name: string): string | undefined {
  const action = plan.actions.get(name.toLowerCase());
  if (action === undefined || state.status !== 'Running') return undefined;
  for (const { container, records } of state.frames) {
    const record = container === action.container ? records[action.position] : undefined;
    if (record?.work?.kind === 'callback') return record.token;
  }
  return undefined;
}
