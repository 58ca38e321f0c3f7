/** How a function of the language is written down: signature, documentation and implementation in one place. */
import type { Failure } from '../run/failure.ts';
import type { Run } from '../run/context.ts';
import type { Value, ValueKind } from '../values/value.ts';
import type { ParameterKind } from './kinds.ts';

/** The families that functions are shown in. */
export type FunctionFamily =
  | 'collection'
  | 'conversion'
  | 'date'
  | 'logical'
  | 'manipulation'
  | 'math'
  | 'reference'
  | 'text'
  | 'uri'
  | 'xml';

/** A parameter of a function. */
export interface ParameterDefinition {
  readonly name: string;
  readonly kind: ParameterKind;
  /** What it is, as a noun phrase. */
  readonly summary: string;
  readonly optional: boolean;
}

/** An argument that is worked out when it is asked for. */
export type Lazy = (run: Run) => Value | Failure;

/** What the name in the first parameter of a function refers to. */
export type ReferenceKind =
  'action' | 'variable' | 'parameter' | 'loop' | 'scope' | 'app-setting' | 'agent-parameter';

/** A function of two values. */
type Pair = (a: Value, b: Value, run: Run) => Value | Failure;

/** How a function is called: with its values, or with arguments that it works out itself. */
type Implementation =
  | {
      readonly kind: 'eager';
      readonly call: (args: readonly Value[], run: Run) => Value | Failure;
      /** The same for exactly two values, without an array: what is called most often has it. */
      readonly pair?: Pair;
    }
  | { readonly kind: 'lazy'; readonly call: (args: readonly Lazy[], run: Run) => Value | Failure };

/** A function of the language. */
export interface FunctionDefinition {
  readonly name: string;
  readonly family: FunctionFamily;
  /** What it gives, as a sentence. */
  readonly summary: string;
  readonly parameters: readonly ParameterDefinition[];
  /** Whether the last parameter may be repeated. */
  readonly repeats: boolean;
  /** The types that the result can have. */
  readonly returns: readonly ValueKind[];
  /** Whether equal arguments always give the same result and nothing of the run is read: then constants are tried while editing. */
  readonly pure: boolean;
  readonly reference?: ReferenceKind;
  /** Whether it reads the trigger. */
  readonly readsTrigger?: boolean;
  /** The name to use instead of this old one. */
  readonly replacedBy?: string;
  readonly implementation: Implementation;
}

/** A parameter that must be given. */
export function parameter(name: string, kind: ParameterKind, summary: string): ParameterDefinition {
  return { name, kind, summary, optional: false };
}

/** A parameter that may be left out. */
export function optional(name: string, kind: ParameterKind, summary: string): ParameterDefinition {
  return { name, kind, summary, optional: true };
}

/** A function as its family writes it down; what is not said is usual. */
export interface FunctionDraft extends Omit<
  FunctionDefinition,
  'family' | 'repeats' | 'pure' | 'implementation'
> {
  readonly repeats?: boolean;
  readonly pure?: boolean;
  readonly call: (args: readonly Value[], run: Run) => Value | Failure;
  readonly pair?: Pair;
}

/** A function of exactly two values. */
export function ofTwo(draft: Omit<FunctionDraft, 'call' | 'pair'>, pair: Pair): FunctionDraft {
  return { ...draft, pair, call: ([a = null, b = null], run) => pair(a, b, run) };
}

/** The functions of a family. */
export function family(
  name: FunctionFamily,
  drafts: readonly FunctionDraft[],
): readonly FunctionDefinition[] {
  return drafts.map(({ call, pair, ...draft }) => ({
    repeats: false,
    pure: true,
    ...draft,
    family: name,
    implementation: { kind: 'eager', call, ...(pair !== undefined && { pair }) },
  }));
}

/** The same function under an old name. */
export function renamed(name: string, of: FunctionDefinition): FunctionDefinition {
  return { ...of, name, replacedBy: of.name };
}
