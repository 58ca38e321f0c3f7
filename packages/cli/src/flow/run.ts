import { type Clock, isObject, ok, systemClock, systemRandom } from '@connectory/base';
import { createEgress } from '@connectory/egress';
import { redact, redactJson, secretValues } from '@connectory/runtime';
import {
  compileFlow,
  type Invoker,
  type LoadedFlow,
  type Plan,
  simulate,
  type SimulatedRun,
  type Simulation,
} from '@connectory/workflow';
import { diagnostic } from '../diagnostics.ts';
import { diagnosticJson, diagnosticLine, failed, type Outcome } from '../outcome.ts';
import type { FlowCommand } from './command-line.ts';
import { type Bound, readConnectors } from './connectors.ts';
import { drive, type Halt } from './drive.ts';
import { timeText } from './durations.ts';
import { madeUp } from './examples.ts';
import { runJson, runLines } from './history.ts';
import { liveInvoker, type TimedInvoker } from './invoker.ts';
import { chooseFlow, readFlows } from './load.ts';
import { parametersOf, readJsonOption, triggerOutputs } from './start.ts';

type RunCommand = Extract<FlowCommand, { action: 'run' }>;

/** `connectory flow run`: one flow, run once in memory, and what became of each of its steps. */
export async function runFlow(command: RunCommand): Promise<Outcome> {
  const read = await readFlows(command.place);
  if (!read.ok) return failed(read.error);
  const chosen = chooseFlow(read.value, command.place, command.flow);
  if (!chosen.ok) return failed([chosen.error]);
  const flow = chosen.value;
  const plan = compileFlow(flow.definition, { flavour: flow.flavour });
  if (!plan.ok) return failed(read.value.locate(flow, plan.error));
  const connectors = await readConnectors(command.connectors, command.connections);
  if (!connectors.ok) return failed(connectors.error);
  const stray = command.connections.find(
    ([name]) => !command.connectors.some(([other]) => other.toLowerCase() === name.toLowerCase()),
  );
  if (stray !== undefined) return failed([diagnostic('connection-stray', { name: stray[0] })]);
  const outcome = await start(command, flow, plan.value, connectors.value);
  return redacted(outcome, connectors.value);
}

async function start(
  command: RunCommand,
  flow: LoadedFlow,
  plan: Plan,
  bound: readonly Bound[],
): Promise<Outcome> {
  const trigger = triggerOf(plan, command.trigger);
  if (trigger === undefined) {
    const known = plan.triggers.map(({ name }) => name).join(', ') || 'none';
    return failed([diagnostic('trigger-unknown', { name: command.trigger ?? '', known })]);
  }
  const body = command.body === undefined ? ok(undefined) : await readJsonOption('body', command.body);
  if (!body.ok) return failed([body.error]);
  const outputs = triggerOutputs(flow, trigger, body.value, command.mock);
  if (!outputs.ok) return failed([outputs.error]);
  const parameters = await parametersOf(flow, command.parameters);
  if (!parameters.ok) return failed([parameters.error]);
  // An event that is made up is one element of the array that starts runs.
  const own = command.mock && body.value === undefined ? withoutSplitting(plan) : plan;
  const egress = createEgress({ allow: () => command.allow });
  try {
    const live = liveInvoker(bound, egress.http);
    const startMs = systemClock.now();
    const invoker: Invoker = command.mock ? mockInvoker(() => simulation, bound) : live;
    const simulation = simulate({
      plan: own,
      startMs,
      invoker,
      random: systemRandom,
      parameters: parameters.value,
      workflow: {
        id: `/workflows/${flow.name}`,
        name: flow.name,
        type: 'Microsoft.Logic/workflows',
        tags: { flowDisplayName: flow.name },
      },
    });
    simulation.fire(startMs, trigger.name, outputs.value);
    const halt = await drive(simulation, command.virtualTime ? undefined : waiting(command.json));
    return describe(simulation, halt, live.callMs);
  } finally {
    await egress.close();
  }
}

/** Timers of the platform hold no more than 24 days. */
const longestSleepMs = 86_400_000;

/** Waits as the clock on the wall does; whoever looks on is told of waits that can be noticed. */
function waiting(isQuiet: boolean): Clock['sleep'] {
  return async (ms) => {
    if (!isQuiet && ms >= 1_000) process.stderr.write(`waiting ${timeText(ms)}\n`);
    for (let left = ms; left > 0; left -= longestSleepMs) {
      await systemClock.sleep(Math.min(left, longestSleepMs));
    }
  };
}

function triggerOf(plan: Plan, name: string | undefined): Plan['triggers'][number] | undefined {
  const [first] = plan.triggers;
  if (name === undefined) return first;
  return plan.triggers.find((trigger) => trigger.name.toLowerCase() === name.toLowerCase());
}

function withoutSplitting(plan: Plan): Plan {
  return { ...plan, triggers: plan.triggers.map(({ splitOn: _splitOn, ...trigger }) => trigger) };
}

/** Answers with examples; whoever was subscribed to calls back at once. */
function mockInvoker(simulation: () => Simulation, bound: readonly Bound[]): Invoker {
  return {
    invoke: (call) => {
      const { answer, notification } = madeUp(call, bound);
      if (call.callbackUrl !== undefined) {
        simulation().callBack(call.now, call.action, { headers: {}, body: notification });
      }
      return Promise.resolve(answer);
    },
  };
}

function describe(simulation: Simulation, halt: Halt, callMs: TimedInvoker['callMs']): Outcome {
  const { runs, problems } = simulation;
  const notes = [
    ...problems,
    ...(runs.length === 0 && problems.length === 0 ? [diagnostic('flow-not-started', {})] : []),
    ...(halt.kind === 'unreachable'
      ? [diagnostic('flow-unreachable', { steps: halt.steps.join(', ') })]
      : []),
    ...(runs.some(isGuarded) ? [diagnostic('flow-guarded', {})] : []),
  ];
  const isFine = runs.length > 0 && runs.every(({ state }) => state.status === 'Succeeded');
  return {
    exitCode: isFine && !notes.some(({ severity }) => severity !== 'info') ? 0 : 1,
    text: [...runs.flatMap((run) => runLines(run, callMs)), ...notes.map(diagnosticLine)],
    json: {
      runs: runs.map((run) => runJson(run, callMs)),
      diagnostics: notes.map(diagnosticJson),
    },
  };
}

/** Whether the guard refused an address that a step called. */
function isGuarded({ state }: SimulatedRun): boolean {
  return state.frames.some(({ records }) =>
    records.some((record) => record?.error?.code === 'egress.address-refused'),
  );
}

/** What a service echoes may hold a secret of its connection. */
function redacted(outcome: Outcome, bound: readonly Bound[]): Outcome {
  const secrets = bound.flatMap(({ connector, connection }) => secretValues(connector, connection));
  const json = redactJson(outcome.json, secrets);
  return {
    ...outcome,
    text: outcome.text.map((line) => redact(line, secrets)),
    json: isObject(json) ? json : {},
  };
}
