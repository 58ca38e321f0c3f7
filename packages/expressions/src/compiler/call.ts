/** Calls: counting and checking arguments before a function sees them. */
import type { FunctionDefinition, ParameterDefinition } from '../functions/define.ts';
import { Failure, fail, placed, type Span } from '../run/failure.ts';
import { spend } from '../run/limits.ts';
import type { CallNode, ExpressionNode } from '../syntax/nodes.ts';
import { kindName, typeBit, typeMask, type Value } from '../values/value.ts';
import { kinds } from '../functions/kinds.ts';
import { findFunction } from '../functions/library.ts';
import type { Run } from '../run/context.ts';
import { countWords, fitsCount, positionWords } from './arity.ts';
import type { Code } from './code.ts';

/** Compiles a call of a known function with compiled arguments. */
export function compileCall(node: CallNode, definition: FunctionDefinition, args: readonly Code[]): Code {
  const { span } = node;
  if (!fitsCount(definition, args.length)) {
    const failure = new Failure(
      'parameter-count',
      { function: definition.name, expected: countWords(definition), given: args.length },
      span,
    );
    return () => failure;
  }
  const { implementation } = definition;
  if (implementation.kind === 'lazy') {
    const { call } = implementation;
    return (run) => {
      const result = spend(run, 1) ?? call(args, run);
      return result instanceof Failure ? located(result, definition, span) : result;
    };
  }
  return compileEager(definition, implementation, args, node);
}

/** The calls of functions with no to three parameters have code of their own: an array of known size, and no loop. */
function compileEager(
  definition: FunctionDefinition,
  { call, pair }: Eager,
  args: readonly Code[],
  node: CallNode,
): Code {
  const { span } = node;
  const arguments_ = args.map((code, index) => checked(definition, code, index, node));
  const finish = (values: readonly Value[], run: Run): Value | Failure => {
    run.steps -= 1;
    if (run.steps < 0) return located(fail('limit-steps', { limit: run.maxSteps }), definition, span);
    const result = call(values, run);
    return result instanceof Failure ? located(result, definition, span) : result;
  };
  const [first, second, third] = arguments_;
  if (first === undefined) return (run) => finish(none, run);
  if (second === undefined) {
    return (run) => {
      const a = first(run);
      return a instanceof Failure ? a : finish([a], run);
    };
  }
  if (third === undefined && pair !== undefined) {
    return (run) => {
      const a = first(run);
      if (a instanceof Failure) return a;
      const b = second(run);
      if (b instanceof Failure) return b;
      run.steps -= 1;
      const result = run.steps < 0 ? fail('limit-steps', { limit: run.maxSteps }) : pair(a, b, run);
      return result instanceof Failure ? located(result, definition, span) : result;
    };
  }
  if (third === undefined) {
    return (run) => {
      const a = first(run);
      if (a instanceof Failure) return a;
      const b = second(run);
      return b instanceof Failure ? b : finish([a, b], run);
    };
  }
  return (run) => {
    const values: Value[] = [];
    for (const code of arguments_) {
      const value = code(run);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    return finish(values, run);
  };
}

type Eager = Extract<FunctionDefinition['implementation'], { kind: 'eager' }>;

const none: readonly Value[] = [];

/** The code of an argument that fails when its value is not of the parameter's kind. */
function checked(definition: FunctionDefinition, code: Code, index: number, node: CallNode): Code {
  const parameter = parameterAt(definition, index);
  if (parameter === undefined || parameter.kind === kinds.any) return code;
  const { accepts } = parameter.kind;
  const mask = typeMask(parameter.kind.types);
  const argument = node.args[index];
  // Where every possible type fits, there is nothing to check.
  if (accepts === undefined && (possibleTypes(argument) & ~mask) === 0) return code;
  const span = argument?.span ?? node.span;
  return (run) => {
    const value = code(run);
    if (value instanceof Failure) return value;
    if ((typeBit(value) & mask) !== 0 && (accepts === undefined || accepts(value))) return value;
    return wrongType(definition, parameter, index, value, span);
  };
}

/** The types that a node's value can have, as bits. */
function possibleTypes(node: ExpressionNode | undefined): number {
  if (node?.kind === 'literal') return typeBit(node.value);
  const definition = node?.kind === 'call' ? findFunction(node.name) : undefined;
  return typeMask(definition?.returns ?? kinds.any.types);
}

/** The parameter that an argument is for: beyond the last, the last again. */
export function parameterAt(
  { parameters }: FunctionDefinition,
  index: number,
): ParameterDefinition | undefined {
  return parameters[Math.min(index, parameters.length - 1)];
}

function wrongType(
  { name, parameters, repeats }: FunctionDefinition,
  { kind }: ParameterDefinition,
  index: number,
  value: Value,
  span: Span,
): Failure {
  const position = parameters.length === 1 && !repeats ? 'parameter' : `${positionWords(index)} parameter`;
  const data = { function: name, position, expected: kind.expected, type: kindName(value) };
  return new Failure('parameter-type', data, span);
}

/** A failure of a function with the function's name and place. */
function located(failure: Failure, { name }: FunctionDefinition, span: Span): Failure {
  if (failure.span !== undefined) return failure;
  return placed(new Failure(failure.code, { function: name, ...failure.data }), span);
}
