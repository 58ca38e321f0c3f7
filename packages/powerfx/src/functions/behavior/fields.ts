/** Records that become rows, or parts of rows: whether their fields fit, and their values as the row wants them. */
import { fieldName } from '../../binder/names.ts';
import { similarName } from '../../binder/similar.ts';
import type { Run } from '../../host/run.ts';
import type { Node } from '../../syntax/nodes.ts';
import { coerces } from '../../types/coercion.ts';
import { typeName } from '../../types/names.ts';
import { emptyRecordType, rowOf, unknownType, type RecordType, type Type } from '../../types/type.ts';
import { convertValue } from '../../values/convert.ts';
import { shapeOf } from '../../values/shape.ts';
import type { RecordValue, Value } from '../../values/value.ts';
import type { CallCheck } from '../entry.ts';

/** Reports every field that the row does not have, or that is of another type. Fields that are missing are no fault. */
export function checkFields(call: CallCheck, at: number | Node, given: RecordType, row: RecordType): boolean {
  let good = true;
  for (const [name, type] of given.fields) {
    const logical = fieldName(row, name);
    const wanted = logical === undefined ? undefined : row.fields.get(logical);
    if (wanted === undefined) {
      reportNoField(call, at, name, row);
      good = false;
      continue;
    }
    if (fits(call, type, wanted)) continue;
    good = false;
    if (type.kind !== wanted.kind) {
      call.fail(at, 'ErrTypeError_Arg_Expected_Found', name, typeName(wanted), typeName(type));
      continue;
    }
    call.fail(at, 'ErrBadSchema_ExpectedType', typeName(wanted));
    const difference = differenceOf(call, type, wanted);
    if (difference !== undefined) call.fail(at, difference.key, ...difference.args);
  }
  return good;
}

function reportNoField(call: CallCheck, at: number | Node, name: string, row: RecordType): void {
  const shown = [...row.fields.keys()].map((known) => row.displayNames.get(known) ?? known);
  const similar = similarName(name, shown);
  if (similar === undefined) call.fail(at, 'ErrColDNE_Name', name);
  else call.fail(at, 'ErrColumnDoesNotExist_Name_Similar', name, similar);
}

function fits(call: CallCheck, from: Type, to: Type): boolean {
  if (from === to || from.kind === 'blank' || from.kind === 'unknown') return true;
  if (from.kind === 'error' || from.kind === 'void' || to.kind === 'blank') return false;
  const [given, wanted] = [rowOf(from), rowOf(to)];
  if (given !== undefined && wanted !== undefined) {
    return from.kind === to.kind && differenceOf(call, from, to) === undefined;
  }
  // Text may turn out to be no number, date or truth value: that is not done without asking.
  if (from.kind === 'text' && !['text', 'hyperlink', 'image', 'media', 'blob', 'option'].includes(to.kind))
    return false;
  return coerces(from, to, call.features);
}

interface Difference {
  readonly key: string;
  readonly args: readonly string[];
}

/** The first field in which records, or rows of tables, differ. Nested records must be whole. */
function differenceOf(
  call: CallCheck,
  from: Type,
  to: Type,
  path: readonly string[] = [],
): Difference | undefined {
  const [given, wanted] = [rowOf(from), rowOf(to)];
  if (given === undefined || wanted === undefined) return undefined;
  if (from.kind === 'table' && given.fields.size === 0) return undefined;
  const written = new Map([...given.fields].map(([name, type]) => [fieldName(wanted, name) ?? name, type]));
  for (const [name, type] of wanted.fields) {
    const here = [...path, wanted.displayNames.get(name) ?? name];
    const known = written.get(name);
    if (known === undefined)
      return { key: 'ErrColumnMissing_ColName_ExpectedType', args: [here.join('.'), typeName(type)] };
    const inner = known.kind === type.kind ? differenceOf(call, known, type, here) : undefined;
    if (inner !== undefined) return inner;
    if (fits(call, known, type)) continue;
    return {
      key: 'ErrColumnTypeMismatch_ColName_ExpectedType_ActualType',
      args: [here.join('.'), typeName(type), typeName(known)],
    };
  }
  for (const [name, type] of written) {
    if (!wanted.fields.has(name)) {
      return {
        key: 'ErrColumnMissing_ColName_ExpectedType',
        args: [[...path, name].join('.'), typeName(type)],
      };
    }
  }
  return undefined;
}

/** The row type of what is changed; one without fields when it is no table. */
export function rowTypeOf(type: Type | undefined): RecordType {
  return type === undefined ? emptyRecordType : (rowOf(type) ?? emptyRecordType);
}

/** The fields of a record under their logical names and as the types of the row; no others are added. */
export function conform(record: RecordValue, from: Type, row: RecordType, run: Run): RecordValue {
  const given = rowOf(from);
  if (given === row) return record;
  const names: string[] = [];
  const values: Value[] = [];
  record.shape.names.forEach((name, index) => {
    const logical = fieldName(row, name);
    const wanted = logical === undefined ? undefined : row.fields.get(logical);
    if (logical === undefined || wanted === undefined || names.includes(logical)) return;
    names.push(logical);
    values.push(
      conformValue(record.values[index] ?? null, given?.fields.get(name) ?? unknownType, wanted, run),
    );
  });
  return { kind: 'record', shape: shapeOf(names), values };
}

function conformValue(value: Value, from: Type, to: Type, run: Run): Value {
  if (from === to || value === null || typeof value !== 'object')
    return from === to ? value : convertValue(value, to, run);
  if (value.kind === 'record' && to.kind === 'record') return conform(value, from, to, run);
  if (value.kind === 'table' && to.kind === 'table') {
    run.spend(value.rows.length);
    const rows = value.rows.map((row) =>
      row !== null && typeof row === 'object' && row.kind === 'record'
        ? conform(row, from, to.row, run)
        : row,
    );
    return { kind: 'table', rows };
  }
  return convertValue(value, to, run);
}

/** A row with every field of its type; those that were not given are blank. */
export function fullRow(record: RecordValue, row: RecordType): RecordValue {
  const shape = shapeOf(row.fields.keys());
  if (record.shape === shape) return record;
  return {
    kind: 'record',
    shape,
    values: shape.names.map((name) => {
      const index = record.shape.index.get(name);
      return index === undefined ? null : (record.values[index] ?? null);
    }),
  };
}

/** A record with the fields of another one put over its own. */
export function merge(record: RecordValue, changes: RecordValue): RecordValue {
  if (changes.shape === record.shape) return changes;
  const names = [...record.shape.names];
  const values = [...record.values];
  changes.shape.names.forEach((name, index) => {
    const value = changes.values[index] ?? null;
    const known = record.shape.index.get(name);
    if (known === undefined) {
      names.push(name);
      values.push(value);
    } else values[known] = value;
  });
  return {
    kind: 'record',
    shape: names.length === record.shape.names.length ? record.shape : shapeOf(names),
    values,
  };
}
