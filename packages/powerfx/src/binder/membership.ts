/** `in` and `exactin`: text in text, a value in a one-column table, a record in a table. */
import type { BinaryNode } from '../syntax/nodes.ts';
import { coerces, isScalar } from '../types/coercion.ts';
import { typeName } from '../types/names.ts';
import { booleanType, textType, type RecordType, type TableType, type Type } from '../types/type.ts';
import { convert, report, type Binder } from './state.ts';

export function bindMembership(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  if (left.kind === 'error' || right.kind === 'error') return booleanType;
  if (left.kind === 'table' || left.kind === 'void') {
    report(binder, node.left, 'ErrBadType_Type', [typeName(left)]);
    if (right.kind === 'table') reportColumns(binder, node, right);
    return booleanType;
  }
  if (left.kind === 'record') return recordMembership(binder, node, left, right);
  if (right.kind === 'table') return scalarMembership(binder, node, left, right);
  if (!isScalar(right)) {
    report(binder, node.right, 'ErrBadType_Type', [typeName(right)]);
    return booleanType;
  }
  for (const [operand, type] of [[node.left, left] as const, [node.right, right] as const]) {
    if (!convert(binder, operand, type, textType)) {
      report(binder, operand, 'ErrCannotCoerce_SourceType_TargetType', [typeName(type), 'Text']);
    }
  }
  return booleanType;
}

function reportColumns(binder: Binder, node: BinaryNode, right: TableType): void {
  if (right.row.fields.size !== 1) report(binder, node.right, 'ErrInvalidSchemaNeedCol');
}

function scalarMembership(binder: Binder, node: BinaryNode, left: Type, right: TableType): Type {
  if (right.row.fields.size !== 1) {
    report(binder, node.right, 'ErrInvalidSchemaNeedCol');
    return booleanType;
  }
  const [column] = right.row.fields.values();
  if (column === undefined || left === column || left.kind === 'blank' || column.kind === 'blank')
    return booleanType;
  const { features } = binder.configuration;
  const fits = coerces(left, column, features) || (!features.powerFxV1 && coerces(column, left, features));
  if (!fits) {
    report(binder, node.left, 'ErrCannotCoerce_SourceType_TargetType', [typeName(left), typeName(column)]);
    return booleanType;
  }
  convert(binder, node.left, left, column);
  return booleanType;
}

function recordMembership(binder: Binder, node: BinaryNode, left: RecordType, right: Type): Type {
  if (right.kind !== 'table') {
    report(binder, node.right, 'ErrBadType_Type', [typeName(right)]);
    return booleanType;
  }
  const { features } = binder.configuration;
  for (const [name, type] of left.fields) {
    const column = right.row.fields.get(name);
    if (column === undefined) {
      report(binder, node.left, 'ErrColDNE_Name', [name]);
      return booleanType;
    }
    if (!coerces(type, column, features) && !coerces(column, type, features)) {
      report(binder, node.left, 'ErrBadSchema_ExpectedType', ['Record']);
      report(binder, node.left, 'ErrColumnTypeMismatch_ColName_ExpectedType_ActualType', [
        name,
        typeName(column),
        typeName(type),
      ]);
      report(binder, node.right, 'ErrBadSchema_ExpectedType', ['Table']);
      report(binder, node.right, 'ErrColumnTypeMismatch_ColName_ExpectedType_ActualType', [
        name,
        typeName(type),
        typeName(column),
      ]);
      return booleanType;
    }
  }
  return booleanType;
}
