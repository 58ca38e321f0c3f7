/** The types that may be compared, and what the two sides are converted to before. */
import type { BinaryNode } from '../syntax/nodes.ts';
import { coerces, isDateLike, isNumeric } from '../types/coercion.ts';
import { typeName } from '../types/names.ts';
import {
  booleanType,
  dateTimeType,
  numberType,
  decimalType,
  textType,
  type OptionType,
  type Type,
} from '../types/type.ts';
import { convert, report, type Binder } from './state.ts';

/** `=` and `<>`. */
export function bindEquality(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  const common = equalityType(binder, node, left, right);
  if (common === undefined) {
    const { powerFxV1 } = binder.configuration.features;
    const soft = !powerFxV1 && isPlain(left) && isPlain(right) && !(isOption(left) && isOption(right));
    report(
      binder,
      node,
      'ErrIncompatibleTypesForEquality_Left_Right',
      [typeName(left), typeName(right)],
      soft ? 'warning' : 'severe',
    );
    return booleanType;
  }
  if (common !== 'asIs') {
    convert(binder, node.left, left, common);
    convert(binder, node.right, right, common);
  }
  return booleanType;
}

const plainKinds: ReadonlySet<Type['kind']> = new Set([
  'boolean',
  'number',
  'decimal',
  'text',
  'date',
  'dateTime',
  'dateTimeNoZone',
  'time',
  'guid',
  'color',
  'hyperlink',
  'image',
  'media',
  'blob',
]);

function isPlain(type: Type): boolean {
  return plainKinds.has(type.kind) || type.kind === 'option';
}

/** What both sides are compared as; `asIs` when no conversion is needed, undefined when they do not go together. */
function equalityType(binder: Binder, node: BinaryNode, left: Type, right: Type): Type | 'asIs' | undefined {
  if (left.kind === 'record' || left.kind === 'table' || right.kind === 'record' || right.kind === 'table')
    return undefined;
  if (left.kind === 'void' || right.kind === 'void') return undefined;
  // What could not even be read is told at the operator too; names that are not known are told enough by themselves.
  if (node.left.kind === 'error' || node.right.kind === 'error') return undefined;
  if (left.kind === 'untyped' && right.kind === 'untyped') return undefined;
  if (left.kind === 'error' || right.kind === 'error')
    return isOption(left) || isOption(right) ? undefined : 'asIs';
  if (left.kind === 'blank' || right.kind === 'blank' || left.kind === 'unknown' || right.kind === 'unknown')
    return 'asIs';
  if (left === right) return 'asIs';
  if (isOption(left) || isOption(right)) return optionEquality(binder, left, right);
  if (isNumeric(left) && isNumeric(right))
    return left.kind === 'number' || right.kind === 'number' ? numberType : decimalType;
  if (isDateLike(left) && isDateLike(right)) return datePair(left, right);
  if ((isDateLike(left) && isNumeric(right)) || (isNumeric(left) && isDateLike(right)))
    return dayNumberType(binder, left, right);
  if (left.kind === 'untyped') return untypedPartner(right);
  if (right.kind === 'untyped') return untypedPartner(left);
  if (isTextLike(left) && isTextLike(right)) return textType;
  return undefined;
}

/** Day numbers of dates are of the number mode's kind, and a float beside them makes floats of both. */
function dayNumberType(binder: Binder, left: Type, right: Type): Type {
  return left.kind === 'number' || right.kind === 'number' ? numberType : numericOf(binder);
}

function datePair(left: Type, right: Type): Type | 'asIs' {
  return left === right ? 'asIs' : dateTimeType;
}

function untypedPartner(type: Type): Type | undefined {
  return plainKinds.has(type.kind) ? type : undefined;
}

function isTextLike(type: Type): boolean {
  return (
    type.kind === 'text' ||
    type.kind === 'hyperlink' ||
    type.kind === 'image' ||
    type.kind === 'media' ||
    type.kind === 'blob'
  );
}

function isOption(type: Type): type is OptionType {
  return type.kind === 'option';
}

function backingType(binder: Binder, type: OptionType): Type {
  return type.set.backing === 'number'
    ? numericOf(binder)
    : type.set.backing === 'text'
      ? textType
      : booleanType;
}

function numericOf(binder: Binder): Type {
  return binder.configuration.numberMode === 'float' ? numberType : decimalType;
}

function optionEquality(binder: Binder, left: Type, right: Type): Type | 'asIs' | undefined {
  const { features } = binder.configuration;
  if (isOption(left) && isOption(right)) return undefined;
  const [option, other] = isOption(left)
    ? [left, right]
    : isOption(right)
      ? [right, left]
      : [undefined, undefined];
  if (option === undefined) return undefined;
  // Under the older rules an option is only another way to write the value behind it.
  if (!features.stronglyTypedEnums && coerces(option, other, features) && other.kind !== 'text') return other;
  if (coerces(other, option, features) && other.kind !== 'untyped') return option;
  if (option.set.coerceToBacking && coerces(option, other, features) && other.kind !== 'text') return other;
  if (option.set.coerceToBacking && option.set.backing === 'text' && other.kind === 'text')
    return backingType(binder, option);
  return undefined;
}

/** `<`, `<=`, `>`, `>=`. */
export function bindComparison(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  if (left.kind === 'untyped' && right.kind === 'untyped') {
    report(binder, node, 'ErrBadOperatorTypes', [typeName(left), typeName(right)]);
    return booleanType;
  }
  if (isOption(left) || isOption(right)) return compareOptions(binder, node, left, right);
  const leftOrdered = isOrdered(left);
  const rightOrdered = isOrdered(right);
  if (!leftOrdered || !rightOrdered) {
    if (!leftOrdered && (left.kind !== 'error' || node.left.kind === 'error'))
      report(binder, node.left, 'ErrBadType_ExpectedTypesCSV', [orderedKinds]);
    if (!rightOrdered && (right.kind !== 'error' || node.right.kind === 'error'))
      report(binder, node.right, 'ErrBadType_ExpectedTypesCSV', [orderedKinds]);
    return booleanType;
  }
  const common = comparisonType(binder, left, right);
  convert(binder, node.left, left, common);
  convert(binder, node.right, right, common);
  return booleanType;
}

const orderedKinds = 'Number, Decimal, Date, Time, DateTime, Dynamic';

function isOrdered(type: Type): boolean {
  return (
    isNumeric(type) ||
    isDateLike(type) ||
    type.kind === 'untyped' ||
    type.kind === 'blank' ||
    type.kind === 'unknown'
  );
}

function comparisonType(binder: Binder, left: Type, right: Type): Type {
  if (left.kind === 'blank' || left.kind === 'unknown' || left.kind === 'untyped') {
    return right.kind === 'blank' || right.kind === 'unknown' || right.kind === 'untyped'
      ? numericOf(binder)
      : right;
  }
  if (right.kind === 'blank' || right.kind === 'unknown' || right.kind === 'untyped' || left === right)
    return left;
  if (isNumeric(left) && isNumeric(right))
    return left.kind === 'number' || right.kind === 'number' ? numberType : decimalType;
  return isNumeric(left) || isNumeric(right) ? dayNumberType(binder, left, right) : dateTimeType;
}

function comparesWithNumbers(type: OptionType): boolean {
  return type.set.compareNumeric && (type.set.coerceToBacking || type.set.coerceFromBacking);
}

function compareOptions(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  const ordered = isOption(left) ? left : right;
  const { stronglyTypedEnums } = binder.configuration.features;
  if (
    !stronglyTypedEnums &&
    isOption(ordered) &&
    ordered.set.backing !== 'number' &&
    (left === right || left.kind === 'blank' || right.kind === 'blank')
  ) {
    report(binder, node, 'ErrUnOrderedTypeForComparison_Type', [typeName(ordered)]);
    return booleanType;
  }
  if (
    left !== right &&
    isOption(ordered) &&
    (comparesWithNumbers(ordered) || !stronglyTypedEnums) &&
    ![left, right].every(isOption)
  ) {
    const other = ordered === left ? right : left;
    if (isNumeric(other) || other.kind === 'blank') return booleanType;
  }
  if (left !== right || !isOption(left)) {
    report(binder, node, 'ErrIncompatibleTypesForEquality_Left_Right', [typeName(left), typeName(right)]);
  } else if (!left.set.compareNumeric && (stronglyTypedEnums || left.set.backing !== 'number')) {
    report(binder, node, 'ErrUnOrderedTypeForComparison_Type', [typeName(left)]);
  }
  return booleanType;
}
