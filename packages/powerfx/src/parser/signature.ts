import type { Identifier, NameNode } from '../syntax/nodes.ts';
import { eat, move, type ParserState, place, spanOf, symbol } from './state.ts';

/** A parameter of a user function. */
export interface Parameter {
  readonly identifier: Identifier;
  readonly type: NameNode;
}

/** What stands between a user function's name and its body. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly returnType: NameNode;
}

/** Reads `(name: Type, …): Type =`; a body in braces needs no `=`. Undefined, and told, when any part is missing. */
export function readSignature(state: ParserState, withBlocks: boolean): Signature | undefined {
  move(state);
  const parameters = readParameters(state);
  if (parameters === undefined || eat(state, ':') === undefined) return undefined;
  const returnType = readTypeName(state);
  if (returnType === undefined) return undefined;
  const isBlock = withBlocks && symbol(state) === '{';
  return isBlock || eat(state, '=') !== undefined ? { parameters, returnType } : undefined;
}

function readParameters(state: ParserState): readonly Parameter[] | undefined {
  const parameters: Parameter[] = [];
  while (symbol(state) !== ')') {
    const name = eat(state, 'identifier');
    if (name === undefined || eat(state, ':') === undefined) return undefined;
    const type = readTypeName(state);
    if (type === undefined) return undefined;
    const identifier = { name: name.value, span: spanOf(name), quoted: name.quoted };
    parameters.push({ identifier, type });
    if (symbol(state) !== ',') break;
    move(state);
  }
  return eat(state, ')') === undefined ? undefined : parameters;
}

function readTypeName(state: ParserState): NameNode | undefined {
  const from = state.at;
  const token = eat(state, 'identifier');
  if (token === undefined) return undefined;
  const identifier = { name: token.value, span: spanOf(token), quoted: token.quoted };
  return { kind: 'name', ...place(state, from, identifier.span, 1), identifier, global: false };
}
