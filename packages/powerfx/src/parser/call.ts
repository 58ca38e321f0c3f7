import type { CallNode, Identifier, Node } from '../syntax/nodes.ts';
import type { Span } from '../syntax/span.ts';
import { badToken, deepest } from './make.ts';
import { level } from './operators.ts';
import { eat, move, type ParserState, place, spanOf, symbol } from './state.ts';

/** Reads the parentheses of a call, the parser standing at the opening one. `headDepth` is the depth of a dotted name before. */
export function readCall(
  state: ParserState,
  from: number,
  namespace: readonly Identifier[],
  identifier: Identifier,
  headDepth: number,
  target?: Node,
): CallNode {
  const open = spanOf(move(state));
  const separators: Span[] = [];
  const args = symbol(state) === ')' ? [] : readArguments(state, separators);
  const closing = eat(state, ')');
  const close = closing === undefined ? undefined : spanOf(closing);
  const span = close === undefined ? open : { start: identifier.span.start, end: close.end };
  // The list of arguments counts as a level of its own.
  const depth = Math.max(headDepth, deepest(args) + 1) + 1;
  return {
    kind: 'call',
    ...place(state, from, span, depth),
    namespace,
    identifier,
    target,
    args,
    separators,
    open,
    close,
  };
}

function readArguments(state: ParserState, separators: Span[]): readonly Node[] {
  const args: Node[] = [];
  for (;;) {
    // A separator where an argument should be is told, once each, and takes its place.
    while (symbol(state) === ',') {
      const missing = badToken(state, 'ErrBadToken');
      args.push(missing);
      separators.push(missing.span);
    }
    args.push(state.expression(state, level.none));
    if (symbol(state) !== ',') return args;
    separators.push(spanOf(move(state)));
  }
}
