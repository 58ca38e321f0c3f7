/** Code of `+ - * / ^ %` and unary minus. Operands were converted before: they are numbers, dates, blank or errors. */
import {
  addDecimal,
  decimalZero,
  divDecimal,
  isZeroDecimal,
  mulDecimal,
  negDecimal,
  subDecimal,
  type Decimal,
} from '../numbers/decimal.ts';
import { decimalFromDigits, decimalToFloat } from '../numbers/decimal-convert.ts';
import { dateEpoch, inTimeRange, msPerDay } from '../dates/calendar.ts';
import { existingDate, timeValue } from '../values/moments.ts';
import type { BinaryOperator } from '../syntax/nodes.ts';
import type { Span } from '../syntax/span.ts';
import { isDateLike } from '../types/coercion.ts';
import type { Type } from '../types/type.ts';
import { errorValue, joinErrors } from '../values/error.ts';
import { isError, type Value } from '../values/value.ts';
import type { Code } from './code.ts';
import { mapCode, mapTwo } from './combine.ts';
import { fastArithmetic } from './float.ts';

const divisionByZero = (span: Span): Value =>
  errorValue('Div0', 'Invalid operation: division by zero.', span);
const notANumber = (span: Span): Value =>
  errorValue('Numeric', 'The result is too large, or is not a number.', span);

/** A float result, or the error that it is none. */
function finite(value: number, span: Span): Value {
  return Number.isFinite(value) ? value : notANumber(span);
}

/** The errors among two operands, joined; undefined when there are none. */
function operandErrors(a: Value, b: Value): Value | undefined {
  if (isError(a)) return isError(b) ? joinErrors(a, b) : a;
  return isError(b) ? b : undefined;
}

type FloatOperation = (a: number, b: number, span: Span) => Value;
/** What is taken away may be a decimal beside a float. */
function asFloat(value: Value): number {
  if (typeof value === 'number') return value;
  return typeof value === 'object' && value !== null && value.kind === 'decimal' ? decimalToFloat(value) : 0;
}

type DecimalOperation = (a: Decimal, b: Decimal, span: Span) => Value;

const floats: Readonly<Record<'add' | 'subtract' | 'multiply' | 'divide' | 'power', FloatOperation>> = {
  add: (a, b, span) => finite(a + b, span),
  subtract: (a, b, span) => finite(a - b, span),
  multiply: (a, b, span) => finite(a * b, span),
  divide: (a, b, span) => (b === 0 ? divisionByZero(span) : finite(a / b, span)),
  power: powerOf,
};

/** `a ^ b`, as Power gives it. */
export function powerOf(a: number, b: number, span: Span): Value {
  if (a === 0 && b < 0) return divisionByZero(span);
  return finite(a ** b, span);
}

const decimals: Readonly<Record<'add' | 'subtract' | 'multiply' | 'divide', DecimalOperation>> = {
  add: (a, b, span) => addDecimal(a, b) ?? notANumber(span),
  subtract: (a, b, span) => subDecimal(a, b) ?? notANumber(span),
  multiply: (a, b, span) => mulDecimal(a, b) ?? notANumber(span),
  divide: (a, b, span) => (isZeroDecimal(b) ? divisionByZero(span) : (divDecimal(a, b) ?? notANumber(span))),
};

/** Code of an arithmetic operator whose result is of `type`. */
export function arithmeticCode(
  operator: Extract<BinaryOperator, 'add' | 'subtract' | 'multiply' | 'divide' | 'power'>,
  left: Code,
  right: Code,
  types: { readonly left: Type; readonly right: Type; readonly result: Type },
  span: Span,
): Code {
  if (operator !== 'power' && (isDateLike(types.left) || isDateLike(types.right))) {
    return dateCode(operator, left, right, types, span);
  }
  if (types.result.kind === 'decimal' && operator !== 'power')
    return decimalCode(decimals[operator], left, right, span);
  const operation = floats[operator];
  const general = (a: Value, b: Value): Value => {
    const errors = operandErrors(a, b);
    return errors ?? operation(asFloat(a), asFloat(b), span);
  };
  if (operator !== 'power' && left.kind === 'now' && right.kind === 'now') {
    return fastArithmetic(operator, left, right, general);
  }
  return mapTwo(left, right, general);
}

function decimalCode(operation: DecimalOperation, left: Code, right: Code, span: Span): Code {
  return mapTwo(left, right, (a, b) => {
    const errors = operandErrors(a, b);
    if (errors !== undefined) return errors;
    return operation(asDecimal(a), asDecimal(b), span);
  });
}

function asDecimal(value: Value): Decimal {
  return typeof value === 'object' && value !== null && value.kind === 'decimal' ? value : decimalZero;
}

/** Milliseconds of a date-like value; blank is the epoch, or no time at all. */
function msOf(value: Value, isTime: boolean): number {
  if (typeof value === 'number') return value * msPerDay;
  if (typeof value === 'object' && value !== null && 'ms' in value) return value.ms;
  return isTime ? 0 : dateEpoch;
}

/** Dates with numbers of days, dates with times, and differences of dates. */
function dateCode(
  operator: 'add' | 'subtract' | 'multiply' | 'divide',
  left: Code,
  right: Code,
  types: { readonly left: Type; readonly right: Type; readonly result: Type },
  span: Span,
): Code {
  const sign = operator === 'subtract' ? -1 : 1;
  const isBackwards = operator === 'subtract' && !isDateLike(types.left);
  const leftSpan = types.left.kind === 'time' || !isDateLike(types.left);
  const rightSpan = types.right.kind === 'time' || !isDateLike(types.right);
  const { result } = types;
  return mapTwo(left, right, (a, b, frame) => {
    const errors = operandErrors(a, b);
    if (errors !== undefined) return errors;
    if (isBackwards) return errorValue('NotSupported', 'A date cannot be taken away from a number.', span);
    const first = msOf(a, leftSpan);
    const second = msOf(b, rightSpan);
    const ms = Math.round(first + sign * second);
    switch (result.kind) {
      case 'number':
        return (first + sign * second) / msPerDay;
      case 'decimal':
        return decimalDays(first + sign * second, span);
      case 'time':
        return timeValue(inTimeRange(ms), span);
      default:
        return existingDate(result.kind === 'date' ? 'date' : 'dateTime', ms, frame.run.zone, span);
    }
  });
}

/** A difference in milliseconds as days, exactly. */
function decimalDays(ms: number, span: Span): Value {
  const whole = decimalFromDigits(ms < 0, String(Math.abs(Math.round(ms))), 0);
  const day = decimalFromDigits(false, String(msPerDay), 0);
  if (whole === undefined || day === undefined) return notANumber(span);
  return divDecimal(whole, day) ?? notANumber(span);
}

/** Code of unary minus. */
export function negateCode(operand: Code): Code {
  return mapCode(operand, (value) => {
    if (typeof value === 'number') return -value;
    if (value === null) return 0;
    if (typeof value !== 'object') return value;
    switch (value.kind) {
      case 'decimal':
        return negDecimal(value);
      case 'time':
        return { kind: 'time', ms: -value.ms };
      case 'date':
      case 'dateTime':
        return { kind: value.kind, ms: 2 * dateEpoch - value.ms };
      default:
        return value;
    }
  });
}

const hundred = decimalFromDigits(false, '100', 0) ?? decimalZero;

/** Code of a percentage. */
export function percentCode(operand: Code, span: Span): Code {
  return mapCode(operand, (value) => {
    if (typeof value === 'number') return value / 100;
    if (value === null) return 0;
    if (typeof value === 'object' && value.kind === 'decimal')
      return divDecimal(value, hundred) ?? notANumber(span);
    return value;
  });
}
