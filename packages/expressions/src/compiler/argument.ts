/** The arguments of a call, and what each must be. */
import type { FunctionDefinition, ParameterDefinition } from '../functions/define.ts';
import { kinds } from '../functions/kinds.ts';
import { Failure } from '../run/failure.ts';
import type { CallNode } from '../syntax/nodes.ts';
import { everyType, kindName, typeBit, type Value } from '../values/value.ts';
import { positionWords } from './arity.ts';
import type { Code, Part } from './code.ts';

/** A compiled argument. */
export interface Argument {
  readonly code: Code;
  /** The types that its value may have, as bits; {@link everyType} where there is nothing to check. */
  readonly mask: number;
  /** The value, where it is written in the expression and of the right type. */
  readonly constant: Value | undefined;
  readonly index: number;
  readonly node: CallNode;
  readonly definition: FunctionDefinition;
}

/** Compiles what is checked of an argument. */
export function argumentOf(
  definition: FunctionDefinition,
  { code, types }: Part,
  index: number,
  node: CallNode,
): Argument {
  const parameter = parameterAt(definition, index);
  const mask = parameter?.mask ?? everyType;
  const accepts = parameter?.kind.accepts;
  if (accepts !== undefined) {
    const argument = { code, mask, constant: undefined, index, node, definition };
    return { ...argument, code: accepted(argument, accepts), mask: everyType };
  }
  // Where every possible type fits, there is nothing to check.
  if ((types & ~mask) !== 0) return { code, mask, constant: undefined, index, node, definition };
  const argument = node.args[index];
  const constant = argument?.kind === 'literal' ? argument.value : undefined;
  return { code, mask: everyType, constant, index, node, definition };
}

/** The code of an argument of which more must hold than that it has a type. */
function accepted(argument: Argument, accepts: (value: Value) => boolean): Code {
  const { code, mask } = argument;
  return (run) => {
    const value = code(run);
    if (value instanceof Failure) return value;
    return (typeBit(value) & mask) !== 0 && accepts(value) ? value : refuse(argument, value);
  };
}

/** The parameter that an argument is for: beyond the last, the last again. */
export function parameterAt(
  { parameters }: FunctionDefinition,
  index: number,
): ParameterDefinition | undefined {
  return parameters[Math.min(index, parameters.length - 1)];
}

/** The failure of an argument whose value is of the wrong type. */
export function refuse({ definition, index, node }: Argument, value: Value): Failure {
  const { name, parameters, repeats } = definition;
  const position = parameters.length === 1 && !repeats ? 'parameter' : `${positionWords(index)} parameter`;
  const { expected } = parameterAt(definition, index)?.kind ?? kinds.any;
  const span = node.args[index]?.span ?? node.span;
  return new Failure('parameter-type', { function: name, position, expected, type: kindName(value) }, span);
}
