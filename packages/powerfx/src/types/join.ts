/** The common type of branches and of the items of a table. */
import type { Features } from '../config/features.ts';
import { accepts, coerces, isDateLike, isNumeric } from './coercion.ts';
import {
  dateTimeType,
  errorType,
  recordType,
  tableType,
  textType,
  type RecordType,
  type Type,
} from './type.ts';

/**
 * The type that values of both types are brought to, or undefined when there is none.
 *
 * In Power Fx 1.0 the first type that is not blank decides, and the later ones must become it. Before, a common
 * supertype was looked for, and either side could give way.
 */
export function joinTypes(first: Type, next: Type, features: Features): Type | undefined {
  if (first === next) return first;
  if (first.kind === 'error' || next.kind === 'error') return errorType;
  if (first.kind === 'blank' || first.kind === 'unknown') return next;
  if (next.kind === 'blank' || next.kind === 'unknown') return first;
  if (first.kind === 'record' && next.kind === 'record') return joinFields(first, next, features);
  if (first.kind === 'table' && next.kind === 'table') return joinTables(first.row, next.row, features);
  if (features.powerFxV1) {
    if (first.kind === 'table' && next.kind === 'record') return joinTables(first.row, next, features);
    return coerces(next, first, features) ? first : undefined;
  }
  if (accepts(first, next)) return first;
  if (accepts(next, first)) return next;
  if (isNumeric(first) && isNumeric(next)) return first;
  if (isDateLike(first) && isDateLike(next)) return dateTimeType;
  if (first.kind === 'text' && next.kind === 'hyperlink') return textType;
  if (coerces(next, first, features)) return first;
  return undefined;
}

/**
 * The type of a branch of If and the like. Before Power Fx 1.0 records and tables kept the fields that both sides had.
 */
export function joinBranches(first: Type, next: Type, features: Features): Type | undefined {
  if (features.powerFxV1 || first === next) return joinTypes(first, next, features);
  if (first.kind === 'record' && next.kind === 'record') return commonFields(first, next, features);
  if (first.kind === 'table' && next.kind === 'table')
    return tableType(commonFields(first.row, next.row, features));
  return joinTypes(first, next, features);
}

function commonFields(first: RecordType, next: RecordType, features: Features): RecordType {
  const fields: [string, Type][] = [];
  for (const [name, type] of first.fields) {
    const other = next.fields.get(name);
    const joined = other === undefined ? undefined : joinBranches(type, other, features);
    if (other !== undefined && joined !== undefined && areAlike(type, other)) fields.push([name, joined]);
  }
  return recordType(fields);
}

/** Whether a common type can be had without turning one kind of thing into another. */
function areAlike(a: Type, b: Type): boolean {
  if (a.kind === b.kind || accepts(a, b) || accepts(b, a)) return true;
  return (isNumeric(a) && isNumeric(b)) || (isDateLike(a) && isDateLike(b));
}

function joinTables(first: RecordType, next: RecordType, features: Features): Type | undefined {
  const row = joinFields(first, next, features);
  return row === undefined ? undefined : tableType(row);
}

/** All fields of both, those of the same name joined. */
export function joinFields(first: RecordType, next: RecordType, features: Features): RecordType | undefined {
  // What describes an error has its fields and no others.
  if ((first.sealed || next.sealed) && first !== next) return undefined;
  const fields = new Map(first.fields);
  for (const [name, type] of next.fields) {
    const known = fields.get(name);
    const joined = known === undefined ? type : joinTypes(known, type, features);
    if (joined === undefined) return undefined;
    fields.set(name, joined);
  }
  return recordType(fields, { displayNames: new Map([...next.displayNames, ...first.displayNames]) });
}
