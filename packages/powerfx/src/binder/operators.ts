/** The types of operators, and what their operands are converted to. */
import type { BinaryNode, Node, UnaryNode } from '../syntax/nodes.ts';
import { isDateLike, isNumeric } from '../types/coercion.ts';
import { typeName } from '../types/names.ts';
import {
  booleanType,
  dateTimeType,
  decimalType,
  errorType,
  numberType,
  textType,
  timeType,
  type Type,
} from '../types/type.ts';
import { bindComparison, bindEquality } from './comparisons.ts';
import { bindMembership } from './membership.ts';
import { convert, report, type Binder } from './state.ts';

const numericSources = 'Decimal, Number, Text, Boolean, Date, Time, DateTimeNoTimeZone, DateTime, Dynamic';
const booleanSources = 'Boolean, Number, Decimal, Text, Dynamic';
const textSources = 'Text, Number, Decimal, Boolean, Date, Time, DateTime, GUID, Dynamic';

/** The type of a prefix or postfix operator's result. */
export function bindUnary(binder: Binder, node: UnaryNode): Type {
  const type = binder.bind(node.operand);
  if (node.operator === 'not') return wantBoolean(binder, node.operand, type);
  if (isNumeric(type)) return type;
  if (node.operator === 'minus' && isDateLike(type)) return type;
  const numeric = modeType(binder);
  wantNumeric(binder, node.operand, type, numeric);
  return numeric;
}

/** The type of a binary operator's result; its left operand is bound already. */
export function bindBinary(binder: Binder, node: BinaryNode): Type {
  const left = binder.types[node.left.id] ?? errorType;
  const right = binder.bind(node.right);
  switch (node.operator) {
    case 'and':
    case 'or':
      wantBoolean(binder, node.left, left);
      return wantBoolean(binder, node.right, right);
    case 'concatenate':
      return bindConcatenation(binder, node, left, right);
    case 'power':
      wantPlainNumber(binder, node.left, left);
      wantPlainNumber(binder, node.right, right);
      return numberType;
    case 'multiply':
    case 'divide':
      return bindNumbers(binder, node, left, right);
    case 'add':
      return bindAddition(binder, node, left, right);
    case 'subtract':
      return bindSubtraction(binder, node, left, right);
    case 'equal':
    case 'notEqual':
      return bindEquality(binder, node, left, right);
    case 'less':
    case 'lessEqual':
    case 'greater':
    case 'greaterEqual':
      return bindComparison(binder, node, left, right);
    case 'in':
    case 'exactin':
      return bindMembership(binder, node, left, right);
  }
}

/** The number kind of literals and of what is made a number. */
export function modeType(binder: Binder): Type {
  return binder.configuration.numberMode === 'float' ? numberType : decimalType;
}

function wantBoolean(binder: Binder, node: Node, type: Type): Type {
  want(binder, node, type, booleanType, booleanSources);
  return booleanType;
}

function wantNumeric(binder: Binder, node: Node, type: Type, numeric: Type): void {
  want(binder, node, type, numeric, numericSources);
}

/** Dates count as numbers elsewhere, but are not raised to powers. */
function wantPlainNumber(binder: Binder, node: Node, type: Type): void {
  if (isDateLike(type)) report(binder, node, 'ErrBadType_ExpectedTypesCSV', [numericSources]);
  else wantNumeric(binder, node, type, numberType);
}

function want(binder: Binder, node: Node, from: Type, to: Type, sources: string): void {
  if (!convert(binder, node, from, to) || node.kind === 'error')
    report(binder, node, 'ErrBadType_ExpectedTypesCSV', [sources]);
}

function bindConcatenation(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  const joined = joinedOption(binder, node, left, right);
  if (joined !== undefined) return joined;
  want(binder, node.left, left, textType, textSources);
  want(binder, node.right, right, textType, textSources);
  return textType;
}

/** Members of some sets stay in the set when they are joined with each other or with text that could be a member. */
function joinedOption(binder: Binder, node: BinaryNode, left: Type, right: Type): Type | undefined {
  const option = left.kind === 'option' ? left : right;
  if (option.kind !== 'option' || !option.set.concatenates) return undefined;
  for (const [operand, type] of [
    [node.left, left],
    [node.right, right],
  ] as const) {
    if (type === option) continue;
    if (type.kind !== 'text' || !convert(binder, operand, type, option)) return undefined;
  }
  return option;
}

/** In float mode decimals stay only among themselves; in decimal mode floats win. */
function arithmeticType(binder: Binder, left: Type, right: Type): Type {
  if (binder.configuration.numberMode === 'float') {
    return left.kind === 'decimal' && right.kind === 'decimal' ? decimalType : numberType;
  }
  return left.kind === 'number' || right.kind === 'number' ? numberType : decimalType;
}

function bindNumbers(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  const type = arithmeticType(binder, left, right);
  wantNumeric(binder, node.left, left, type);
  wantNumeric(binder, node.right, right, type);
  return type;
}

function bindAddition(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  const leftDate = isDateLike(left);
  const rightDate = isDateLike(right);
  if (leftDate && rightDate) {
    if (left.kind === 'time' && right.kind === 'time') return timeType;
    if (left.kind === 'time' || right.kind === 'time') return dateTimeType;
    return badOperands(binder, node, left, right);
  }
  if (leftDate) {
    wantNumeric(binder, node.right, right, numberType);
    return left;
  }
  if (rightDate) {
    wantNumeric(binder, node.left, left, numberType);
    return right;
  }
  return bindNumbers(binder, node, left, right);
}

function bindSubtraction(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  const leftDate = isDateLike(left);
  const rightDate = isDateLike(right);
  if (leftDate && rightDate) {
    if (left.kind === 'time')
      return right.kind === 'time' ? timeDifference(binder) : badOperands(binder, node, left, right);
    if (right.kind === 'time') return left.kind === 'date' ? dateTimeType : left;
    return timeDifference(binder);
  }
  if (leftDate) {
    wantNumeric(binder, node.right, right, numberType);
    return left;
  }
  if (rightDate) {
    // Allowed to be written; what is to be taken away is no date, and says so when it runs.
    wantNumeric(binder, node.left, left, numberType);
    return right;
  }
  // To take away is to add what is negated, and untyped values are negated in the number mode's kind.
  const negated = right.kind === 'untyped' ? modeType(binder) : right;
  const type = bindNumbers(binder, node, left, negated);
  if (negated !== right) wantNumeric(binder, node.right, right, negated);
  return type;
}

function timeDifference(binder: Binder): Type {
  return modeType(binder);
}

/** Reports operands that do not go together. */
function badOperands(binder: Binder, node: BinaryNode, left: Type, right: Type): Type {
  report(binder, node, 'ErrBadOperatorTypes', [typeName(left), typeName(right)]);
  return errorType;
}
