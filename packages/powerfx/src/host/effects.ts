/** What formulas may do to the world beyond variables. A host implements what it can; the rest answers "not here". */
import type { Value } from '../values/value.ts';

/** The names of effects that a host may implement, as the functions of the language are called. */
export interface Effects {
  /**
   * Does what a host function asks for.
   *
   * `name` is the function's name, such as `Navigate`; `args` are its evaluated arguments. Answers undefined when the
   * host has no such thing: the formula then gets an error of kind NotSupported that names the function.
   */
  readonly perform: (name: string, args: readonly Value[]) => Value | Promise<Value> | undefined;
  /** Takes a line of the trace. */
  readonly trace: (entry: TraceEntry) => void;
}

/** One line of a trace. */
export interface TraceEntry {
  readonly message: string;
  /** As in the enum TraceSeverity: −1 critical, 0 error, 1 warning, 3 information. */
  readonly severity: number;
  readonly record: Value;
}

/** A host without any effects. */
export const noEffects: Effects = { perform: () => undefined, trace: () => undefined };
