import type { InterpolationNode, Node } from '../syntax/nodes.ts';
import { deepest, errorNode, readText } from './make.ts';
import { level } from './operators.ts';
import { move, type ParserState, peek, place, symbol } from './state.ts';

/** `$"… {expression} …"`, or a whole text first formula. */
export function readInterpolation(state: ParserState): InterpolationNode {
  const from = state.at;
  const start = move(state).start;
  const parts: Node[] = [];
  while (symbol(state) !== 'interpolationEnd') {
    if (symbol(state) === 'end') {
      parts.push(errorNode(state, state.at, peek(state), 'ErrBadToken'));
      return {
        kind: 'interpolation',
        ...place(state, from, { start, end: peek(state).end }, deepest(parts) + 1),
        parts,
      };
    }
    const before = state.at;
    readPart(state, parts);
    // What no expression wants, such as the end of a definition, must not be met again.
    if (state.at === before) move(state);
  }
  const { end } = move(state);
  return { kind: 'interpolation', ...place(state, from, { start, end }, deepest(parts) + 1), parts };
}

function readPart(state: ParserState, parts: Node[]): void {
  switch (symbol(state)) {
    case 'islandStart':
      move(state);
      if (symbol(state) === 'islandEnd')
        parts.push(errorNode(state, state.at, peek(state), 'ErrEmptyIsland'));
      return;
    case 'islandEnd':
      move(state);
      return;
    case 'text':
      // Inside an island a text literal may begin a longer expression; stretches of literal text stand alone.
      parts.push(isStretch(state) ? readText(state) : state.expression(state, level.none));
      return;
    default:
      parts.push(state.expression(state, level.none));
  }
}

/** Whether the text token where the parser stands is literal text between islands, not an expression in one. */
function isStretch(state: ParserState): boolean {
  const before = peek(state, -1).kind;
  return before !== 'islandStart';
}
