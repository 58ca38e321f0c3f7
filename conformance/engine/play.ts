/** Plays a case on the virtual clock. */
import {
  arrayAt,
  err,
  isObject,
  objectAt,
  ok,
  stringAt,
  type Json,
  type JsonObject,
  type Result,
} from '@connectory/base';
import {
  acceptRequest,
  compileFlow,
  simulate,
  type Flavour,
  type FlowOptions,
  type Plan,
  type Simulation,
} from '@connectory/workflow';
import { millisecondsOf } from './duration.ts';
import { mocksOf, type Mocks } from './mocks.ts';

/** The moment at which the clock of every case starts. */
export const caseStart = Date.parse('2024-01-01T00:00:00Z');

/** A case that was played. */
export interface Played {
  readonly simulation: Simulation;
  readonly mocks: Mocks;
  /** The status with which a request was refused. */
  readonly refusedWith?: number;
}

/** Compiles a case's flow. */
function planOf(item: JsonObject, definition: JsonObject): Result<Plan, string> {
  const profile = stringAt(objectAt(item, 'options'), 'performanceProfile')?.toLowerCase();
  const options: FlowOptions = {
    flavour: flavourOf(item),
    performanceProfile: profile === 'medium' || profile === 'high' ? profile : 'low',
  };
  const plan = compileFlow(definition, options);
  return plan.ok ? plan : err(plan.error.map(({ message }) => message).join(' '));
}

/** The flavour of a case; of one for any, Logic Apps. */
export function flavourOf(item: JsonObject): Flavour {
  return item['flavour'] === 'power-automate' ? 'power-automate' : 'logic-apps';
}

/** Plays a case to its end. */
export async function play(item: JsonObject): Promise<Result<Played, string>> {
  const plan = planOf(item, objectAt(item, 'definition') ?? {});
  if (!plan.ok) return plan;
  const mocks = mocksOf(item);
  const children = objectAt(item, 'children') ?? {};
  const parameters = objectAt(item, 'parameters');
  const simulation = simulate({
    plan: plan.value,
    startMs: caseStart,
    invoker: mocks.invoker,
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    ...(parameters && { parameters }),
    workflow: { id: '/workflows/case', name: 'case', type: 'Microsoft.Logic/workflows' },
    child: (reference) => {
      const child = planOf(item, objectAt(children, reference) ?? {});
      return objectAt(children, reference) !== undefined && child.ok ? child.value : undefined;
    },
  });
  const refusedWith = begin(simulation, plan.value, item);
  const until = stringAt(item, 'until');
  await simulation.play(until === undefined ? undefined : momentOf(until));
  return ok({ simulation, mocks, ...(refusedWith !== undefined && { refusedWith }) });
}

function momentOf(text: string): number {
  return text.startsWith('P') ? caseStart + millisecondsOf(text) : Date.parse(text);
}

function begin(simulation: Simulation, plan: Plan, item: JsonObject): number | undefined {
  const trigger = objectAt(item, 'trigger') ?? {};
  const name = stringAt(trigger, 'name') ?? '';
  const events = (arrayAt(item, 'events') ?? []).filter(isObject);
  for (const event of events) happen(simulation, event, name);
  if (events.some((event) => event['fire'] !== undefined)) return undefined;
  const request = objectAt(trigger, 'request');
  if (request !== undefined) return requested(simulation, plan, name, request);
  if (trigger['poll'] !== undefined) simulation.poll(name);
  else if (trigger['schedule'] === true) {
    // A schedule has no end of its own.
    if (item['until'] !== undefined) simulation.schedule(name);
  } else simulation.fire(caseStart, name, objectAt(trigger, 'outputs') ?? {});
  return undefined;
}

function happen(simulation: Simulation, event: JsonObject, trigger: string): void {
  const at = caseStart + millisecondsOf(stringAt(event, 'at') ?? 'PT0S');
  const fire = objectAt(event, 'fire');
  if (fire !== undefined)
    simulation.fire(at, stringAt(fire, 'name') ?? trigger, objectAt(fire, 'outputs') ?? {});
  const callback = event['callback'];
  if (callback === undefined) return;
  const given: JsonObject = isObject(callback) ? callback : {};
  const action =
    typeof callback === 'string' ? callback : (stringAt(given, 'action') ?? stringAt(event, 'action') ?? '');
  const request = objectAt(given, 'outputs') ?? objectAt(given, 'request') ?? given;
  simulation.callBack(at, action, {
    headers: objectAt(request, 'headers') ?? {},
    body: request['body'] ?? event['body'] ?? null,
  });
}

function requested(
  simulation: Simulation,
  plan: Plan,
  name: string,
  request: JsonObject,
): number | undefined {
  const trigger = plan.triggers.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (trigger === undefined) return undefined;
  const body: Json = request['body'] ?? '';
  const accepted = acceptRequest(trigger, {
    method: stringAt(request, 'method') ?? 'POST',
    path: stringAt(request, 'path') ?? '',
    query: stringAt(request, 'query') ?? '',
    headers: objectAt(request, 'headers') ?? {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  if (accepted.ok) {
    simulation.fire(caseStart, name, accepted.value);
    return undefined;
  }
  const statusCode = accepted.error.data?.['statusCode'];
  return typeof statusCode === 'number' ? statusCode : 400;
}
