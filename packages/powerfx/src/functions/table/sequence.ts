/** Sequence and Shuffle. */
import {
  decimalFromInteger,
  addDecimal,
  decimalZero,
  mulDecimal,
  type Decimal,
} from '../../numbers/decimal.ts';
import { decimalFromFloat } from '../../numbers/decimal-convert.ts';
import { isNumeric } from '../../types/coercion.ts';
import { columnType, decimalType, errorType, numberType, type Type } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { tableOf, valueTable } from '../../values/record.ts';
import type { Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { floatResult } from '../numeric-result.ts';
import { asTable, tableArgument } from '../rows.ts';

/** More rows than this are refused, as the language does. */
const maxRows = 50_000;

function stepType(call: CallCheck): Type {
  const kinds = call.types.slice(1).map((type) => (isNumeric(type) ? type : call.numeric));
  if (kinds.length === 0) return call.numeric;
  return kinds.every((type) => type.kind === 'decimal') ? decimalType : numberType;
}

export const sequenceFunction: FunctionEntry = {
  name: 'Sequence',
  category: 'table',
  description: 'A table of numbers, each a step from the one before.',
  signatures: [
    {
      parameters: [
        { name: 'records', description: 'How many, up to 50,000.' },
        { name: 'start', description: 'The first; 1 when left out.', optional: true },
        { name: 'step', description: 'The distance; 1 when left out.', optional: true },
      ],
    },
  ],
  min: 1,
  max: 3,
  check: (call) => {
    call.want(0, numberType);
    const type = stepType(call);
    for (let index = 1; index < call.args.length; index += 1) call.want(index, type);
    return columnType('Value', type);
  },
  implementation: {
    kind: 'strict',
    run: (run, [records = null, start, step], call) => {
      if (records === null) return null;
      const count = typeof records === 'number' ? Math.trunc(records) : 0;
      if (count < 0 || count > maxRows) {
        return errorValue('InvalidArgument', `A sequence may have from 0 to ${maxRows} rows.`);
      }
      run.spend(count);
      const decimal = call.type.kind === 'table' && call.type.row.fields.get('Value')?.kind === 'decimal';
      return decimal ? decimals(count, start, step) : floats(count, start, step);
    },
  },
};

function floats(count: number, start: Value | undefined, step: Value | undefined): Value {
  const first = asFloat(start);
  const distance = asFloat(step);
  return valueTable(Array.from({ length: count }, (_, index) => floatResult(first + index * distance)));
}

/** What is left out is 1, what is blank is 0. */
function asFloat(value: Value | undefined): number {
  return typeof value === 'number' ? value : value === null ? 0 : 1;
}

function decimals(count: number, start: Value | undefined, step: Value | undefined): Value {
  const first = asDecimal(start);
  const distance = asDecimal(step);
  const values: Value[] = [];
  for (let index = 0; index < count; index += 1) {
    const way = mulDecimal(distance, decimalFromInteger(index));
    const value = way === undefined ? undefined : addDecimal(first, way);
    values.push(value ?? errorValue('Numeric', 'The sequence leaves the range of decimals.'));
  }
  return valueTable(values);
}

function asDecimal(value: Value | undefined): Decimal {
  if (typeof value === 'object' && value !== null && value.kind === 'decimal') return value;
  if (value === null) return decimalZero;
  return (typeof value === 'number' ? decimalFromFloat(value) : undefined) ?? decimalFromInteger(1);
}

export const shuffleFunction: FunctionEntry = {
  name: 'Shuffle',
  category: 'table',
  description: 'The rows of a table in a random order.',
  signatures: [{ parameters: [{ name: 'source', description: 'The table.' }] }],
  min: 1,
  max: 1,
  check: (call) => tableArgument(call) ?? errorType,
  implementation: {
    kind: 'strict',
    run: (run, [value = null]) => {
      const table = asTable(value);
      if (table === undefined) return value;
      run.spend(table.rows.length);
      const rows = [...table.rows];
      for (let last = rows.length - 1; last > 0; last -= 1) {
        const chosen = Math.floor(run.random() * (last + 1));
        const row = rows[last] ?? null;
        rows[last] = rows[chosen] ?? null;
        rows[chosen] = row;
      }
      return tableOf(rows);
    },
  },
};
