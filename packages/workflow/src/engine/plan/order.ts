/** The order of a container's actions, from their `runAfter`. */
import { type Diagnostic, formatPointer, isArray, type JsonObject, objectAt, toText } from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import type { Predecessor } from './types.ts';

/** Of every action, what it runs after and what runs after it, by position. */
export interface Order {
  readonly predecessors: readonly (readonly Predecessor[])[];
  readonly followers: readonly (readonly number[])[];
}

/**
 * Reads `runAfter`; what it names must be in the same container, and nothing may wait for itself. Flows with agents name their trigger
 * there, after which every action runs.
 *
 * @param triggers - Names of the triggers, if the container is the flow itself.
 */
export function orderActions(
  actions: readonly (readonly [string, JsonObject])[],
  path: readonly string[],
  triggers: readonly string[],
  problems: Diagnostic[],
): Order {
  const started = new Set(triggers.map((name) => name.toLowerCase()));
  const positions = new Map(actions.map(([name], position) => [name.toLowerCase(), position]));
  const followers: number[][] = actions.map(() => []);
  const predecessors = actions.map(([name, json], position) =>
    Object.entries(objectAt(json, 'runAfter') ?? {}).flatMap(([before, statuses]): readonly Predecessor[] => {
      const at = positions.get(before.toLowerCase());
      if (at === undefined && started.has(before.toLowerCase())) return [];
      if (at === undefined) {
        const pointer = formatPointer([...path, name, 'runAfter', before]);
        problems.push(diagnostic('plan-order-unknown', { name, before }, { place: { pointer } }));
        return [];
      }
      followers[at]?.push(position);
      const listed = isArray(statuses)
        ? statuses.map((status) => toText(status).toLowerCase())
        : ['succeeded'];
      return [{ position: at, statuses: new Set(listed) }];
    }),
  );
  const circle = circular(predecessors, followers);
  if (circle.length > 0) {
    const names = circle.map((position) => `'${actions[position]?.[0] ?? ''}'`).join(', ');
    problems.push(diagnostic('plan-order-cycle', { names }, { place: { pointer: formatPointer(path) } }));
  }
  return { predecessors, followers };
}

/** What is never reached when actions are taken away that wait for nothing, again and again. */
function circular(
  predecessors: readonly (readonly Predecessor[])[],
  followers: readonly (readonly number[])[],
): readonly number[] {
  const waiting = predecessors.map(({ length }) => length);
  const ready = waiting.flatMap((count, position) => (count === 0 ? [position] : []));
  for (let position = ready.pop(); position !== undefined; position = ready.pop()) {
    for (const follower of followers[position] ?? []) {
      const left = (waiting[follower] ?? 0) - 1;
      waiting[follower] = left;
      if (left === 0) ready.push(follower);
    }
  }
  return waiting.flatMap((count, position) => (count > 0 ? [position] : []));
}
