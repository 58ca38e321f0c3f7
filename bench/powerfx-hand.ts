/** What the formulas of the bench do, written by hand, with the checks of blank and error that the language promises. */

/** A row as plain JavaScript has it. */
export interface Row {
  readonly id: Cell;
  readonly price: Cell;
  readonly name: Cell;
}

/** A row of which we know that nothing is blank or an error; the functions do not. */
export interface PlainRow {
  readonly id: number;
  readonly price: number;
  readonly name: string;
}

interface HandError {
  readonly kind: 'error';
  readonly message: string;
}

type Cell = number | string | null | HandError;

interface Box {
  readonly value: Cell;
}

const notANumber: HandError = { kind: 'error', message: 'The result is not a number.' };
const wrongKind: HandError = { kind: 'error', message: 'The value is of another kind.' };

export function errorOfHand(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'error';
}

function isHandError(value: Cell): value is HandError {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function number(value: Cell): number | HandError {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  return typeof value === 'string' ? wrongKind : value;
}

function text(value: Cell): string | HandError {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return typeof value === 'number' ? wrongKind : value;
}

function finite(value: number): number | HandError {
  return Number.isFinite(value) ? value : notANumber;
}

function arithmetic(left: Box, right: Box): Cell {
  const a = number(left.value);
  if (typeof a !== 'number') return a;
  const b = number(right.value);
  if (typeof b !== 'number') return b;
  const sum = finite(a + b);
  if (typeof sum !== 'number') return sum;
  const doubled = finite(sum * 2);
  if (typeof doubled !== 'number') return doubled;
  if (b === 0) return notANumber;
  const quotient = finite(a / b);
  return typeof quotient === 'number' ? finite(doubled - quotient) : quotient;
}

function branches(left: Box, right: Box): Cell {
  const a = number(left.value);
  if (typeof a !== 'number') return a;
  let holds = a > 2;
  if (holds) {
    const b = number(right.value);
    if (typeof b !== 'number') return b;
    holds = b < 10;
  }
  if (!holds) return 0;
  const scaled = finite(a * 1.5);
  if (typeof scaled !== 'number') return scaled;
  const magnitude = Math.abs(scaled) * 100;
  const near = Math.floor(magnitude + 0.5 + magnitude * 1e-15);
  return finite((scaled < 0 ? -near : near) / 100);
}

function textOf(box: Box): Cell {
  const s = text(box.value);
  if (typeof s !== 'string') return s;
  return `${s.slice(0, 5).toUpperCase()}-${String(s.length)}`;
}

function substitute(box: Box): Cell {
  const s = text(box.value);
  if (typeof s !== 'string') return s;
  const trimmed = s.replaceAll(/ +/gu, ' ').replaceAll(/^ | $/gu, '');
  return trimmed.split('World').join('there');
}

function filter(rows: readonly Row[]): readonly (Row | HandError)[] {
  const kept: (Row | HandError)[] = [];
  for (const row of rows) {
    const price = number(row.price);
    if (typeof price !== 'number') {
      kept.push(price);
      continue;
    }
    if (price <= 500) continue;
    const id = number(row.id);
    if (typeof id !== 'number') kept.push(id);
    else if (id < 90_000) kept.push(row);
  }
  return kept;
}

function addColumns(rows: readonly Row[]): readonly object[] {
  return rows.map((row) => {
    const price = number(row.price);
    return { ...row, double: typeof price === 'number' ? finite(price * 2) : price };
  });
}

function sort(rows: readonly Row[]): readonly (Row | HandError)[] {
  const keyed: { readonly key: number | null; readonly row: Row }[] = [];
  for (const row of rows) {
    const { price } = row;
    if (isHandError(price)) return [price];
    if (typeof price === 'string') return [wrongKind];
    keyed.push({ key: price, row });
  }
  keyed.sort((x, y) => {
    if (x.key === null || y.key === null) return x.key === y.key ? 0 : x.key === null ? 1 : -1;
    return x.key - y.key;
  });
  return keyed.map(({ row }) => row);
}

function sum(rows: readonly Row[]): Cell {
  let total = 0;
  let count = 0;
  for (const row of rows) {
    const { price } = row;
    if (isHandError(price)) return price;
    if (typeof price === 'string') return wrongKind;
    if (price === null) continue;
    const doubled = finite(price * 2);
    if (typeof doubled !== 'number') return doubled;
    total += doubled;
    count += 1;
  }
  return count === 0 ? null : finite(total);
}

export const hand = {
  addColumns,
  arithmetic,
  branches,
  filter,
  sort,
  substitute,
  sum,
  text: textOf,
} as const;
