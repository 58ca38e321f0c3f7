import type { OperationSite, Owner, ReferenceSite } from './sites.ts';
import type { Walked } from './walk.ts';

/** Which operations reach which shared parts of a definition. */
export interface Reach {
  readonly usersOf: (owner: Owner) => readonly OperationSite[];
  readonly isInput: (owner: Owner) => boolean;
  readonly isOutput: (owner: Owner) => boolean;
}

const kinds = { schema: 'definition', parameter: 'parameter', response: 'response' } as const;

/** Follows references from operations once; recursion ends at what was reached before. */
export function reachOf({ operations, references }: Walked): Reach {
  const edges = new Map<string, string[]>();
  const starts = new Map<OperationSite, { readonly input: string[]; readonly output: string[] }>();
  for (const site of references) {
    const { owner } = site;
    const to = keyOf(site);
    if (to === undefined || owner === undefined) continue;
    if (owner.kind !== 'operation') {
      append(edges, `${owner.kind} ${owner.name}`, to);
      continue;
    }
    const start = starts.get(owner.operation) ?? { input: [], output: [] };
    starts.set(owner.operation, start);
    start[owner.side].push(to);
  }
  const users = new Map<string, OperationSite[]>();
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  for (const operation of operations) {
    const start = starts.get(operation);
    if (start === undefined) continue;
    const input = follow(edges, start.input);
    const output = follow(edges, start.output);
    for (const key of input) inputs.add(key);
    for (const key of output) outputs.add(key);
    for (const key of new Set([...input, ...output])) {
      const list = users.get(key);
      if (list === undefined) users.set(key, [operation]);
      else list.push(operation);
    }
  }
  const has = (keys: ReadonlySet<string>, side: 'input' | 'output', owner: Owner): boolean =>
    owner.kind === 'operation' ? owner.side === side : keys.has(`${owner.kind} ${owner.name}`);
  return {
    usersOf: (owner) =>
      owner.kind === 'operation' ? [owner.operation] : (users.get(`${owner.kind} ${owner.name}`) ?? []),
    isInput: (owner) => owner.kind === 'parameter' || has(inputs, 'input', owner),
    isOutput: (owner) => owner.kind === 'response' || has(outputs, 'output', owner),
  };
}

function keyOf({ reference, of }: ReferenceSite): string | undefined {
  const match = /^#\/(?:definitions|parameters|responses)\/([^/]+)/.exec(reference);
  const name = match?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  return name === undefined ? undefined : `${kinds[of]} ${name}`;
}

function append(edges: Map<string, string[]>, from: string, to: string): void {
  const list = edges.get(from);
  if (list === undefined) edges.set(from, [to]);
  else list.push(to);
}

function follow(edges: ReadonlyMap<string, readonly string[]>, from: readonly string[]): Set<string> {
  const found = new Set(from);
  // A set visits what is added while it is walked, so this reaches everything once.
  for (const key of found) for (const next of edges.get(key) ?? []) found.add(next);
  return found;
}
