/** The types of records, tables, interpolated texts and chains. */
import type { ChainNode, InterpolationNode, RecordNode, TableNode } from '../syntax/nodes.ts';
import { joinTypes } from '../types/join.ts';
import { typeName } from '../types/names.ts';
import {
  blankType,
  columnType,
  emptyTableType,
  errorType,
  recordType,
  tableType,
  textType,
  type Type,
} from '../types/type.ts';
import { convert, report, type Binder } from './state.ts';

export function bindRecord(binder: Binder, node: RecordNode): Type {
  const fields = new Map<string, Type>();
  for (const field of node.fields) {
    const type = binder.bind(field.value);
    if (fields.has(field.identifier.name)) {
      report(binder, field.identifier, 'ErrMultipleValuesForField_Name', [field.identifier.name]);
    }
    if (type.kind === 'void') report(binder, field.value, 'ErrBadType');
    fields.set(field.identifier.name, type);
  }
  return recordType(fields);
}

/** Records become the rows; anything else, and records too under the oldest rules, goes into a column Value. */
export function bindTable(binder: Binder, node: TableNode): Type {
  const { features } = binder.configuration;
  const [first] = node.items;
  if (first === undefined) return emptyTableType;
  let joined: Type = blankType;
  for (const item of node.items) {
    const type = binder.bind(item);
    if (type.kind === 'void') report(binder, item, 'ErrTableDoesNotAcceptThisType');
    const next = joinTypes(joined, type, features);
    if (next === undefined) report(binder, item, 'ErrTableDoesNotAcceptThisType', [typeName(type)]);
    else joined = next;
  }
  if (joined.kind === 'error') return errorType;
  for (const item of node.items) {
    const type = binder.types[item.id] ?? joined;
    // Rows without some of the columns get them blank, under the older rules too.
    if (!convert(binder, item, type, joined) && type.kind === joined.kind) binder.coercions[item.id] = joined;
  }
  if (joined.kind === 'record' && features.tableSyntaxDoesntWrapRecords) return tableType(joined);
  return columnType('Value', joined);
}

export function bindInterpolation(binder: Binder, node: InterpolationNode): Type {
  let good = true;
  for (const part of node.parts) {
    const type = binder.bind(part);
    if (convert(binder, part, type, textType) && type.kind !== 'error') continue;
    report(binder, part, 'ErrBadType_ExpectedType_ProvidedType', ['Text', typeName(type)]);
    good = false;
  }
  if (!good) report(binder, node, 'ErrInvalidStringInterpolation');
  return textType;
}

/** The value of the last one is the value of the chain. */
export function bindChain(binder: Binder, node: ChainNode): Type {
  let type: Type = blankType;
  for (const item of node.items) type = binder.bind(item);
  return type;
}
