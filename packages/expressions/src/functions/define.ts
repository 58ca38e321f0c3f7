/** How a function of the language is written down: signature, documentation and implementation in one place. */
import type { Failure } from '../run/failure.ts';
import type { Run } from '../run/context.ts';
import { typeMask, type Value, type ValueKind } from '../values/value.ts';
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
  /** The types of the kind as bits. */
  readonly mask: number;
  /** What it is, as a noun phrase. */
  readonly summary: string;
  readonly optional: boolean;
}

/** An argument that is worked out when it is asked for. */
export type Lazy = (run: Run) => Value | Failure;

/** What the name in the first parameter of a function refers to. */
export type ReferenceKind =
  'action' | 'variable' | 'parameter' | 'loop' | 'scope' | 'app-setting' | 'agent-parameter';

/** A function of one value. */
export type One = (a: Value, run: Run) => Value | Failure;

/** A function of two values. */
export type Pair = (a: Value, b: Value, run: Run) => Value | Failure;

/** A function of three values. */
export type Three = (a: Value, b: Value, c: Value, run: Run) => Value | Failure;

/** The same function for a number of values that is known. What is called most often has it without an array. */
interface Direct {
  readonly one: One;
  readonly pair: Pair;
  readonly three: Three;
}

/** How a function is called with its values. */
export interface Eager extends Direct {
  readonly kind: 'eager';
  readonly call: (args: readonly Value[], run: Run) => Value | Failure;
}

/** A function that works out its arguments itself: from them it makes the code of the call, once. */
interface Late {
  readonly kind: 'lazy';
  readonly bind: (args: readonly Lazy[]) => Lazy;
}

/** How a function is called: with its values, or with arguments that it works out itself. */
type Implementation = Eager | Late;

/** A function of the language. */
export interface FunctionDefinition {
  readonly name: string;
  readonly family: FunctionFamily;
  /** What it gives, as a sentence. */
  readonly summary: string;
  readonly parameters: readonly ParameterDefinition[];
  /** Whether the last parameter may be repeated. */
  readonly repeats: boolean;
  /** How many parameters must be given. */
  readonly least: number;
  /** The types that the result can have. */
  readonly returns: readonly ValueKind[];
  /** The same types as bits. */
  readonly returnMask: number;
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
  return { name, kind, mask: typeMask(kind.types), summary, optional: false };
}

/** A parameter that may be left out. */
export function optional(name: string, kind: ParameterKind, summary: string): ParameterDefinition {
  return { name, kind, mask: typeMask(kind.types), summary, optional: true };
}

/** A function as its family writes it down; what is not said is usual. */
export interface FunctionDraft extends Signature, Partial<Direct> {
  readonly call: (args: readonly Value[], run: Run) => Value | Failure;
}

/** What a family writes down of a function beside its code. */
export interface Signature extends Omit<
  FunctionDefinition,
  'family' | 'repeats' | 'least' | 'pure' | 'implementation' | 'returnMask'
> {
  readonly repeats?: boolean;
  readonly pure?: boolean;
}

/** A function of exactly one value. */
export function ofOne(signature: Signature, one: One): FunctionDraft {
  return { ...signature, one, call: ([a = null], run) => one(a, run) };
}

/** A function of exactly two values. */
export function ofTwo(signature: Signature, pair: Pair): FunctionDraft {
  return { ...signature, pair, call: ([a = null, b = null], run) => pair(a, b, run) };
}

/** A function of exactly three values. */
export function ofThree(signature: Signature, three: Three): FunctionDraft {
  return { ...signature, three, call: ([a = null, b = null, c = null], run) => three(a, b, c, run) };
}

/** The functions of a family. */
export function family(
  name: FunctionFamily,
  drafts: readonly FunctionDraft[],
): readonly FunctionDefinition[] {
  return drafts.map(({ call, one, pair, three, ...signature }) =>
    defined(name, signature, {
      kind: 'eager',
      call,
      one: one ?? ((a, run) => call([a], run)),
      pair: pair ?? ((a, b, run) => call([a, b], run)),
      three: three ?? ((a, b, c, run) => call([a, b, c], run)),
    }),
  );
}

/** A function that works out its arguments itself. */
export function late(
  name: FunctionFamily,
  signature: Signature,
  bind: (args: readonly Lazy[]) => Lazy,
): FunctionDefinition {
  return defined(name, signature, { kind: 'lazy', bind });
}

function defined(
  name: FunctionFamily,
  signature: Signature,
  implementation: Implementation,
): FunctionDefinition {
  const returnMask = typeMask(signature.returns);
  const least = signature.parameters.filter((parameter) => !parameter.optional).length;
  return { repeats: false, pure: true, ...signature, family: name, least, returnMask, implementation };
}

/** The same function under an old name. */
export function renamed(name: string, of: FunctionDefinition): FunctionDefinition {
  return { ...of, name, replacedBy: of.name };
}
