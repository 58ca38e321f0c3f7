/** Sum, Average, Min, Max, StdevP, VarP: over their arguments, or over a formula for every row of a table. */
import { errorValue, joinErrors, type ErrorValue } from '../../values/error.ts';
import { isDateLike, isNumeric } from '../../types/coercion.ts';
import { dateTimeType, errorType, numberType, unknownType, type Type } from '../../types/type.ts';
import { convertValue } from '../../values/convert.ts';
import { isError, type Value } from '../../values/value.ts';
import { evaluateAll } from '../../compiler/combine.ts';
import type { CompiledCall, Frame, NowCode, Steps } from '../../compiler/code.ts';
import type { CallCheck, FunctionEntry, Role } from '../entry.ts';
import { floatResult } from '../numeric-result.ts';
import { argument, asTable, countEvery, eachRow, tableScope } from '../rows.ts';

/** How values are put together. */
export interface Aggregate {
  readonly name: string;
  readonly description: string;
  /** Which kinds it takes beside numbers. */
  readonly dates: boolean;
  /** Whether the result is a float whatever it is given. */
  readonly float: boolean;
  /** Whether the result is the sum. */
  readonly addUp?: boolean;
  /** The result of the values that are not blank. */
  readonly fold: (values: readonly Value[], type: Type) => Value;
}

/** The entry of an aggregate. */
export function aggregateFunction(aggregate: Aggregate): FunctionEntry {
  const { name, description } = aggregate;
  return {
    name,
    category: 'statistics',
    description,
    signatures: [
      { parameters: [{ name: 'number', description: 'A number.', repeats: true }] },
      {
        parameters: [
          { name: 'source', description: 'A table.' },
          { name: 'expression', description: 'The number of a row.' },
        ],
      },
    ],
    min: 1,
    max: Infinity,
    role: (index, count): Role => (index === 1 && count === 2 ? 'row' : 'value'),
    scope: tableScope,
    check: (call) => check(call, aggregate),
    implementation: { kind: 'lazy', run: (call, frame) => run(call, frame, aggregate) },
  };
}

function check(call: CallCheck, aggregate: Aggregate): Type {
  const [first = unknownType] = call.types;
  if (first.kind === 'table') return checkTable(call, aggregate);
  // Before Power Fx 1.0 a blank first argument of two was taken for a table.
  if (first.kind === 'blank' && call.args.length === 2 && !call.features.powerFxV1) {
    call.note('blankTable', 'yes');
    return call.numeric;
  }
  if (first.kind === 'untyped' && call.args.length === 1) call.fail(0, 'ErrUntypedObjectScope');
  const type = resultType(call, call.types, aggregate);
  const compared = comparedType(call, type);
  call.types.forEach((given, index) => {
    if (given.kind === 'error') return;
    if (call.fits(index, compared)) call.want(index, compared);
    else call.fail(index, 'ErrNumberExpected');
  });
  return type;
}

function checkTable(call: CallCheck, aggregate: Aggregate): Type {
  if (call.args.length !== 2) {
    const [at, key] =
      call.args.length === 1 ? ([0, 'ErrNumberExpected'] as const) : ([1, 'ErrNumberExpected'] as const);
    call.fail(at, key);
    return errorType;
  }
  const type = resultType(call, [call.types[1] ?? unknownType], aggregate);
  if (call.types[1]?.kind !== 'error' && !call.fits(1, type)) call.fail(1, 'ErrNumberExpected');
  else call.want(1, type);
  return type;
}

/** The kind of the first argument that has one decides. Before Power Fx 1.0 dates stayed dates only among themselves. */
function resultType(call: CallCheck, types: readonly Type[], aggregate: Aggregate): Type {
  if (aggregate.float) return numberType;
  const known = types.filter((type) => type.kind !== 'blank' && type.kind !== 'error');
  const [first] = known;
  if (first === undefined) return call.numeric;
  if (aggregate.dates && isDateLike(first)) {
    if (call.features.powerFxV1 || known.every((type) => type === first)) return first;
    const calendar = known.every((type) => isDateLike(type) && type.kind !== 'time');
    return calendar ? dateTimeType : call.numeric;
  }
  return isNumeric(first) ? first : call.numeric;
}

/** Moments of different kinds are compared as dates with times; the result is of the first one's kind. */
function comparedType(call: CallCheck, result: Type): Type {
  if (!isDateLike(result)) return result;
  const isMixed = call.types.some((type) => type !== result && isDateLike(type));
  return isMixed ? dateTimeType : result;
}

function* run(call: CompiledCall, frame: Frame, aggregate: Aggregate): Steps {
  const values: Value[] = [];
  const firstOnly = call.types[0]?.kind === 'table';
  let errors: ErrorValue | undefined;
  const add = (value: Value): void => {
    if (isError(value))
      errors = errors === undefined || firstOnly ? (errors ?? value) : joinErrors(errors, value);
    else if (value !== null) values.push(value);
  };
  const [sourceCode, body] = call.args;
  if (call.notes.has('blankTable')) return null;
  if (firstOnly && body !== undefined) {
    const given = yield* argument(sourceCode, frame);
    const table = asTable(given);
    if (table === undefined) return given;
    if (aggregate.addUp === true && call.type.kind === 'number' && body.kind === 'now') {
      return sumOfRows(call, frame, table.rows, body);
    }
    yield* eachRow(call, frame, table.rows, body, add);
  } else {
    const given = evaluateAll(call.args, frame);
    if (given instanceof Promise) yield given.then((known) => (known.forEach(add), null));
    else given.forEach(add);
  }
  const result = errors ?? aggregate.fold(values, call.type);
  return isDateLike(call.type) ? convertValue(result, call.type, frame.run) : result;
}

/** The sum of floats, added up as they come instead of being kept first. */
function sumOfRows(call: CompiledCall, frame: Frame, rows: readonly Value[], body: NowCode): Value {
  const slot = call.slots[0] ?? 0;
  let sum = 0;
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    if (index % countEvery === 0) frame.run.spend(Math.min(countEvery, rows.length - index));
    frame.slots[slot] = rows[index] ?? null;
    const value = body.run(frame);
    if (typeof value === 'number') {
      sum += value;
      count += 1;
    } else if (isError(value)) return value;
  }
  return count === 0 ? null : floatResult(sum);
}

/** What an average of nothing is. */
export const ofNothing = (): ErrorValue => errorValue('Div0', 'There is no number to work with.');
