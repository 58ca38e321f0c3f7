/**
 * Builds the tree while the pattern is read from left to right. Open groups are frames on an explicit stack; each
 * step either records something or says why it is refused.
 */

import type { Capture, PatternNode } from './ast.ts';
import type { PatternErrorKey } from './errors.ts';
import {
  addSize,
  closeFacts,
  type GroupFacts,
  type GroupRole,
  openFacts,
  quantify,
  refuseOpening,
  type ReferencePlace,
  refuseReference,
  refuseUnsetReference,
  type Size,
  startBranch,
} from './group-rules.ts';

interface Frame {
  readonly facts: GroupFacts;
  /** Wraps the finished body of the group. */
  readonly wrap: (body: PatternNode) => PatternNode;
  readonly branches: PatternNode[];
  items: PatternNode[];
  /** What a quantifier would apply to. */
  target: GroupFacts | Size | undefined;
}

interface Reference {
  readonly token: string;
  readonly capture: GroupFacts;
  readonly place: ReferencePlace;
}

/** A back-reference whose capture may be unset. */
interface RefusedReference {
  readonly key: PatternErrorKey;
  readonly token: string;
}

/** The operations the parser drives; every returned key means the pattern is refused. */
export interface PatternBuilder {
  atom(node: PatternNode): void;
  assertion(node: PatternNode): void;
  branch(): void;
  openPlain(): PatternErrorKey | undefined;
  openCapture(name: string | undefined): PatternErrorKey | undefined;
  openLook(direction: 'ahead' | 'behind', negated: boolean): PatternErrorKey | undefined;
  close(): PatternErrorKey | undefined;
  repeat(min: number, max: number, lazy: boolean): PatternErrorKey | undefined;
  reference(name: string, token: string): PatternErrorKey | undefined;
  /** The tree, once all groups are closed. */
  finish(): PatternNode | undefined;
  refusedReference(): RefusedReference | undefined;
  captures(): readonly Capture[];
}

const ONE: Size = { min: 1, max: 1 };

/** A builder for one pattern. */
export function createPatternBuilder(): PatternBuilder {
  const root = frame(openFacts(undefined, 'plain'), (body) => body);
  const stack: Frame[] = [root];
  const captures: Capture[] = [];
  const captureByName = new Map<string, { readonly index: number; readonly facts: GroupFacts }>();
  const references: Reference[] = [];
  const top = (): Frame => stack.at(-1) ?? root;

  function open(role: GroupRole, wrap: Frame['wrap']): PatternErrorKey | undefined {
    const parent = top();
    const refused = refuseOpening(parent.facts, stack.length, role);
    if (refused !== undefined) return refused;
    stack.push(frame(openFacts(parent.facts, role), wrap));
    return undefined;
  }

  return {
    atom(node) {
      const group = top();
      group.items.push(node);
      addSize(group.facts, ONE);
      group.target = ONE;
    },
    assertion(node) {
      const group = top();
      group.items.push(node);
      group.target = undefined;
    },
    branch() {
      const group = top();
      group.branches.push(sequence(group.items));
      group.items = [];
      group.target = undefined;
      startBranch(group.facts);
    },
    openPlain: () => open('plain', (body) => body),
    openCapture(name) {
      const index = captures.length + 1;
      const key = name ?? String(index);
      if (captureByName.has(key)) {
        return (
          refuseOpening(top().facts, stack.length, 'capture') ?? 'ErrInvalidRegExBadNamedCaptureAlreadyExists'
        );
      }
      const refused = open('capture', (body) => ({ kind: 'capture', index, body }));
      if (refused !== undefined) return refused;
      captures.push({ index, name });
      captureByName.set(key, { index, facts: top().facts });
      return undefined;
    },
    openLook: (direction, negated) =>
      open(direction === 'ahead' ? 'look-ahead' : 'look-behind', (body) => ({
        kind: 'look',
        direction,
        negated,
        body,
      })),
    close() {
      const group = stack.length > 1 ? stack.pop() : undefined;
      if (group === undefined) return 'ErrInvalidRegExUnopenedCaptureGroups';
      const refused = closeFacts(group.facts);
      if (refused !== undefined) return refused;
      const parent = top();
      parent.items.push(group.wrap(body(group)));
      parent.target = group.facts;
      return undefined;
    },
    repeat(min, max, lazy) {
      const group = top();
      const refused = quantify(group.facts, group.target, min, max);
      if (refused !== undefined) return refused;
      group.target = undefined;
      const last = group.items.pop();
      if (last !== undefined) group.items.push({ kind: 'repeat', body: last, min, max, lazy });
      return undefined;
    },
    reference(name, token) {
      const group = top();
      const capture = captureByName.get(name);
      const refused = refuseReference(group.facts, capture?.facts);
      if (refused !== undefined || capture === undefined) return refused;
      const size = { min: capture.facts.min, max: capture.facts.max };
      addSize(group.facts, size);
      group.target = size;
      group.items.push({ kind: 'back-reference', capture: capture.index });
      const place = { group: group.facts, branch: group.facts.branches };
      references.push({ token, capture: capture.facts, place });
      return undefined;
    },
    finish: () => (stack.length === 1 ? body(root) : undefined),
    refusedReference() {
      for (const { token, capture, place } of references) {
        const key = refuseUnsetReference(capture, place);
        if (key !== undefined) return { key, token };
      }
      return undefined;
    },
    captures: () => captures,
  };
}

function frame(facts: GroupFacts, wrap: Frame['wrap']): Frame {
  return { facts, wrap, branches: [], items: [], target: undefined };
}

function sequence(items: readonly PatternNode[]): PatternNode {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: 'sequence', items };
}

function body(group: Frame): PatternNode {
  const last = sequence(group.items);
  return group.branches.length === 0 ? last : { kind: 'alternation', branches: [...group.branches, last] };
}
