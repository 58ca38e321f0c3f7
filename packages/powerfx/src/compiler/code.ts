/**
 * Compiled code: closures over a frame.
 *
 * Most formulas never wait. `now` code returns its value at once and is all plain functions; only code that reads a
 * connector or another slow thing, and what depends on it, is `later` and may return a promise.
 */
import type { Bound } from '../binder/bound.ts';
import type { Configuration } from '../config/features.ts';
import type { FunctionEntry } from '../functions/entry.ts';
import type { Run } from '../host/run.ts';
import type { VariableSymbol } from '../host/symbols.ts';
import type { CallNode, Node } from '../syntax/nodes.ts';
import type { Span } from '../syntax/span.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';

/** One evaluation of one formula, or of one call of a user-defined function. Rows and other scope values sit in slots. */
export interface Frame {
  readonly run: Run;
  readonly slots: Value[];
  /** Whether what waits must wait its turn: where formulas have effects, one may depend on what another did. */
  readonly inTurn: boolean;
  /** How many calls of user-defined functions surround it. */
  readonly depth: number;
}

export type NowCode = {
  readonly kind: 'now';
  readonly run: (frame: Frame) => Value;
  /** The value, where it is always the same. */
  readonly constant?: Value;
  /** What it reads, where that is a field of the row in a slot and nothing else. */
  readonly field?: { readonly slot: number; readonly name: string };
  /** How it picks rows by itself, where it is a test of fields of the row in a slot. */
  readonly pick?: RowPick;
};

/** A test of rows that needs no call for each row. */
export interface RowPick {
  readonly slot: number;
  /** The rows that it holds for; where it fails, the error stands for the row. */
  readonly from: (rows: readonly Value[]) => readonly Value[];
}

type LaterCode = { readonly kind: 'later'; readonly run: (frame: Frame) => Value | Promise<Value> };
export type Code = NowCode | LaterCode;

/** A step of a function that evaluates its own arguments: it yields promises and is resumed with their values. */
export type Steps = Generator<Promise<Value>, Value, Value>;

/** A function that evaluates its own arguments. */
export type LazyRun = (call: CompiledCall, frame: Frame) => Steps;

/** A call as its implementation sees it. */
export interface CompiledCall {
  /** Code of the arguments, conversions included. Column and type arguments have code that returns blank. */
  readonly args: readonly Code[];
  /** Types of the arguments, after conversion. */
  readonly types: readonly Type[];
  readonly type: Type;
  readonly columns: readonly (string | undefined)[];
  readonly typeArguments: readonly (Type | undefined)[];
  /** Slots of the names the call brings into scope, in the order of its scope spec. */
  readonly slots: readonly number[];
  readonly span: Span;
  /** Variables that the call reads or writes by name. */
  readonly variables: ReadonlyMap<string, VariableSymbol>;
  readonly notes: ReadonlyMap<string, string>;
  readonly configuration: Configuration;
  readonly entry: FunctionEntry;
  readonly node: CallNode;
  readonly bound: Bound;
  /** Makes code of a node inside the call, its conversion included. */
  readonly compile: (node: Node) => Code;
}

/** Runs a function's steps: at once as long as nothing waits. */
export function drive(steps: Steps): Value | Promise<Value> {
  const first = steps.next();
  return first.done === true ? first.value : resume(steps, first.value);
}

async function resume(steps: Steps, waiting: Promise<Value>): Promise<Value> {
  let pending = waiting;
  for (;;) {
    const step = steps.next(await pending);
    if (step.done === true) return step.value;
    pending = step.value;
  }
}

/** Code that always gives the same value. */
export function constantCode(value: Value): NowCode {
  return { kind: 'now', run: () => value, constant: value };
}
