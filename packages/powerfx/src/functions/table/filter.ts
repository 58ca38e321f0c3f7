/** Filter, LookUp, CountIf: rows by a condition. */
import { booleanType, errorType, type Type } from '../../types/type.ts';
import { joinErrors } from '../../values/error.ts';
import { isError, type Value } from '../../values/value.ts';
import type { CompiledCall, Frame, NowCode, Steps } from '../../compiler/code.ts';
import { keep } from '../../compiler/float.ts';
import { countValue } from '../count-value.ts';
import type { CallCheck, FunctionEntry, Role } from '../entry.ts';
import { argument, asTable, countEvery, eachRow, tableScope, wantTable } from '../rows.ts';

const source = { name: 'source', description: 'The table.' };
const condition = { name: 'condition', description: 'What must hold for a row.' };
const rowRole = (index: number): Role => (index === 0 ? 'value' : 'row');

function wantConditions(call: CallCheck, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    if (call.types[index]?.kind === 'error') continue;
    if (call.hasEffects(index)) call.fail(index, 'ErrFilterFunctionBahaviorAsPredicate');
    if (!call.fits(index, booleanType)) call.fail(index, 'ErrBooleanExpected');
    else call.want(index, booleanType);
  }
}

export const filterFunction: FunctionEntry = {
  name: 'Filter',
  category: 'table',
  description: 'The rows of a table for which a condition holds.',
  signatures: [
    { parameters: [source, { name: 'logical_test', description: condition.description, repeats: true }] },
  ],
  min: 2,
  max: Infinity,
  role: rowRole,
  scope: tableScope,
  check: (call) => {
    const table = wantTable(call);
    if (call.features.powerFxV1 && call.args.length > 2) call.fail(2, 'ErrFilterFunction_OnlyTwoArgs');
    wantConditions(call, 1, call.args.length);
    return table ?? errorType;
  },
  implementation: { kind: 'lazy', run: runFilter },
};

function* runFilter(call: CompiledCall, frame: Frame): Steps {
  const given = yield* argument(call.args[0], frame);
  const table = asTable(given);
  if (table === undefined) return given;
  let rows: readonly Value[] = table.rows;
  for (const test of call.args.slice(1)) {
    if (test.kind === 'now') {
      rows = filterNow(test, frame, rows, call.slots[0] ?? 0);
      continue;
    }
    const kept: Value[] = [];
    yield* eachRow(call, frame, rows, test, (value, row) => {
      if (value === true) kept.push(row);
      else if (isError(value)) kept.push(value);
    });
    rows = kept;
  }
  return { kind: 'table', rows };
}

/** The rows for which a condition that never waits holds; where it fails, the error stands for the row. */
function filterNow(test: NowCode, frame: Frame, rows: readonly Value[], slot: number): readonly Value[] {
  const kept: Value[] = [];
  const { run, slots } = frame;
  if (test.pick?.slot === slot) {
    run.spend(rows.length);
    return test.pick.from(rows);
  }
  const holds = test.run;
  for (let index = 0; index < rows.length; index += 1) {
    if (index % countEvery === 0) run.spend(Math.min(countEvery, rows.length - index));
    const row = rows[index] ?? null;
    slots[slot] = row;
    keep(kept, row, holds(frame));
  }
  return kept;
}

export const lookUpFunction: FunctionEntry = {
  name: 'LookUp',
  category: 'table',
  description: 'The first row for which a condition holds, or a formula worked out for it.',
  signatures: [
    {
      parameters: [
        source,
        condition,
        { name: 'result', description: 'What is wanted of the row.', optional: true },
      ],
    },
  ],
  min: 2,
  max: 3,
  role: (index) => (index === 1 || index === 2 ? 'row' : 'value'),
  scope: tableScope,
  check: (call) => {
    const table = wantTable(call);
    const test = call.types[1] ?? errorType;
    if (call.hasEffects(1)) call.fail(1, 'ErrFilterFunctionBahaviorAsPredicate');
    if (test.kind !== 'boolean' && test.kind !== 'blank' && test.kind !== 'error') {
      if (test.kind !== 'untyped') call.fail(1, 'ErrBooleanExpected');
      else wantConditions(call, 1, 2);
    }
    const result: Type | undefined = call.args.length > 2 ? call.types[2] : table?.row;
    return result ?? errorType;
  },
  implementation: { kind: 'lazy', run: runLookUp },
};

function* runLookUp(call: CompiledCall, frame: Frame): Steps {
  const [sourceCode, test, result] = call.args;
  const given = yield* argument(sourceCode, frame);
  const table = asTable(given);
  if (table === undefined || test === undefined) return given;
  let found: Value = null;
  yield* eachRow(call, frame, table.rows, test, (value, row) => {
    if (isError(value)) found = value;
    else if (value === true) found = row;
    return found === null;
  });
  if (found === null || isError(found) || result === undefined) return found;
  frame.slots[call.slots[0] ?? 0] = found;
  return yield* argument(result, frame);
}

export const countIfFunction: FunctionEntry = {
  name: 'CountIf',
  category: 'table',
  description: 'How many rows of a table meet all conditions.',
  signatures: [{ parameters: [source, { ...condition, repeats: true }] }],
  min: 2,
  max: Infinity,
  role: rowRole,
  scope: tableScope,
  check: (call) => {
    wantTable(call);
    wantConditions(call, 1, call.args.length);
    return call.numeric;
  },
  implementation: { kind: 'lazy', run: runCountIf },
};

function* runCountIf(call: CompiledCall, frame: Frame): Steps {
  const given = yield* argument(call.args[0], frame);
  if (isError(given)) return given;
  let rows: readonly Value[] = asTable(given)?.rows ?? [];
  let errors: Value = null;
  for (const test of call.args.slice(1)) {
    const kept: Value[] = [];
    yield* eachRow(call, frame, rows, test, (value, row) => {
      if (value === true) kept.push(row);
      else if (isError(value)) errors = isError(errors) ? joinErrors(errors, value) : value;
    });
    rows = kept;
  }
  return errors ?? countValue(rows.length, call.type);
}
