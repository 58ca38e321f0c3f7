/** The type of a value that comes from outside. */
import { joinFields } from '../types/join.ts';
import {
  blankType,
  blobType,
  booleanType,
  colorType,
  dateTimeType,
  dateType,
  decimalType,
  emptyRecordType,
  emptyTableType,
  errorType,
  guidType,
  numberType,
  optionType,
  recordType,
  tableType,
  textType,
  timeType,
  untypedType,
  voidType,
  type RecordType,
  type Type,
} from '../types/type.ts';
import { powerFxV1 } from '../config/features.ts';
import { fieldsOf } from './record.ts';
import type { TableValue, Value } from './value.ts';

/** The type of a value. Rows of a table are joined; a column whose rows do not go together is untyped. */
export function typeOfValue(value: Value): Type {
  if (value === null) return blankType;
  switch (typeof value) {
    case 'boolean':
      return booleanType;
    case 'number':
      return numberType;
    case 'string':
      return textType;
    default:
  }
  switch (value.kind) {
    case 'decimal':
      return decimalType;
    case 'date':
      return dateType;
    case 'dateTime':
      return dateTimeType;
    case 'time':
      return timeType;
    case 'guid':
      return guidType;
    case 'color':
      return colorType;
    case 'option':
      return optionType(value.set);
    case 'blob':
      return blobType;
    case 'record':
      return recordType(fieldsOf(value).map(([name, field]) => [name, typeOfValue(field)]));
    case 'table':
      return typeOfTable(value);
    case 'untyped':
      return untypedType;
    case 'void':
      return voidType;
    case 'error':
      return errorType;
  }
}

function typeOfTable(table: TableValue): Type {
  let row: RecordType | undefined;
  for (const record of table.rows) {
    const type = typeOfValue(record);
    if (type.kind !== 'record') continue;
    row = row === undefined ? type : (joinFields(row, type, powerFxV1) ?? row);
  }
  return row === undefined ? emptyTableType : tableType(row ?? emptyRecordType);
}
