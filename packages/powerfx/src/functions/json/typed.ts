/** Untyped data as a value of a type that was asked for by name: the kind of JSON must be exactly the right one. */
import type { Run } from '../../host/run.ts';
import { parseDecimal } from '../../numbers/decimal-convert.ts';
import { typeName } from '../../types/names.ts';
import { rowOf, type RecordType, type TableType, type Type, type TypeKind } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { parseGuid } from '../../values/guid.ts';
import { recordWith, tableOf, valueRow } from '../../values/record.ts';
import { shapeOf, type Shape } from '../../values/shape.ts';
import type { UntypedData } from '../../values/untyped.ts';
import { isError, type Value } from '../../values/value.ts';
import { isoDate, isoDateTime, isoTime } from './moments.ts';

const typedKinds: ReadonlySet<TypeKind> = new Set<TypeKind>([
  'boolean',
  'number',
  'decimal',
  'text',
  'date',
  'dateTime',
  'dateTimeNoZone',
  'time',
  'guid',
  'hyperlink',
  'untyped',
]);

/** The first part of a type that JSON has no values for; undefined when it has values for all of it. */
export function untypeablePart(type: Type): Type | undefined {
  const row = rowOf(type);
  if (row === undefined) return typedKinds.has(type.kind) ? undefined : type;
  for (const field of row.fields.values()) {
    const part = untypeablePart(field);
    if (part !== undefined) return part;
  }
  return undefined;
}

/** The data as a value of the type, or an error when it has another shape. Members that the type lacks fall away. */
export function typedValue(data: UntypedData, type: Type, run: Run): Value {
  run.spend(1);
  if (data.kind === 'null') return null;
  if (type.kind === 'untyped') return { kind: 'untyped', data };
  if (type.kind === 'record')
    return data.kind === 'object' ? typedRecord(data.members, type, run) : wrong(data, type);
  if (type.kind === 'table')
    return data.kind === 'array' ? typedTable(data.items, type, run) : wrong(data, type);
  return typedScalar(data, type, run) ?? wrong(data, type);
}

function wrong(data: UntypedData, type: Type): Value {
  return errorValue(
    'InvalidArgument',
    `A JSON ${data.kind} stands where ${typeName(type)} is wanted, or is not in its form.`,
  );
}

function typedScalar(data: UntypedData, type: Type, run: Run): Value | undefined {
  switch (data.kind) {
    case 'boolean':
      return type.kind === 'boolean' ? data.value : undefined;
    case 'number':
      return typedNumber(data.digits, type.kind);
    case 'text':
      return typedText(data.value, type.kind, run);
    default:
      return undefined;
  }
}

function typedNumber(digits: string, kind: TypeKind): Value | undefined {
  if (kind === 'decimal') return parseDecimal(digits);
  const value = kind === 'number' ? Number(digits) : Infinity;
  return Number.isFinite(value) ? value : undefined;
}

function typedText(text: string, kind: TypeKind, run: Run): Value | undefined {
  switch (kind) {
    case 'text':
    case 'hyperlink':
      return text;
    case 'date':
      return isoDate(text);
    case 'dateTime':
    case 'dateTimeNoZone':
      return isoDateTime(text, run.zone);
    case 'time':
      return isoTime(text);
    case 'guid':
      return parseGuid(text);
    default:
      return undefined;
  }
}

function typedRecord(members: ReadonlyMap<string, UntypedData>, type: RecordType, run: Run): Value {
  return recordOfShape(members, type, shapeOf(type.fields.keys()), run);
}

function recordOfShape(
  members: ReadonlyMap<string, UntypedData>,
  type: RecordType,
  shape: Shape,
  run: Run,
): Value {
  const values: Value[] = [];
  for (const [name, field] of type.fields) {
    const member = members.get(name);
    const value = member === undefined ? null : typedValue(member, field, run);
    if (isError(value)) return value;
    values.push(value);
  }
  return recordWith(shape, values);
}

/** Items of a column Value are given as they are, unless they are objects: then these are the rows. */
function typedTable(items: readonly UntypedData[], type: TableType, run: Run): Value {
  const { row } = type;
  const column = row.fields.size === 1 ? row.fields.get('Value') : undefined;
  const wraps =
    column !== undefined && (rowOf(column) !== undefined || !items.some((item) => item.kind === 'object'));
  const shape = shapeOf(row.fields.keys());
  const rows: Value[] = [];
  for (const item of items) {
    const value =
      wraps && column !== undefined
        ? typedValue(item, column, run)
        : item.kind === 'object'
          ? recordOfShape(item.members, row, shape, run)
          : typedValue(item, row, run);
    if (isError(value)) return value;
    rows.push(wraps ? valueRow(value) : value);
  }
  return tableOf(rows);
}
