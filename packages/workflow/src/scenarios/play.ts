/** Plays a scenario on the virtual clock. */
import {
  arrayAt,
  type Diagnostic,
  isObject,
  type JsonObject,
  objectAt,
  ok,
  type Result,
  stringAt,
  systemRandom,
} from '@connectory/base';
import type { Flavour } from '../definition/context.ts';
import { simulate } from '../engine/host/simulate.ts';
import type { Simulation } from '../engine/host/types.ts';
import { compileFlow } from '../engine/plan/compile.ts';
import type { Plan } from '../engine/plan/types.ts';
import { acceptRequest } from '../engine/trigger/request.ts';
import { mocksOf, type Mocks } from './mocks.ts';
import { momentOf } from './moments.ts';
import { type ScenarioSetting, scenarioStart } from './types.ts';

/** A scenario that was played. */
export interface Played {
  readonly plan: Plan;
  readonly simulation: Simulation;
  readonly mocks: Mocks;
  /** The status with which a request was refused. */
  readonly refusedWith?: number;
}

/** A trigger that polls has no end of its own. */
const longestPolling = 86_400_000;

/** The flow that a scenario is about. */
export function definitionOf(source: JsonObject, setting: ScenarioSetting): JsonObject {
  return objectAt(source, 'definition') ?? setting.definition;
}

/** The flavour of a scenario. One for any flavour with a flow of its own is played as Logic Apps. */
export function flavourOf(source: JsonObject, setting: ScenarioSetting): Flavour {
  const { flavour } = source;
  if (flavour === 'power-automate' || flavour === 'logic-apps') return flavour;
  return setting.flavour;
}

function planOf(
  source: JsonObject,
  definition: JsonObject,
  setting: ScenarioSetting,
): Result<Plan, readonly Diagnostic[]> {
  const profile = stringAt(objectAt(source, 'options'), 'performanceProfile')?.toLowerCase();
  const isKnown = profile === 'low' || profile === 'medium' || profile === 'high';
  return compileFlow(definition, {
    flavour: flavourOf(source, setting),
    performanceProfile: isKnown ? profile : (setting.performanceProfile ?? 'low'),
  });
}

/** Plays a scenario to its end, or up to the moment that it names. */
export async function play(
  source: JsonObject,
  setting: ScenarioSetting,
): Promise<Result<Played, readonly Diagnostic[]>> {
  const plan = planOf(source, definitionOf(source, setting), setting);
  if (!plan.ok) return plan;
  const mocks = mocksOf(source, setting);
  const children = objectAt(source, 'children');
  const simulation = simulate({
    plan: plan.value,
    startMs: scenarioStart,
    invoker: mocks.invoker,
    random: systemRandom,
    parameters: { ...setting.parameters, ...objectAt(source, 'parameters') },
    workflow: { id: '/workflows/scenario', name: 'scenario', type: 'Microsoft.Logic/workflows' },
    // Without children of its own a scenario answers calls of other flows with mocks.
    ...(children !== undefined && {
      child: (reference: string): Plan | undefined => {
        const child = objectAt(children, reference);
        const compiled = child && planOf(source, child, setting);
        return compiled?.ok === true ? compiled.value : undefined;
      },
    }),
  });
  const refusedWith = begin(simulation, plan.value, source);
  const until = source['until'];
  const isPolling = objectAt(source, 'trigger')?.['poll'] !== undefined;
  await simulation.play(
    until !== undefined ? momentOf(until) : isPolling ? scenarioStart + longestPolling : undefined,
  );
  return ok({ plan: plan.value, simulation, mocks, ...(refusedWith !== undefined && { refusedWith }) });
}

/** Puts what happens into the simulation. Gives the status of a request that was refused. */
function begin(simulation: Simulation, plan: Plan, source: JsonObject): number | undefined {
  const trigger = objectAt(source, 'trigger') ?? {};
  const name = stringAt(trigger, 'name') ?? plan.triggers[0]?.name ?? '';
  const events = (arrayAt(source, 'events') ?? []).filter(isObject);
  for (const event of events) happen(simulation, event, name);
  if (events.some((event) => event['fire'] !== undefined)) return undefined;
  const request = objectAt(trigger, 'request');
  if (request !== undefined) return requested(simulation, plan, name, request);
  if (trigger['poll'] !== undefined) simulation.poll(name);
  else if (trigger['schedule'] === true) {
    // A schedule has no end of its own.
    if (source['until'] !== undefined) simulation.schedule(name);
  } else simulation.fire(scenarioStart, name, objectAt(trigger, 'outputs') ?? {});
  return undefined;
}

function happen(simulation: Simulation, event: JsonObject, trigger: string): void {
  const at = event['at'] === undefined ? scenarioStart : momentOf(event['at']);
  const fire = objectAt(event, 'fire');
  if (fire !== undefined) {
    simulation.fire(at, stringAt(fire, 'name') ?? trigger, objectAt(fire, 'outputs') ?? {});
  }
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
  if (trigger === undefined) {
    // The simulation notes that there is no such trigger.
    simulation.fire(scenarioStart, name, {});
    return undefined;
  }
  const body = request['body'] ?? '';
  const accepted = acceptRequest(trigger, {
    method: stringAt(request, 'method') ?? 'POST',
    path: stringAt(request, 'path') ?? '',
    query: stringAt(request, 'query') ?? '',
    headers: objectAt(request, 'headers') ?? {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  if (accepted.ok) {
    simulation.fire(scenarioStart, name, accepted.value);
    return undefined;
  }
  const statusCode = accepted.error.data?.['statusCode'];
  return typeof statusCode === 'number' ? statusCode : 400;
}
