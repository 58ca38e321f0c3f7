/** What a quick fix is made from. */
import type { Bound } from '../binder/bound.ts';
import type { Symbols } from '../host/symbols.ts';
import type { Separators } from '../lexer/separators.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Problem } from '../syntax/problem.ts';
import type { SpanEdit } from './position.ts';
import { allNodes } from './walk.ts';

/** A change that mends a problem. */
export interface QuickFix {
  /** What it does, as an imperative. */
  readonly title: string;
  readonly edits: readonly SpanEdit[];
}

/** A problem and what is known around it. */
export interface FixRequest {
  readonly problem: Problem;
  readonly bound: Bound;
  readonly symbols: Symbols;
  readonly separators: Separators;
}

/** Gives the fixes it knows for a problem. */
export type FixRule = (request: FixRequest) => readonly QuickFix[];

/** The text a problem points at. */
export function writtenAt({ problem, bound }: FixRequest): string {
  return bound.syntax.source.slice(problem.span.start, problem.span.end);
}

/** The innermost node that a problem was told at. */
export function nodeAt({ problem, bound }: FixRequest): Node | undefined {
  let found: Node | undefined;
  for (const node of allNodes(bound.syntax.root)) {
    if (node.span.start === problem.span.start && node.span.end === problem.span.end) found = node;
  }
  return found;
}

/** A fix that replaces what a problem points at. */
export function replacing({ problem }: FixRequest, title: string, newText: string): QuickFix {
  return { title, edits: [{ span: problem.span, newText }] };
}
