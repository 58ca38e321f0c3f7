/** Runs flows in memory on a virtual clock: a month of retries takes milliseconds. */
import type { Diagnostic } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import type { Plan } from '../plan/types.ts';
import type { Environment } from '../run/machine.ts';
import { parameterValues } from '../run/parameters.ts';
import { advance, startRun, type Advanced } from '../run/run.ts';
import type { Answer, Command, FlowResponse, Invocation, RunEvent, RunState } from '../run/types.ts';
import { batchMessage } from '../trigger/batch.ts';
import { runsOf } from '../trigger/fire.ts';
import { statusAnswer } from '../trigger/status.ts';
import { sameName } from '../values.ts';
import { newGate } from './admission.ts';
import { newAgenda } from './agenda.ts';
import { batchTrigger, callOfChild, childReference, maxChildDepth, noAnswer } from './children.ts';
import { tokenOf, waitingToken } from './tokens.ts';
import { type Driven, driveTriggers } from './triggers.ts';
import type { Refusal, SimulatedRun, Simulation, SimulationOptions } from './types.ts';

interface Entry extends SimulatedRun {
  state: RunState;
  /** The moment for which the run asked last; older wishes are void. */
  wake: number;
  /** Runs that called each other down to this one. */
  readonly depth: number;
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
  const { plan, invoker, random, maxRuns = 100_000 } = options;
  const agenda = newAgenda();
  const runs: Entry[] = [];
  const problems: Diagnostic[] = [];
  const refusals: Refusal[] = [];
  let now = options.startMs;

  const callbackUrl = (run: string, token: string): string => `https://callback.invalid/runs/${run}/${token}`;
  const environment = (): Environment => ({
    now,
    random,
    callbackUrl,
    ...(options.workflow && { workflow: options.workflow }),
  });
  const gate = newGate(admitted);
  const triggers = driveTriggers({
    agenda,
    invoker,
    random,
    ...(options.workflow && { workflow: options.workflow }),
    now: () => now,
    fire: arrive,
    isFull: (driven) => gate.isFull(driven),
    problem: (problem) => problems.push(problem),
  });

  function begin(
    own: Plan,
    trigger: ObjectValue,
    parameters: Readonly<Record<string, Value>>,
    links: { waiting: boolean; accepted?: boolean } & Partial<Pick<Entry, 'depth' | 'onResponse' | 'onEnd'>>,
  ): void {
    if (runs.length >= maxRuns) {
      // Once is enough: a schedule goes on and on.
      if (problems.at(-1)?.code !== 'workflow.too-many-runs')
        problems.push(diagnostic('too-many-runs', { limit: maxRuns }));
      return links.onEnd?.();
    }
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
      depth: links.depth ?? 0,
      ...(links.onResponse && { onResponse: links.onResponse }),
      ...(links.onEnd && { onEnd: links.onEnd }),
    };
    if (links.accepted === true) entry.response = { statusCode: 202, headers: {}, body: null, at: now };
    runs.push(entry);
    keep(entry, started.value, true);
  }

  function tell(entry: Entry, event: RunEvent): void {
    keep(entry, advance(entry.plan, entry.state, event, environment()), false);
  }

  function keep(entry: Entry, { commands, changes }: Advanced, isNew: boolean): void {
    entry.state = options.checkpoint?.(entry.plan, entry.state, changes, isNew) ?? entry.state;
    obey(entry, commands);
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
      return callChild(entry, options.child(childReference(request.inputs)), request.inputs, answer);
    }
    if (request.kind === 'plug-in' && sameName(request.type, 'SendToBatch') && options.child !== undefined) {
      return answer(sendToBatch(options.child, request.inputs));
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

  function sendToBatch(child: (reference: string) => Plan | undefined, inputs: ObjectValue): Answer {
    const driven = batchTrigger(child, inputs);
    if (driven === undefined) return noAnswer('WorkflowNotFound');
    if (!triggers.isOn(driven)) triggers.tell(driven, { kind: 'on' });
    const message = batchMessage(inputs);
    const refused = triggers
      .tell(driven, { kind: 'message', message })
      .find(({ kind }) => kind === 'problem');
    return refused?.kind === 'problem'
      ? { kind: 'failure', retryable: false, error: { code: 'BadRequest', message: refused.problem.message } }
      : { kind: 'response', statusCode: 202, headers: {}, body: null };
  }

  function callChild(
    parent: Entry,
    own: Plan | undefined,
    inputs: ObjectValue,
    answer: (given: Answer) => void,
  ): void {
    if (parent.depth >= maxChildDepth || runs.length >= maxRuns) {
      return answer(noAnswer('FlowRunQuotaExceeded'));
    }
    if (own === undefined) return answer(noAnswer('WorkflowNotFound'));
    const record = callOfChild(own, inputs, now);
    if (!record.ok) return answer(record.error);
    begin(
      own,
      record.value,
      {},
      {
        waiting: true,
        depth: parent.depth + 1,
        onResponse: (response) => {
          agenda.add(now, () => answer({ kind: 'response', ...response }));
        },
      },
    );
  }

  function arrive(driven: Driven, outputs: ObjectValue): void {
    const { trigger } = driven;
    const parameters = parameterValues(driven.plan, driven.parameters);
    const records = runsOf(trigger, outputs, parameters.ok ? parameters.value : {}, now);
    if (!records.ok) {
      problems.push(records.error);
      return;
    }
    if (!gate.admit(driven, records.value))
      refusals.push({ trigger: trigger.name, at: now, statusCode: 429 });
  }

  function admitted(driven: Driven, record: ObjectValue): void {
    const { trigger } = driven;
    const isRequest = sameName(trigger.type, 'request');
    begin(driven.plan, record, driven.parameters, {
      waiting: isRequest && trigger.splitOn === undefined,
      // One call that makes several runs is answered before they begin.
      accepted: isRequest && trigger.splitOn !== undefined,
      onEnd: () => {
        const next = gate.release(driven);
        if (next !== undefined) agenda.add(now, () => admitted(driven, next));
        // Windows that found no place go on when there is one.
        else if (trigger.behaviour === 'window') {
          agenda.add(now, () => void triggers.tell(driven, { kind: 'time' }));
        }
      },
    });
  }

  function own(name: string): Driven | undefined {
    const trigger = plan.triggers.find((each) => sameName(each.name, name));
    if (trigger !== undefined) {
      return { plan, trigger, key: trigger.name, parameters: options.parameters ?? {} };
    }
    problems.push(diagnostic('trigger-missing', { name }));
    return undefined;
  }

  function turn(at: number, name: string, kind: 'on' | 'off'): void {
    const driven = own(name);
    if (driven !== undefined) agenda.add(at, () => void triggers.tell(driven, { kind }));
  }

  return {
    runs,
    problems,
    refusals,
    get now() {
      return now;
    },
    fire: (at, name, outputs) => {
      const driven = own(name);
      if (driven !== undefined) agenda.add(at, () => arrive(driven, outputs));
    },
    callBack: (at, name, request) => {
      agenda.add(at, () => {
        for (const entry of runs) {
          const token = waitingToken(entry, name);
          if (token !== undefined) return tell(entry, { kind: 'callback', token, request });
        }
        const trigger = plan.triggers.find((each) => sameName(each.name, name));
        const driven = trigger && own(trigger.name);
        if (driven !== undefined) triggers.tell(driven, { kind: 'called', request });
      });
    },
    turnOn: (at, name) => turn(at, name, 'on'),
    turnOff: (at, name) => turn(at, name, 'off'),
    poll: (name) => turn(now, name, 'on'),
    schedule: (name) => turn(now, name, 'on'),
    status: (run) => {
      const entry = runs.find(({ state }) => state.id === run);
      return entry && statusAnswer(entry.state, callbackUrl(run, 'status'));
    },
    play: async (until = Infinity) => {
      for (let entry = agenda.next(until); entry !== undefined; entry = agenda.next(until)) {
        now = Math.max(now, entry.at);
        await entry.happen();
      }
    },
  };
}
