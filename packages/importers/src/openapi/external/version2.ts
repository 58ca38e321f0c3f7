import { isArray, isObject, type Json, type JsonObject, objectAt } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { carryNotes, orderedObject } from '../../text/members.ts';
import { uniqueName } from '../convert/names.ts';
import { escapeName } from '../convert/references.ts';
import { externalMember, splitExternal } from './member.ts';
import { isData } from './walk.ts';

/** Where a reference stands says what it refers to, and under which member of the root that goes. */
type Home = 'definitions' | 'parameters' | 'responses' | 'path-item';

interface State {
  readonly root: JsonObject;
  /** What was moved, by the member it went under; what is being moved already has its name. */
  readonly moved: Readonly<Record<'definitions' | 'parameters' | 'responses', Map<string, Json>>>;
  readonly names: Map<string, string>;
}

/**
 * Moves what an OpenAPI 2.0 document uses of other documents to where 2.0 can refer to: schemas to its definitions,
 * parameters and responses to theirs. Path items, which 2.0 connectors cannot refer to, take the place of the reference.
 */
export function inlineVersion2(document: JsonObject): JsonObject {
  const moved = { definitions: new Map(), parameters: new Map(), responses: new Map() };
  const state: State = { root: document, moved, names: new Map() };
  const { [externalMember]: _documents, ...own } = document;
  const main = move(carryNotes(document, own), [], state, 0);
  if (!isObject(main)) return own;
  const added: Record<string, Json> = {};
  for (const member of ['definitions', 'parameters', 'responses'] as const) {
    if (state.moved[member].size === 0) continue;
    added[member] = orderedObject([...Object.entries(objectAt(main, member) ?? {}), ...state.moved[member]]);
  }
  return { ...main, ...added };
}

/** @param trail - Members on the way, the nearest last. */
function move(value: Json, trail: readonly string[], state: State, depth: number): Json {
  if (depth > 1000) return value;
  if (isArray(value)) return value.map((item) => move(item, [...trail.slice(-3), '-'], state, depth + 1));
  if (!isObject(value)) return value;
  const reference = value['$ref'];
  const split = typeof reference === 'string' ? splitExternal(reference) : undefined;
  if (typeof reference === 'string' && split !== undefined) {
    const home = homeOf(trail);
    if (home === 'path-item') {
      const target = resolveReference(reference, state.root);
      const { $ref: _reference, ...siblings } = value;
      return isObject(target) ? move({ ...target, ...siblings }, trail, state, depth + 1) : value;
    }
    return { ...value, $ref: `#/${home}/${escapeName(nameFor(reference, split, home, state, depth))}` };
  }
  const owner = trail.at(-1);
  const entries = Object.entries(value).map(([name, inner]): [string, Json] => [
    name,
    isData(name, owner) ? inner : move(inner, [...trail.slice(-3), name], state, depth + 1),
  ]);
  return carryNotes(value, Object.fromEntries(entries));
}

function homeOf(trail: readonly string[]): Home {
  const [second, last] = [trail.at(-2), trail.at(-1)];
  if (last === '-' && second === 'parameters') return 'parameters';
  if (second === 'responses') return 'responses';
  if (second === 'parameters') return 'parameters';
  return second === 'paths' ? 'path-item' : 'definitions';
}

function nameFor(
  reference: string,
  split: { readonly name: string; readonly fragment: string },
  home: Exclude<Home, 'path-item'>,
  state: State,
  depth: number,
): string {
  const key = `${home} ${reference}`;
  const known = state.names.get(key);
  if (known !== undefined) return known;
  const last = split.fragment.split('/').at(-1) ?? '';
  const wanted = (last === '' ? split.name.replace(/\.(json|ya?ml)$/i, '') : last).replaceAll(
    /[^\w.-]+/g,
    '_',
  );
  const taken = objectAt(state.root, home) ?? {};
  const name = uniqueName(
    wanted === '' ? 'Part' : wanted,
    (candidate) => taken[candidate] !== undefined || state.moved[home].has(candidate),
  );
  state.names.set(key, name);
  state.moved[home].set(name, {});
  const target = resolveReference(reference, state.root) ?? {};
  state.moved[home].set(name, move(target, [home, name], state, depth + 1));
  return name;
}
