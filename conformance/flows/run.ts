/** Runs a flow of others to its end: a made-up event starts it, and every call is answered with an empty object. */
import {
  base64Encode,
  hasErrors,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  stringAt,
  systemRandom,
  utf8Encode,
} from '@connectory/base';
import { exampleOf } from '@connectory/schema';
import {
  actionHistory,
  compileFlow,
  connectionsParameter,
  outputTypes,
  simulate,
  validateDefinition,
  type Answer,
  type Flavour,
  type LoadedFlow,
  type Plan,
} from '@connectory/workflow';

/** What came of a flow. */
export type Ending =
  | {
      readonly kind: 'ended';
      readonly status: string;
      /** Actions that ended in something else than Skipped, of all. */
      readonly ran: number;
      readonly actions: number;
      /** Whether the example of the trigger's outputs met neither conditions nor splitOn, so that the run was started past them. */
      readonly pastConditions: boolean;
    }
  /** The host refuses the definition, when it is saved or when it is deployed. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'stuck'; readonly reason: string };

/** The clock of the measurement starts here, and no run takes longer than this. */
const startMs = Date.UTC(2024, 0, 1);
const longestMs = 400 * 86_400_000;
const maxSteps = 100_000;

/** Runs a flow once. An engine that throws does not run it to an end. */
export async function runToEnd(flow: LoadedFlow, flavour: Flavour): Promise<Ending> {
  try {
    return await run(flow, flavour);
  } catch (thrown) {
    const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { kind: 'stuck', reason: `threw ${reason}` };
  }
}

async function run(flow: LoadedFlow, flavour: Flavour): Promise<Ending> {
  const compiled = compileFlow(flow.definition, { flavour, limits: { maxSteps } });
  if (!compiled.ok) return broken(flow, flavour, compiled.error.map(({ message }) => message).join(' '));
  const [trigger] = compiled.value.triggers;
  if (trigger === undefined) return broken(flow, flavour, 'it has no trigger');
  const outputs = triggerOutputs(flow, trigger.name);
  const first = await fire(flow, compiled.value, outputs);
  if (first.made) return first.ending;
  const past: Plan = {
    ...compiled.value,
    triggers: compiled.value.triggers.map(({ splitOn: _splitOn, ...each }) => ({ ...each, conditions: [] })),
  };
  const second = await fire(flow, past, outputs);
  const { ending } = second;
  return ending.kind === 'ended' ? { ...ending, pastConditions: true } : ending;
}

/** What the host refuses as well is broken where it comes from; all else is a fault of the engine. */
function broken({ definition }: LoadedFlow, flavour: Flavour, reason: string): Ending {
  const isRefused = hasErrors(validateDefinition(definition, { flavour }));
  return { kind: isRefused ? 'refused' : 'stuck', reason };
}

async function fire(
  flow: LoadedFlow,
  plan: Plan,
  outputs: JsonObject,
): Promise<{ readonly made: boolean; readonly ending: Ending }> {
  const simulation = simulate({
    plan,
    startMs,
    random: systemRandom,
    parameters: parametersOf(flow),
    workflow: { id: '/workflows/suite', name: flow.name, type: 'Microsoft.Logic/workflows', tags: {} },
    invoker: {
      invoke: (call) => {
        // Whoever was subscribed to calls back a second later.
        if (call.callbackUrl !== undefined) {
          simulation.callBack(call.now + 1_000, call.action, { headers: {}, body: {} });
        }
        return Promise.resolve(answer);
      },
    },
  });
  simulation.fire(startMs, plan.triggers[0]?.name ?? '', outputs);
  await simulation.play(startMs + longestMs);
  const run = simulation.runs.find(({ isChild }) => !isChild);
  if (run === undefined) {
    const reason = simulation.problems.map(({ message }) => message).join(' ') || 'no run was made';
    return { made: false, ending: { kind: 'stuck', reason } };
  }
  const { status } = run.state;
  if (status === 'Running') {
    return { made: true, ending: { kind: 'stuck', reason: 'the run does not end in 400 days' } };
  }
  const names = [...plan.actions.values()].map(({ name }) => name);
  const ran = names.filter((name) =>
    actionHistory(plan, run.state, name).some((each) => each.status !== 'Skipped'),
  ).length;
  const ending: Ending = { kind: 'ended', status, ran, actions: names.length, pastConditions: false };
  return { made: true, ending };
}

/** No connector of these flows is among those of the suites, so that what their operations declare is not known. */
const answer: Answer = { kind: 'response', statusCode: 200, headers: {}, body: {} };

/** Hosts of Power Automate hand over the sign-in of who started the flow in a header that its actions read. */
const headers = { 'X-MS-APIM-Tokens': base64Encode(utf8Encode('{"$ConnectionKey":"key"}')) };

function triggerOutputs({ definition }: LoadedFlow, name: string): JsonObject {
  const schema = outputTypes(definition).triggers.get(name) ?? {};
  const example = exampleOf(schema, schema);
  return isObject(example) ? { ...example, headers: { ...objectAt(example, 'headers'), ...headers } } : {};
}

/** Values for the parameters that have none: those kept beside the flow, its connections, else an example of the declared type. */
function parametersOf(flow: LoadedFlow): JsonObject {
  const { definition, parameters } = flow;
  const declared = objectAt(definition, 'parameters') ?? {};
  // A default may be an expression of a template, which is a text whatever the type.
  const missing = Object.entries(declared).filter(
    ([name, each]) => !name.startsWith('$') && !fits(each, objectAt(declared, name)?.['defaultValue']),
  );
  const made = missing.map(([name, each]) => {
    const given = objectAt(parameters, name)?.['value'];
    return [name, fits(each, given) ? given : exampleFor(typeOf(each))] as const;
  });
  return { ...Object.fromEntries(made), $connections: connectionsParameter(flow), $authentication: {} };
}

function typeOf(declared: Json): string {
  return (stringAt(declared, 'type') ?? '').toLowerCase().replace('secure', '');
}

function fits(declared: Json, value: Json | undefined): value is Json {
  const example = exampleFor(typeOf(declared));
  return (
    value !== undefined && typeof value === typeof example && Array.isArray(value) === Array.isArray(example)
  );
}

function exampleFor(type: string): Json {
  switch (type) {
    case 'int':
    case 'float':
      return 1;
    case 'bool':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return 'example';
  }
}
