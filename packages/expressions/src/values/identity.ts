/** What equal values have in common, for sets of them. */
import { decimalText, integerOfDecimal } from '../numbers/decimal.ts';
import { toDecimal } from '../numbers/arithmetic.ts';
import { Decimal, isList, isRecord, WholeFloat, type NumberValue, type Value } from './value.ts';

/** Below this depth, values are told apart no further. */
const maxDepth = 1_000;

/**
 * A scalar that equal values share: of a text, boolean or null itself; of a number a number or bigint, whatever its type; of the rest a
 * text that shows all that is in it, with members in the order of their names.
 */
export function identityOf(value: Value): unknown {
  if (typeof value === 'number') return numberIdentity(value);
  if (typeof value !== 'object' || value === null) return value;
  return value instanceof WholeFloat ? value.value : compoundIdentity(value, 0);
}

function numberIdentity(value: NumberValue): number | bigint | string {
  if (typeof value === 'bigint') return value;
  if (value instanceof WholeFloat) return value.value;
  if (value instanceof Decimal) return decimalIdentity(value);
  return Number.isSafeInteger(value) || !Number.isInteger(value) ? value : BigInt(value);
}

function decimalIdentity(value: Decimal): number | bigint | string {
  const integer = integerOfDecimal(value);
  if (integer !== undefined) return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
  const text = decimalText(value).replace(/0+$/u, '');
  // A float of the same digits is equal.
  const float = Number(text);
  const back = toDecimal(float);
  return back !== undefined && decimalText(back) === text ? float : text;
}

function compoundIdentity(value: Value, depth: number): string | number | bigint {
  if (depth > maxDepth) return '…';
  if (isList(value)) return `[${value.map((item) => innerIdentity(item, depth)).join(',')}]`;
  if (isRecord(value)) {
    const names = Object.keys(value).toSorted();
    return `{${names.map((name) => `${JSON.stringify(name)}:${innerIdentity(value[name] ?? null, depth)}`).join(',')}}`;
  }
  return value instanceof Decimal ? decimalIdentity(value) : '';
}

function innerIdentity(value: Value, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || value instanceof WholeFloat) return String(numberIdentity(value));
  return typeof value === 'object' && value !== null
    ? String(compoundIdentity(value, depth + 1))
    : String(value);
}
