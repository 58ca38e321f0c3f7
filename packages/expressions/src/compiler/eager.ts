/**
 * The code of calls whose arguments are worked out first. A call with no to three of them has code of its own, without an array and a
 * loop. Types are checked in it and not in closures of their own: calls of closures are most of what evaluation costs.
 */
import type { Eager, FunctionDefinition } from '../functions/define.ts';
import type { Run } from '../run/context.ts';
import { Failure } from '../run/failure.ts';
import { outOfSteps } from '../run/limits.ts';
import type { CallNode } from '../syntax/nodes.ts';
import { everyType, typeBit, type Value } from '../values/value.ts';
import { refuse, type Argument } from './argument.ts';
import type { Code } from './code.ts';
import { located } from './located.ts';

/** A call: its function, how that is called, and where it is called. */
interface Call {
  readonly definition: FunctionDefinition;
  readonly implementation: Eager;
  readonly node: CallNode;
}

const none: readonly Value[] = [];

/** Compiles a call with arguments that are checked. */
export function eagerCode(call: Call, args: readonly Argument[]): Code {
  const [a, b, c, d] = args;
  if (a === undefined) return ofNone(call);
  if (b === undefined) return ofOne(call, a);
  if (c === undefined) {
    return b.constant === undefined ? ofTwo(call, a, b) : withConstant(call, a, b.constant);
  }
  return d === undefined ? ofThree(call, a, b, c) : ofMany(call, args);
}

/** A failure of the function with its name and place. */
function place(failure: Failure, { definition, node }: Call): Failure {
  return located(failure, definition, node.span);
}

function ofNone(at: Call): Code {
  const { call } = at.implementation;
  return (run) => {
    run.steps -= 1;
    const result = run.steps < 0 ? outOfSteps(run) : call(none, run);
    return result instanceof Failure ? place(result, at) : result;
  };
}

function ofOne(at: Call, first: Argument): Code {
  const { one } = at.implementation;
  const { code, mask } = first;
  return (run) => {
    const a = code(run);
    if (a instanceof Failure) return a;
    if (mask !== everyType && (typeBit(a) & mask) === 0) return refuse(first, a);
    run.steps -= 1;
    const result = run.steps < 0 ? outOfSteps(run) : one(a, run);
    return result instanceof Failure ? place(result, at) : result;
  };
}

function ofTwo(at: Call, first: Argument, second: Argument): Code {
  const { pair } = at.implementation;
  const { code: codeA, mask: maskA } = first;
  const { code: codeB, mask: maskB } = second;
  return (run) => {
    const a = codeA(run);
    if (a instanceof Failure) return a;
    if (maskA !== everyType && (typeBit(a) & maskA) === 0) return refuse(first, a);
    const b = codeB(run);
    if (b instanceof Failure) return b;
    if (maskB !== everyType && (typeBit(b) & maskB) === 0) return refuse(second, b);
    run.steps -= 1;
    const result = run.steps < 0 ? outOfSteps(run) : pair(a, b, run);
    return result instanceof Failure ? place(result, at) : result;
  };
}

/** `greater(…, 2)`: of most calls with two arguments the second is written there. */
function withConstant(at: Call, first: Argument, b: Value): Code {
  const { pair } = at.implementation;
  const { code, mask } = first;
  return (run) => {
    const a = code(run);
    if (a instanceof Failure) return a;
    if (mask !== everyType && (typeBit(a) & mask) === 0) return refuse(first, a);
    run.steps -= 1;
    const result = run.steps < 0 ? outOfSteps(run) : pair(a, b, run);
    return result instanceof Failure ? place(result, at) : result;
  };
}

function ofThree(at: Call, first: Argument, second: Argument, third: Argument): Code {
  const { three } = at.implementation;
  return (run) => {
    const a = worked(first, run);
    if (a instanceof Failure) return a;
    const b = worked(second, run);
    if (b instanceof Failure) return b;
    const c = worked(third, run);
    if (c instanceof Failure) return c;
    run.steps -= 1;
    const result = run.steps < 0 ? outOfSteps(run) : three(a, b, c, run);
    return result instanceof Failure ? place(result, at) : result;
  };
}

function ofMany(at: Call, args: readonly Argument[]): Code {
  const { call } = at.implementation;
  return (run) => {
    const values: Value[] = [];
    for (const argument of args) {
      const value = worked(argument, run);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    run.steps -= 1;
    const result = run.steps < 0 ? outOfSteps(run) : call(values, run);
    return result instanceof Failure ? place(result, at) : result;
  };
}

/** The value of an argument, checked. */
function worked(argument: Argument, run: Run): Value | Failure {
  const { code, mask, constant } = argument;
  if (constant !== undefined) return constant;
  const value = code(run);
  if (value instanceof Failure || mask === everyType) return value;
  return (typeBit(value) & mask) === 0 ? refuse(argument, value) : value;
}
