import type { Field, Node, RecordNode, TableNode } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';
import { badToken, deepest, errorNode, readIdentifier } from './make.ts';
import { level } from './operators.ts';
import { eat, move, type ParserState, peek, place, spanOf, symbol, tellExpected } from './state.ts';

/** `{ name: value, … }`. After a field without a colon the rest is not read. */
export function readRecord(state: ParserState): RecordNode {
  const from = state.at;
  const open = move(state);
  const fields: Field[] = [];
  while (symbol(state) !== '}') {
    const identifier = readIdentifier(state);
    if (symbol(state) !== ':') {
      tellExpected(state, peek(state), ':');
      fields.push({ identifier, value: badToken(state, 'ErrColonExpected'), colon: undefined });
      break;
    }
    const colon = spanOf(move(state));
    fields.push({ identifier, value: state.expression(state, level.single), colon });
    if (symbol(state) !== ',') break;
    const comma = move(state);
    if (symbol(state) === '}') fields.push(trailing(state, comma));
  }
  const close = eat(state, '}');
  const depth = deepest(fields.map(({ value }) => value)) + 1;
  return { kind: 'record', ...place(state, from, between(open, close), depth), fields };
}

/** A separator with no field behind it. */
function trailing(state: ParserState, comma: Token): Field {
  const value = errorNode(state, state.at, comma, 'ErrColonExpected');
  return { identifier: readIdentifier(state), value, colon: undefined };
}

/** `[ value, … ]`. */
export function readTable(state: ParserState): TableNode {
  const from = state.at;
  const open = move(state);
  const items: Node[] = [];
  while (symbol(state) !== ']') {
    items.push(state.expression(state, level.single));
    if (symbol(state) !== ',') break;
    move(state);
  }
  const close = eat(state, ']');
  return { kind: 'table', ...place(state, from, between(open, close), deepest(items) + 1), items };
}

function between(open: Token, close: Token | undefined): { readonly start: number; readonly end: number } {
  return { start: open.start, end: close?.end ?? open.end };
}
