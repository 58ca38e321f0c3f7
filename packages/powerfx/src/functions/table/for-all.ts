/** ForAll, Concat, Distinct: a formula for every row. */
import { columnType, errorType, tableType, textType, unknownType, voidType } from '../../types/type.ts';
import { errorValue, joinErrors, type ErrorValue } from '../../values/error.ts';
import { tableOf, valueRow, valueTable } from '../../values/record.ts';
import { untypedValue } from '../../values/untyped-access.ts';
import { isError, voidValue, type Value } from '../../values/value.ts';
import { equalValues } from '../../values/compare.ts';
import { hashOf } from './groups.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import type { FunctionEntry, Role } from '../entry.ts';
import {
  argument,
  asTable,
  eachRow,
  isItems,
  resultColumn,
  rowScope,
  tableScope,
  untypedArray,
  wantTable,
} from '../rows.ts';

const source = { name: 'source', description: 'The table.' };
const rowRole = (index: number): Role => (index === 1 ? 'row' : 'value');

export const forAllFunction: FunctionEntry = {
  name: 'ForAll',
  category: 'table',
  description: 'Works out a formula for every row of a table, and gives the results as a table.',
  signatures: [{ parameters: [source, { name: 'formula', description: 'What is worked out for a row.' }] }],
  min: 2,
  max: 2,
  role: rowRole,
  scope: (request) => (request.types[0]?.kind === 'record' ? undefined : rowScope(request)),
  check: (call) => {
    const [from, body] = call.types;
    if (from?.kind !== 'untyped') wantTable(call);
    if (body === undefined || body.kind === 'error') return errorType;
    if (body.kind === 'void') return voidType;
    if (body.kind === 'record') return tableType(body);
    return columnType('Value', body);
  },
  implementation: { kind: 'lazy', run: runForAll },
};

function* runForAll(call: CompiledCall, frame: Frame): Steps {
  const [sourceCode, body] = call.args;
  const given = yield* argument(sourceCode, frame);
  if (given === null || isError(given) || body === undefined) return given;
  let rows = asTable(given)?.rows;
  if (rows === undefined) {
    const items = untypedArray(given);
    if (!isItems(items)) return items;
    rows = items.map(untypedValue);
  }
  const wraps = call.types[1]?.kind !== 'record';
  const made: Value[] = [];
  let errors: ErrorValue | undefined;
  yield* eachRow(call, frame, rows, body, (value) => {
    if (isError(value)) errors = errors === undefined ? value : joinErrors(errors, value);
    made.push(wraps ? valueRow(value) : value);
  });
  if (errors !== undefined) return errors;
  return call.type.kind === 'void' ? voidValue : tableOf(made);
}

export const concatFunction: FunctionEntry = {
  name: 'Concat',
  category: 'table',
  description: 'One text of the texts that a formula gives for every row.',
  signatures: [
    {
      parameters: [
        { name: 'table', description: 'The table.' },
        { name: 'expression', description: 'The text of a row.' },
        { name: 'separator', description: 'What stands between two texts.', optional: true },
      ],
    },
  ],
  min: 2,
  max: 3,
  role: rowRole,
  scope: tableScope,
  check: (call) => {
    wantTable(call);
    call.want(1, textType);
    if (call.args.length > 2) call.want(2, textType);
    return textType;
  },
  implementation: { kind: 'lazy', run: runConcat },
};

function* runConcat(call: CompiledCall, frame: Frame): Steps {
  const [sourceCode, body, separatorCode] = call.args;
  const given = yield* argument(sourceCode, frame);
  const separator = yield* argument(separatorCode, frame);
  if (isError(separator)) return isError(given) ? joinErrors(given, separator) : separator;
  const table = asTable(given);
  if (table === undefined || body === undefined) return given;
  if (separatorCode !== undefined && separator === null) return null;
  const texts: string[] = [];
  let length = 0;
  let errors: ErrorValue | undefined;
  yield* eachRow(call, frame, table.rows, body, (value) => {
    if (isError(value)) errors = errors === undefined ? value : joinErrors(errors, value);
    const text = typeof value === 'string' ? value : '';
    length += text.length;
    frame.run.checkLength(length);
    texts.push(text);
  });
  return errors ?? texts.join(typeof separator === 'string' ? separator : '');
}

export const distinctFunction: FunctionEntry = {
  name: 'Distinct',
  category: 'table',
  description: 'The different values that a formula gives for the rows of a table.',
  signatures: [{ parameters: [source, { name: 'expression', description: 'The value of a row.' }] }],
  min: 2,
  max: 2,
  role: rowRole,
  scope: tableScope,
  check: (call) => {
    const table = wantTable(call);
    const body = call.types[1] ?? unknownType;
    if (table === undefined || body.kind === 'error') return errorType;
    if (body.kind === 'void') call.fail(1, 'ErrBadType');
    return columnType(resultColumn(call.features), body);
  },
  implementation: { kind: 'lazy', run: runDistinct },
};

function* runDistinct(call: CompiledCall, frame: Frame): Steps {
  const [sourceCode, body] = call.args;
  const given = yield* argument(sourceCode, frame);
  const table = asTable(given);
  if (table === undefined || body === undefined) return given;
  const simple = new Set<Value>();
  const others = new Map<string, Value[]>();
  const kept: Value[] = [];
  let failed: Value = null;
  yield* eachRow(call, frame, table.rows, body, (value) => {
    if (isError(value)) {
      failed = value;
      return false;
    }
    if (value !== null && typeof value === 'object' && ['record', 'table', 'untyped'].includes(value.kind)) {
      failed = errorValue('InvalidArgument', 'Only single values can be told apart.');
      return false;
    }
    if (value === null || typeof value !== 'object') {
      if (simple.has(value)) return true;
      simple.add(value);
    } else {
      const hash = hashOf(value);
      const alike = others.get(hash);
      if (alike?.some((known) => equalValues(known, value)) === true) return true;
      if (alike === undefined) others.set(hash, [value]);
      else alike.push(value);
    }
    kept.push(value);
    return true;
  });
  return failed ?? valueTable(kept, resultColumn(frame.run.configuration.features));
}
