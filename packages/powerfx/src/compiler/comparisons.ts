/** Code of comparisons and of `in`. Operands were brought to one type before. */
import { foldCase } from '../culture/text.ts';
import { compareDecimal, decimalZero, type Decimal } from '../numbers/decimal.ts';
import { dateEpoch } from '../dates/calendar.ts';
import type { BinaryOperator } from '../syntax/nodes.ts';
import { isDateLike } from '../types/coercion.ts';
import type { Type } from '../types/type.ts';
import { equalValues, orderOf } from '../values/compare.ts';
import { convertValue } from '../values/convert.ts';
import { joinErrors } from '../values/error.ts';
import { fieldOf } from '../values/record.ts';
import { isError, type TableValue, type Value } from '../values/value.ts';
import type { Code, Frame } from './code.ts';
import { mapTwo } from './combine.ts';
import { fastOrder } from './float.ts';

/** Code of `=` (or, negated, of `<>`). */
export function equalityCode(left: Code, right: Code, negated: boolean): Code {
  return mapTwo(left, right, (a, b) => {
    if (typeof a !== 'object' && typeof b !== 'object') return (a === b) !== negated;
    if (isError(a)) return isError(b) ? joinErrors(a, b) : a;
    if (isError(b)) return b;
    return equalValues(a, b) !== negated;
  });
}

const tests: Readonly<Record<'less' | 'lessEqual' | 'greater' | 'greaterEqual', (order: number) => boolean>> =
  {
    less: (order) => order < 0,
    lessEqual: (order) => order <= 0,
    greater: (order) => order > 0,
    greaterEqual: (order) => order >= 0,
  };

/** Code of `<`, `<=`, `>`, `>=` over values of one type. */
export function orderCode(
  operator: Extract<BinaryOperator, 'less' | 'lessEqual' | 'greater' | 'greaterEqual'>,
  left: Code,
  right: Code,
  type: Type,
): Code {
  const test = tests[operator];
  const order =
    type.kind === 'decimal'
      ? decimalOrder
      : type.kind === 'time' || !isDateLike(type)
        ? numberOrder
        : dateOrder;
  const general = (a: Value, b: Value): Value => {
    if (typeof a === 'number' && typeof b === 'number') return test(a - b);
    if (isError(a)) return isError(b) ? joinErrors(a, b) : a;
    if (isError(b)) return b;
    return test(order(a, b));
  };
  if (left.kind === 'now' && right.kind === 'now') return fastOrder(operator, left, right, general);
  return mapTwo(left, right, general);
}

const numberOrder = (a: Value, b: Value): number => orderOf(a, b, 0);
const dateOrder = (a: Value, b: Value): number => orderOf(a, b, dateEpoch);

function decimalOrder(a: Value, b: Value): number {
  return compareDecimal(asDecimal(a), asDecimal(b));
}

function asDecimal(value: Value): Decimal {
  return typeof value === 'object' && value !== null && value.kind === 'decimal' ? value : decimalZero;
}

/** Code of `in` (ignoring case) and `exactin`. */
export function membershipCode(
  left: Code,
  right: Code,
  types: { readonly left: Type; readonly right: Type },
  exact: boolean,
): Code {
  if (types.right.kind === 'table') {
    return mapTwo(left, right, (a, b, frame) => {
      if (isError(a)) return isError(b) ? joinErrors(a, b) : a;
      if (isError(b)) return b;
      if (b === null || typeof b !== 'object' || b.kind !== 'table') return false;
      return types.left.kind === 'record' ? inRows(a, b) : inColumn(a, b, types, exact, frame);
    });
  }
  return mapTwo(left, right, (a, b) => {
    if (isError(a)) return isError(b) ? joinErrors(a, b) : a;
    if (isError(b)) return b;
    const part = typeof a === 'string' ? a : '';
    const whole = typeof b === 'string' ? b : '';
    return exact ? whole.includes(part) : foldCase(whole).includes(foldCase(part));
  });
}

function inRows(record: Value, table: TableValue): Value {
  for (const row of table.rows) {
    if (isError(row)) return row;
    if (equalValues(record, row)) return true;
  }
  return false;
}

function inColumn(
  wanted: Value,
  table: TableValue,
  types: { readonly left: Type; readonly right: Type },
  exact: boolean,
  frame: Frame,
): Value {
  const [column] = types.right.kind === 'table' ? types.right.row.fields.keys() : [];
  if (column === undefined) return false;
  for (const row of table.rows) {
    if (isError(row)) return row;
    const raw =
      typeof row === 'object' && row !== null && row.kind === 'record' ? fieldOf(row, column) : null;
    const value = matchKind(raw, wanted, types.left, frame);
    if (isError(value)) return value;
    if (typeof value === 'string' && typeof wanted === 'string' && !exact) {
      if (foldCase(value) === foldCase(wanted)) return true;
    } else if (equalValues(wanted, value)) return true;
  }
  return false;
}

/** A cell of untyped or otherwise different kind is brought to the kind that is looked for. */
function matchKind(cell: Value, wanted: Value, type: Type, frame: Frame): Value {
  if (cell === null || typeof cell === typeof wanted) return cell;
  if (typeof cell === 'object' && cell.kind === 'untyped') return convertValue(cell, type, frame.run);
  return cell;
}
