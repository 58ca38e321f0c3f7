/**
 * Functions over single values: declared by their parameters and a plain function.
 *
 * Everything around it comes from here: wanted types and conversions, what blanks become, errors among the arguments, and
 * the overload that takes one-column tables and works row by row.
 */
import type { Run } from '../host/run.ts';
import { onlyColumn, columnType, textType, numberType, type Type } from '../types/type.ts';
import { typeName } from '../types/names.ts';
import { coerces } from '../types/coercion.ts';
import { errorValue } from '../values/error.ts';
import type { Value } from '../values/value.ts';
import type { CallCheck, Category, CommonRun, FunctionEntry, StrictRun } from './entry.ts';
import { inKindOf } from './numeric-result.ts';
import type { Param } from './params.ts';

/** What a function over single values declares beside its parameters. */
export interface ScalarSpec {
  readonly name: string;
  readonly namespace?: string;
  readonly category: Category;
  readonly description: string;
  /** The result's type, or how it follows from the call. */
  readonly returns: Type | ((call: CallCheck) => Type);
  /** Whether one-column tables may stand for the arguments. */
  readonly tabular?: boolean;
  /**
   * The name of the result's column before it was always Value: that of the first argument when it is a table and
   * otherwise Result (unless told), that of whichever argument is a table, or a fixed name.
   */
  readonly column?: 'anyTable' | 'Result' | 'Value';
  /** With fewer arguments than this, a table that does not fit is told as a wrong single value. */
  readonly tabularFrom?: number;
}

type AnyParam = Omit<Param<unknown>, 'blank' | 'read'>;

const wrongKind = (name: string): Value =>
  errorValue('Internal', `An argument of ${name} was not of the kind that was checked.`);

/** Takes one argument: `null` in `stop` means the call is blank. */
type Taken<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly result: Value };

function take<T>(param: Param<T>, value: Value | undefined, name: string): Taken<T> {
  if (value === undefined && param.missing !== undefined) return { ok: true, value: param.missing };
  if (value === undefined && param.optional && 'missing' in param) return { ok: true, value: param.missing };
  if (value === null || value === undefined) {
    return param.blank.kind === 'blank'
      ? { ok: false, result: null }
      : { ok: true, value: param.blank.value };
  }
  const read = param.read(value);
  return read === undefined ? { ok: false, result: wrongKind(name) } : { ok: true, value: read };
}

/** A function of one single value. */
export function scalar1<A>(spec: ScalarSpec, a: Param<A>, run: (run: Run, a: A) => Value): FunctionEntry {
  return entryOf(
    spec,
    [a],
    (services, args) => {
      const first = take(a, args[0], spec.name);
      return first.ok ? run(services, first.value) : first.result;
    },
    (services, x) => {
      const first = x === null ? undefined : a.read(x);
      return first === undefined ? undefined : run(services, first);
    },
  );
}

/** A function of two single values. */
export function scalar2<A, B>(
  spec: ScalarSpec,
  a: Param<A>,
  b: Param<B>,
  run: (run: Run, a: A, b: B) => Value,
): FunctionEntry {
  return entryOf(
    spec,
    [a, b],
    (services, args) => {
      const first = take(a, args[0], spec.name);
      if (!first.ok) return first.result;
      const second = take(b, args[1], spec.name);
      return second.ok ? run(services, first.value, second.value) : second.result;
    },
    (services, x, y) => {
      const first = x === null ? undefined : a.read(x);
      const second = y === null ? undefined : b.read(y);
      return first === undefined || second === undefined ? undefined : run(services, first, second);
    },
  );
}

/** A function of three single values. */
export function scalar3<A, B, C>(
  spec: ScalarSpec,
  a: Param<A>,
  b: Param<B>,
  c: Param<C>,
  run: (run: Run, a: A, b: B, c: C) => Value,
): FunctionEntry {
  return entryOf(
    spec,
    [a, b, c],
    (services, args) => {
      const first = take(a, args[0], spec.name);
      if (!first.ok) return first.result;
      const second = take(b, args[1], spec.name);
      if (!second.ok) return second.result;
      const third = take(c, args[2], spec.name);
      return third.ok ? run(services, first.value, second.value, third.value) : third.result;
    },
    (services, x, y, z) => {
      const first = x === null ? undefined : a.read(x);
      const second = y === null ? undefined : b.read(y);
      const third = z === null ? undefined : c.read(z);
      if (first === undefined || second === undefined || third === undefined) return undefined;
      return run(services, first, second, third);
    },
  );
}

/** A function of four single values. */
export function scalar4<A, B, C, D>(
  spec: ScalarSpec,
  a: Param<A>,
  b: Param<B>,
  c: Param<C>,
  d: Param<D>,
  run: (run: Run, a: A, b: B, c: C, d: D) => Value,
): FunctionEntry {
  return entryOf(spec, [a, b, c, d], (services, args) => {
    const first = take(a, args[0], spec.name);
    if (!first.ok) return first.result;
    const second = take(b, args[1], spec.name);
    if (!second.ok) return second.result;
    const third = take(c, args[2], spec.name);
    if (!third.ok) return third.result;
    const fourth = take(d, args[3], spec.name);
    return fourth.ok ? run(services, first.value, second.value, third.value, fourth.value) : fourth.result;
  });
}

/** A function of any number of single values of one kind, up to `max`. */
export function scalarMany<A>(
  spec: ScalarSpec & { readonly min: number; readonly max?: number },
  a: Param<A>,
  run: (run: Run, values: readonly A[]) => Value,
): FunctionEntry {
  const entry = entryOf(spec, [a], (services, args) => {
    const values: A[] = [];
    for (const arg of args) {
      const taken = take(a, arg, spec.name);
      if (!taken.ok) return taken.result;
      values.push(taken.value);
    }
    return run(services, values);
  });
  return {
    ...entry,
    min: spec.min,
    max: spec.max ?? Infinity,
    signatures: [{ parameters: [{ name: a.name, description: a.description, repeats: true }] }],
  };
}

/** A function of single values of one kind, each with a name of its own. */
export function scalarList<A>(
  spec: ScalarSpec,
  params: readonly Param<A>[],
  run: (run: Run, values: readonly A[]) => Value,
): FunctionEntry {
  return entryOf(spec, params, (services, args) => {
    const values: A[] = [];
    for (const [index, param] of params.entries()) {
      const taken = take(param, args[index], spec.name);
      if (!taken.ok) return taken.result;
      values.push(taken.value);
    }
    return run(services, values);
  });
}

function entryOf(
  spec: ScalarSpec,
  params: readonly AnyParam[],
  run: StrictRun,
  common?: CommonRun,
): FunctionEntry {
  const min = params.filter((param) => !param.optional).length;
  const parameters = params.map(({ name, description, optional }) => ({ name, description, optional }));
  return {
    name: spec.name,
    ...(spec.namespace === undefined ? {} : { namespace: spec.namespace }),
    category: spec.category,
    description: spec.description,
    signatures: [{ parameters }],
    min,
    max: params.length,
    check: (call) => checkScalar(spec, params, call),
    implementation: {
      kind: 'strict',
      run: (services, args, call) => inKindOf(call.type, run(services, args, call)),
      ...(common === undefined ? {} : { common }),
    },
  };
}

function checkScalar(spec: ScalarSpec, params: readonly AnyParam[], call: CallCheck): Type {
  const isTabular =
    spec.tabular === true &&
    call.types.some((type) => type.kind === 'table') &&
    !isSingle(spec, params, call);
  if (isTabular) call.markTabular();
  const columns: (string | undefined)[] = [];
  call.types.forEach((type, index) => {
    const param = params[Math.min(index, params.length - 1)];
    if (param === undefined) return;
    if (isTabular && type.kind === 'table') columns[index] = wantColumn(call, index, type, param);
    else call.want(index, param.wanted(type, call));
  });
  const result = typeof spec.returns === 'function' ? spec.returns(call) : spec.returns;
  if (!isTabular) return result;
  return columnType(resultColumn(spec, call, columns), result);
}

function resultColumn(spec: ScalarSpec, call: CallCheck, columns: readonly (string | undefined)[]): string {
  if (call.features.consistentOneColumnTableResult) return 'Value';
  switch (spec.column) {
    case 'Result':
    case 'Value':
      return spec.column;
    case 'anyTable':
      return columns.find((column) => column !== undefined) ?? 'Result';
    default:
      return columns[0] ?? 'Result';
  }
}

/** With few arguments a table that does not fit is told as a wrong single value, since tables are the rarer case. */
function isSingle(spec: ScalarSpec, params: readonly AnyParam[], call: CallCheck): boolean {
  if (call.args.length >= (spec.tabularFrom ?? 0)) return false;
  return call.types.some((type, index) => {
    const column = onlyColumn(type);
    const param = params[Math.min(index, params.length - 1)];
    return (
      type.kind === 'table' &&
      (column === undefined ||
        (param !== undefined && !coerces(column[1], param.wanted(column[1], call), call.features)))
    );
  });
}

/** Wants a one-column table whose column can be made what the parameter wants; gives the column's name. */
function wantColumn(call: CallCheck, index: number, type: Type, param: AnyParam): string | undefined {
  const only = onlyColumn(type);
  if (only === undefined) {
    call.fail(index, 'ErrInvalidSchemaNeedCol');
    return undefined;
  }
  const [name, cell] = only;
  const wanted = param.wanted(cell, call);
  if (!coerces(cell, wanted, call.features)) {
    const [key, ...args] = columnProblem(wanted, name);
    call.fail(index, key ?? 'ErrInvalidSchemaNeedTypeCol_Col', ...args);
    return name;
  }
  call.coerce(index, columnType(name, wanted));
  return name;
}

function columnProblem(wanted: Type, column: string): readonly string[] {
  if (wanted === textType) return ['ErrInvalidSchemaNeedTypeCol_Col', 'Text', column];
  if (wanted === numberType) return ['ErrInvalidSchemaNeedTypeCol_Col', 'Number', column];
  return ['ErrInvalidSchemaNeedTypeCol_Col', typeName(wanted), column];
}
