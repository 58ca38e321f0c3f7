import type { Node } from './nodes.ts';
import type { Problem } from './problem.ts';
import type { Token } from './token.ts';

/** A formula that was read: always a tree, however broken the text is, and what is wrong with it. */
export interface Syntax {
  readonly source: string;
  /** All tokens, white space and comments included; together they cover the whole text. */
  readonly tokens: readonly Token[];
  readonly root: Node;
  /** Ids of nodes are below this. */
  readonly nodeCount: number;
  readonly problems: readonly Problem[];
}
