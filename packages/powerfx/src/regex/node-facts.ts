/** Questions about pattern nodes that the compiler asks. */

import type { CharacterSet, PatternNode } from './ast.ts';
import type { SetSource } from './unit-set.ts';

/** Whether the node can match without consuming anything. */
export function canBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'text':
    case 'set':
    case 'any':
      return false;
    case 'assertion':
    case 'look':
    case 'back-reference':
      return true;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'alternation':
      return node.branches.some(canBeEmpty);
    case 'capture':
      return canBeEmpty(node.body);
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.body);
    default:
      return node satisfies never;
  }
}

/** The node as one test on one character, if it is no more than that: `a`, `[a-z]`, `.`, `(?:a|\d)`. */
export function asSet(node: PatternNode, dotAll: boolean): readonly SetSource[] | undefined {
  switch (node.kind) {
    case 'text':
      return node.text.length === 1 ? [unitSource(node.text.charCodeAt(0))] : undefined;
    case 'set':
      return [node.set];
    case 'any':
      return [anySource(dotAll)];
    case 'alternation': {
      const sources: SetSource[] = [];
      for (const branch of node.branches) {
        const one = asSet(branch, dotAll);
        if (one === undefined) return undefined;
        sources.push(...one);
      }
      return sources;
    }
    default:
      return undefined;
  }
}

/** `.` as a set. */
function anySource(dotAll: boolean): SetSource {
  return dotAll ? 'anything' : 'not-line-break';
}

/** The set of one unit. */
function unitSource(unit: number): CharacterSet {
  return { items: [{ kind: 'range', from: unit, to: unit }], negated: false };
}

interface First {
  readonly sources: readonly SetSource[];
  readonly empty: boolean;
}

/** What the first unit of a match can be; undefined if that is not known. */
export function firstUnits(node: PatternNode, dotAll: boolean): readonly SetSource[] | undefined {
  const first = firstOf(node, dotAll);
  return first === undefined || first.empty ? undefined : first.sources;
}

function firstOf(node: PatternNode, dotAll: boolean): First | undefined {
  switch (node.kind) {
    case 'text':
      return { sources: [unitSource(node.text.charCodeAt(0))], empty: false };
    case 'set':
      return { sources: [node.set], empty: false };
    case 'any':
      return { sources: [anySource(dotAll)], empty: false };
    case 'assertion':
    case 'look':
      return { sources: [], empty: true };
    case 'capture':
      return firstOf(node.body, dotAll);
    case 'repeat': {
      const body = firstOf(node.body, dotAll);
      return body && { sources: body.sources, empty: body.empty || node.min === 0 };
    }
    case 'sequence': {
      const sources: SetSource[] = [];
      for (const item of node.items) {
        const first = firstOf(item, dotAll);
        if (first === undefined) return undefined;
        sources.push(...first.sources);
        if (!first.empty) return { sources, empty: false };
      }
      return { sources, empty: true };
    }
    case 'alternation': {
      const sources: SetSource[] = [];
      let empty = false;
      for (const branch of node.branches) {
        const first = firstOf(branch, dotAll);
        if (first === undefined) return undefined;
        sources.push(...first.sources);
        empty ||= first.empty;
      }
      return { sources, empty };
    }
    case 'back-reference':
      return undefined;
    default:
      return node satisfies never;
  }
}

/** Text that every match of the node starts with, and whether the node is no more than that text. */
export function literalPrefix(node: PatternNode): { readonly text: string; readonly whole: boolean } {
  switch (node.kind) {
    case 'text':
      return { text: node.text, whole: true };
    case 'capture':
      return literalPrefix(node.body);
    case 'sequence': {
      let text = '';
      for (const item of node.items) {
        const prefix = literalPrefix(item);
        text += prefix.text;
        if (!prefix.whole) return { text, whole: false };
      }
      return { text, whole: true };
    }
    case 'repeat':
      return { text: node.min > 0 ? literalPrefix(node.body).text : '', whole: false };
    case 'set':
    case 'any':
    case 'assertion':
    case 'alternation':
    case 'look':
    case 'back-reference':
      return { text: '', whole: false };
    default:
      return node satisfies never;
  }
}

/** Whether every match starts at the start of the text, `^` being just that. */
export function startsAtTextStart(node: PatternNode): boolean {
  switch (node.kind) {
    case 'assertion':
      return node.name === 'line-start';
    case 'capture':
      return startsAtTextStart(node.body);
    case 'sequence': {
      const [first] = node.items;
      return first !== undefined && startsAtTextStart(first);
    }
    case 'alternation':
      return node.branches.every(startsAtTextStart);
    default:
      return false;
  }
}

/** The set that every match repeats without limit at its start. */
export function leadingLoop(node: PatternNode, dotAll: boolean): readonly SetSource[] | undefined {
  switch (node.kind) {
    case 'repeat': {
      const set = node.max === Infinity ? asSet(node.body, dotAll) : undefined;
      return set ?? (node.min > 0 ? leadingLoop(node.body, dotAll) : undefined);
    }
    case 'capture':
      return leadingLoop(node.body, dotAll);
    case 'sequence': {
      const [first] = node.items;
      return first && leadingLoop(first, dotAll);
    }
    default:
      return undefined;
  }
}

/**
 * A counted repetition is written out as copies while that needs no more instructions than this; beyond, a counter is
 * used, which rules out remembering failures.
 */
export const MAX_COPIED_SIZE = 400;

/** Roughly how many instructions a node takes, its copies included. */
export function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'sequence':
      return node.items.reduce((size, item) => size + sizeOf(item), 0);
    case 'alternation':
      return node.branches.reduce((size, branch) => size + sizeOf(branch) + 2, 0);
    case 'capture':
    case 'look':
      return sizeOf(node.body) + 2;
    case 'repeat': {
      const copies = node.max === Infinity ? node.min + 1 : node.max;
      const size = (sizeOf(node.body) + 1) * copies;
      return asSet(node.body, true) !== undefined || size > MAX_COPIED_SIZE ? sizeOf(node.body) + 4 : size;
    }
    case 'text':
    case 'set':
    case 'any':
    case 'assertion':
    case 'back-reference':
      return 1;
    default:
      return node satisfies never;
  }
}
