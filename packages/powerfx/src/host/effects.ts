/** What formulas may do to the world beyond variables. A host implements what it can; the rest answers "not here". */
import type { Span } from '../syntax/span.ts';
import type { Value } from '../values/value.ts';

/** The functions that only a host can carry out. */
export const effectNames = [
  'Back',
  'Choices',
  'ClearData',
  'Confirm',
  'Copy',
  'DataSourceInfo',
  'Defaults',
  'Disable',
  'Download',
  'EditForm',
  'Enable',
  'Errors',
  'Exit',
  'Launch',
  'LoadData',
  'Navigate',
  'NewForm',
  'Notify',
  'Param',
  'Print',
  'Refresh',
  'Relate',
  'RequestHide',
  'Reset',
  'ResetForm',
  'Revert',
  'SaveData',
  'Select',
  'SetFocus',
  'SetProperty',
  'SubmitForm',
  'Unrelate',
  'Validate',
  'ViewForm',
] as const;

/** The name of a function that only a host can carry out. */
export type EffectName = (typeof effectNames)[number];

/** One call of such a function. */
export interface Effect {
  readonly name: EffectName;
  /** The arguments' values, as many as were written. */
  readonly args: readonly Value[];
  /**
   * What the arguments name, by place: the path of a screen, control, form, variable or data source such as `['Gallery1']` or
   * `['Gallery1', 'Selected']`; undefined for an argument that is a value and no name.
   */
  readonly names: readonly (readonly string[] | undefined)[];
  /** Where the call stands in the formula. */
  readonly span: Span;
}

/** The port through which formulas act on the world. */
export interface Effects {
  /**
   * Does what a host function asks for and answers with its result: blank where it has none, an error value where it failed.
   *
   * Answers undefined when the host has no such thing: the formula then gets an error of kind NotSupported that names the
   * function, or what the function does without a host.
   */
  readonly perform: (effect: Effect) => Value | Promise<Value> | undefined;
  /** Takes a line of the trace. */
  readonly trace: (entry: TraceEntry) => void;
}

/** One line of a trace. */
export interface TraceEntry {
  readonly message: string;
  /** As in the enum TraceSeverity: −1 critical, 0 error, 1 warning, 3 information. */
  readonly severity: number;
  /** A record with more about it, or blank. */
  readonly record: Value;
}

/** A host without any effects. */
export const noEffects: Effects = { perform: () => undefined, trace: () => undefined };
