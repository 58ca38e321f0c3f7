import type { JsonObject } from '@connectory/base';
import { type FlowModel, readDefinition } from '../model/read.ts';
import { around, type PlacedAction, placesOf } from '../places.ts';
import type { Known } from './expression.ts';
import { newBudget, once } from './limits.ts';
import { arrayOf, itemsOf, selfContained } from './shapes.ts';
import { schemaOfAction, schemaOfTrigger, splitTrigger } from './steps.ts';
import { schemaOfValue } from './values.ts';

/** What can be read in a flow, as far as its definition tells. All values are JSON Schemas; an empty one says that anything may come. */
export interface OutputTypes {
  /** What `triggerOutputs()` gives, by the trigger's name. Where each element of an array starts a run (`splitOn`), its body is one element. */
  readonly triggers: ReadonlyMap<string, JsonObject>;
  /** What `outputs('name')` gives. Actions without outputs are left out. */
  readonly actions: ReadonlyMap<string, JsonObject>;
  /** What `variables('name')` gives. */
  readonly variables: ReadonlyMap<string, JsonObject>;
  /** What `items('name')` gives: one item of each Foreach. */
  readonly loops: ReadonlyMap<string, JsonObject>;
}

/** What is known beyond the definition. */
export interface OutputTypesOptions {
  /**
   * What steps are answered whose definition does not say it, as JSON Schemas by the steps' names in any letter case: connector operations
   * (see {@link operationOutput}), HTTP calls, child flows. References point into the schema itself. The body of a trigger is the one
   * before `splitOn`.
   */
  readonly bodies?: ReadonlyMap<string, JsonObject>;
}

/**
 * Tells what the steps of a flow give, so that an editor can offer it: Compose from its value, Parse JSON and Request triggers from their
 * schema, Select from its mapping, Filter array from its source, loops from their array, variables from their declaration. Of connector
 * operations only the frame of status, headers and body is told, unless `bodies` says more, which then flows on to the steps that read it.
 *
 * @param definition - The object with `triggers` and `actions`.
 * @example
 * ```ts
 * import { outputTypes } from '@connectory/workflow';
 * const Get = { type: 'OpenApiConnection', inputs: {} };
 * const Id = { type: 'Compose', inputs: "@body('Get')?['id']" };
 * const bodies = new Map([['Get', { type: 'object', properties: { id: { type: 'integer' } } }]]);
 * const types = outputTypes({ triggers: {}, actions: { Get, Id } }, { bodies });
 * types.actions.get('Id'); // { type: 'integer' }
 * ```
 */
export function outputTypes(definition: JsonObject, { bodies }: OutputTypesOptions = {}): OutputTypes {
  const flow = readDefinition(definition);
  const { all, byName } = placesOf(flow);
  const given = new Map(
    [...(bodies ?? [])].map(([name, schema]) => [name.toLowerCase(), selfContained(schema)]),
  );
  const bodyOf = (name: string): JsonObject => given.get(name.toLowerCase()) ?? {};
  const triggers = new Map(
    flow.triggers.map((trigger) => [
      trigger.name,
      splitTrigger(trigger, schemaOfTrigger(trigger, bodyOf(trigger.name))),
    ]),
  );
  const [trigger, ...others] = triggers.values();
  const variables = variablesOf(flow);
  const smallVariables = new Map([...variables].map(([name, schema]) => [name.toLowerCase(), schema]));

  const budget = newBudget();
  const outputsOf = once((placed: PlacedAction): JsonObject | undefined => {
    const { action } = placed;
    const schema = schemaOfAction(action, knownTo(placed), bodyOf(action.name));
    return schema && budget(schema);
  });
  const itemOf = once(({ action, parent }: PlacedAction): JsonObject | undefined =>
    action.kind === 'Foreach' ? itemsOf(schemaOfValue(action.foreach, knownTo(parent))) : undefined,
  );
  const knownTo = (reader: PlacedAction | undefined): Known => {
    const loops = reader === undefined ? [] : around(reader).filter(isForeach);
    return {
      action: (name) => {
        const placed = byName.get(name.toLowerCase());
        const outputs = placed && outputsOf(placed);
        if (placed === undefined || outputs === undefined) return undefined;
        // Who stands outside of a loop reads the outputs of all passes.
        const passes = around(placed).slice(1).filter(isForeach);
        return passes.filter((loop) => !loops.includes(loop)).reduce(arrayOf, outputs);
      },
      // Which of several triggers starts a run is not known.
      trigger: trigger !== undefined && others.length === 0 ? trigger : {},
      variable: (name) => smallVariables.get(name.toLowerCase()),
      loop: (name) => {
        const loop = byName.get(name.toLowerCase());
        return loop && itemOf(loop);
      },
      get item() {
        const [nearest] = loops;
        return (nearest && itemOf(nearest)) ?? {};
      },
    };
  };

  const actions = new Map<string, JsonObject>();
  const loops = new Map<string, JsonObject>();
  for (const placed of all) {
    const outputs = outputsOf(placed);
    if (outputs !== undefined) actions.set(placed.action.name, outputs);
    const item = itemOf(placed);
    if (item !== undefined) loops.set(placed.action.name, item);
  }
  return { triggers, actions, variables, loops };
}

function isForeach({ action }: PlacedAction): boolean {
  return action.kind === 'Foreach';
}

function variablesOf(flow: FlowModel): ReadonlyMap<string, JsonObject> {
  const declared = flow.actions.flatMap((action) =>
    action.kind === 'InitializeVariable' ? action.variables : [],
  );
  return new Map(
    declared.map(({ name, type }) => {
      const small = type.toLowerCase();
      return [name, { type: small === 'float' ? 'number' : small }];
    }),
  );
}
