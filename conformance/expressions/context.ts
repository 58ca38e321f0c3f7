import { arrayAt, isObject, objectAt, stringAt, type Json, type JsonObject } from '@connectory/base';
import type { ExpressionContext } from '@connectory/expressions';

/** What expressions read, out of the `context` of a case. */
export function contextOf(context: JsonObject): ExpressionContext {
  const lookUp = (member: string) => (name: string) => findIn(objectAt(context, member), name);
  const item = context['item'];
  return {
    now: () => stringAt(context, 'now') ?? '2024-01-01T00:00:00.0000000Z',
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    parameter: lookUp('parameters'),
    variable: lookUp('variables'),
    appSetting: lookUp('appsettings'),
    agentParameter: lookUp('agentParameters'),
    trigger: () => context['trigger'],
    action: lookUp('actions'),
    item: () => item,
    items: lookUp('items'),
    iterationIndex: lookUp('iterationIndexes'),
    result: (name) => arrayAt({ found: lookUp('scopes')(name) ?? null }, 'found'),
    workflow: () => context['workflow'],
  };
}

/** A member whose name differs at most in case. */
function findIn(container: JsonObject | undefined, name: string): Json | undefined {
  if (!isObject(container)) return undefined;
  const own = Object.keys(container).find((key) => key.toLowerCase() === name.toLowerCase());
  return own === undefined ? undefined : container[own];
}
