/** Where the actions of a definition stand: what is around each, and what has run before it. */
import type { Action, Container } from './model/actions.ts';
import type { FlowModel } from './model/read.ts';

/** An action at its place. */
export interface PlacedAction {
  readonly action: Action;
  /** The action around it; absent at the top level. */
  readonly parent?: PlacedAction;
  /** The action beside it, itself among them, by name in small letters. */
  readonly siblings: ReadonlyMap<string, PlacedAction>;
  /** How many actions are around it. */
  readonly depth: number;
}

/** All actions of a definition at their places. */
export interface Places {
  readonly all: readonly PlacedAction[];
  /** By name in small letters; of a name that occurs twice, the first. */
  readonly byName: ReadonlyMap<string, PlacedAction>;
}

/** Finds the place of each action, outer ones first. */
export function placesOf(flow: FlowModel): Places {
  const all: PlacedAction[] = [];
  const byName = new Map<string, PlacedAction>();
  const place = (actions: Container['actions'], parent: PlacedAction | undefined): void => {
    const siblings = new Map<string, PlacedAction>();
    for (const action of actions) {
      const placed: PlacedAction = {
        action,
        ...(parent !== undefined && { parent }),
        siblings,
        depth: parent === undefined ? 0 : parent.depth + 1,
      };
      const key = action.name.toLowerCase();
      if (!siblings.has(key)) siblings.set(key, placed);
      if (!byName.has(key)) byName.set(key, placed);
      all.push(placed);
      for (const container of action.containers) place(container.actions, placed);
    }
  };
  place(flow.actions, undefined);
  return { all, byName };
}

/** The action itself and those around it, inner ones first. */
export function around(placed: PlacedAction): readonly PlacedAction[] {
  const chain: PlacedAction[] = [];
  for (let at: PlacedAction | undefined = placed; at !== undefined; at = at.parent) chain.push(at);
  return chain;
}

/** The nearest loop around an action. */
export function loopAround(placed: PlacedAction): PlacedAction | undefined {
  return around(placed)
    .slice(1)
    .find(({ action }) => action.kind === 'Foreach' || action.kind === 'Until');
}

/** Of so many actions beside each other, which the host refuses anyway, the way is not looked at: it costs their number squared. */
const maxSiblings = 1500;

const before = new WeakMap<PlacedAction, ReadonlySet<PlacedAction>>();

/** The actions beside one that end before it starts: those it runs after, and those they run after. */
function predecessorsOf(placed: PlacedAction): ReadonlySet<PlacedAction> {
  const known = before.get(placed);
  if (known !== undefined) return known;
  const found = new Set<PlacedAction>();
  const open = [placed];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { name } of at.action.runAfter) {
      const next = at.siblings.get(name.toLowerCase());
      if (next === undefined || found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  before.set(placed, found);
  return found;
}

/**
 * Whether an action may read another: one on its own way or inside of one that is, and the same for what is around it. An action that
 * holds others may read those inside, as the test of an Until loop does.
 */
export function mayRead(reader: PlacedAction, target: PlacedAction): boolean {
  const holders = around(target);
  if (holders.slice(1).includes(reader)) return true;
  return around(reader).some((level) => {
    const beside = holders.find(({ siblings }) => siblings === level.siblings);
    if (beside === undefined || beside === level) return false;
    return level.siblings.size > maxSiblings || predecessorsOf(level).has(beside);
  });
}
