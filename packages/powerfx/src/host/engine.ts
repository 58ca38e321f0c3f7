/** An engine: names, a configuration, and the services that formulas run with. */
import { systemRandom, type CancelSignal } from '@connectory/base';
import { bindFormula } from '../binder/bind.ts';
import type { Bound } from '../binder/bound.ts';
import type { Code } from '../compiler/code.ts';
import { compileBound } from '../compiler/compile.ts';
import { configurations, type Configuration } from '../config/features.ts';
import type { Culture } from '../culture/culture.ts';
import { findCulture, invariantCulture } from '../culture/find.ts';
import { utcZone, type TimeZone } from '../dates/zones.ts';
import { separatorsFor } from '../lexer/separators.ts';
import { parseFormula } from '../parser/parse.ts';
import type { Problem } from '../syntax/problem.ts';
import type { Type } from '../types/type.ts';
import { errorValue } from '../values/error.ts';
import type { Value } from '../values/value.ts';
import { noEffects, type Effects } from './effects.ts';
import { defaultLimits, startRun, Stopped, type RunLimits, type RunServices, type UserInfo } from './run.ts';
import { createSymbolTable, type SymbolTable } from './symbol-table.ts';

/** What an engine is made of; everything has a default that needs nothing of the world but the clock. */
export interface EngineOptions {
  readonly configuration?: Configuration;
  readonly culture?: Culture;
  readonly zone?: TimeZone;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly newGuid?: () => string;
  readonly user?: UserInfo;
  readonly effects?: Effects;
  readonly limits?: Partial<RunLimits>;
  readonly symbols?: SymbolTable;
  /** Ends whatever is being evaluated, by a graph too, once it is set off; that of one run goes before it. */
  readonly cancel?: CancelSignal | undefined;
}

/** How one formula is read. */
export interface FormulaOptions {
  /** Whether behaviour functions and `;` are allowed. */
  readonly sideEffects?: boolean;
  /** The whole text is text with `${…}` islands. */
  readonly textFirst?: boolean;
  /** Whether words such as `blank` must be quoted to be names. On unless told otherwise. */
  readonly reservedWords?: boolean;
  /** The type the result is wanted as. */
  readonly expected?: Type;
  /** The culture the text is written in; its separators are used. Invariant unless told otherwise. */
  readonly culture?: Culture;
}

/** A formula that was read and checked, and that can be run any number of times. */
export interface Formula {
  readonly bound: Bound;
  readonly type: Type;
  readonly problems: readonly Problem[];
  /** Whether it can be run: no problem is fatal. */
  readonly runs: boolean;
  /** Whether running it may have to wait. */
  readonly waits: boolean;
  /** Runs it. Without fatal problems and without waiting names the value comes at once. */
  readonly run: (options?: { readonly cancel?: CancelSignal }) => Value | Promise<Value>;
}

/** Reads, checks and runs formulas. */
export interface Engine {
  readonly symbols: SymbolTable;
  readonly services: RunServices;
  readonly formula: (text: string, options?: FormulaOptions) => Formula;
}

const nobody: UserInfo = { email: '', fullName: '', image: '' };

/** Makes an engine. */
export function createEngine(options: EngineOptions = {}): Engine {
  const symbols = options.symbols ?? createSymbolTable();
  const services: RunServices = {
    configuration: options.configuration ?? configurations.V1_Float,
    culture: options.culture ?? findCulture('en-US') ?? invariantCulture,
    zone: options.zone ?? utcZone,
    now: options.now ?? (() => Date.now()),
    random: options.random ?? (() => Math.random()),
    newGuid: options.newGuid ?? randomGuid,
    user: options.user ?? nobody,
    effects: options.effects ?? noEffects,
    limits: { ...defaultLimits, ...options.limits },
    cancel: options.cancel,
  };
  return {
    symbols,
    services,
    formula: (text, formulaOptions) => readFormula(text, symbols, services, formulaOptions ?? {}),
  };
}

function readFormula(
  text: string,
  symbols: SymbolTable,
  services: RunServices,
  options: FormulaOptions,
): Formula {
  const { configuration } = services;
  const sideEffects = options.sideEffects ?? false;
  const syntax = parseFormula(text, {
    chaining: sideEffects,
    textFirst: options.textFirst ?? false,
    reservedWords: options.reservedWords ?? true,
    types: configuration.features.userDefinedTypes,
    numberMode: configuration.numberMode,
    ...(options.culture === undefined ? {} : { separators: separatorsFor(options.culture.decimalSeparator) }),
  });
  const bound = bindFormula(syntax, {
    configuration,
    symbols,
    sideEffects,
    ...(options.expected === undefined ? {} : { expected: options.expected }),
  });
  const code = bound.runs ? compileBound(bound) : undefined;
  return {
    bound,
    type: bound.type,
    problems: bound.problems,
    runs: bound.runs,
    waits: code?.kind === 'later',
    run: (runOptions) =>
      runCode(
        code,
        bound,
        runOptions?.cancel === undefined ? services : { ...services, cancel: runOptions.cancel },
      ),
  };
}

/** Runs code in a frame of its own; what a limit or a cancellation ended is an error value. */
function runCode(code: Code | undefined, bound: Bound, services: RunServices): Value | Promise<Value> {
  if (code === undefined) return errorValue('AnalysisError', 'The formula has errors and cannot be run.');
  const run = startRun(services);
  try {
    const value = code.run({
      run,
      slots: emptySlots(bound.slots),
      inTurn: bound.sideEffects,
      depth: 0,
    });
    return value instanceof Promise ? value.catch(stoppedValue) : value;
  } catch (thrown) {
    return stoppedValue(thrown);
  }
}

function emptySlots(count: number): Value[] {
  const slots: Value[] = [];
  for (let index = 0; index < count; index += 1) slots.push(null);
  return slots;
}

function stoppedValue(thrown: unknown): Value {
  if (thrown instanceof Stopped) return thrown.value;
  if (thrown instanceof RangeError)
    return errorValue('InsufficientMemory', 'The formula is nested too deeply, or its result is too large.');
  throw thrown;
}

/** A version 4 GUID. */
function randomGuid(): string {
  const hex = [...systemRandom.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
