/** Count, CountA, CountRows, IsEmpty: how many rows there are. */
import { booleanType, onlyColumn, unknownType } from '../../types/type.ts';
import { isNumeric, isDateLike } from '../../types/coercion.ts';
import { fieldReader } from '../../compiler/fields.ts';
import { isError, type Value } from '../../values/value.ts';
import { countValue } from '../count-value.ts';
import type { FunctionEntry } from '../entry.ts';
import { asTable, isItems, tableArgument, untypedArray } from '../rows.ts';

const source = { name: 'source', description: 'The table.' };

function cells(
  name: string,
  description: string,
  counts: (value: Value) => boolean,
  numbers: boolean,
): FunctionEntry {
  return {
    name,
    category: 'table',
    description,
    signatures: [{ parameters: [source] }],
    min: 1,
    max: 1,
    check: (call) => {
      const table = tableArgument(call);
      if (table?.kind !== 'table') return call.numeric;
      const column = onlyColumn(table);
      if (column === undefined) call.fail(0, 'ErrNeedTableCol_Func', name);
      else if (numbers && !isNumeric(column[1]) && !isDateLike(column[1]) && column[1].kind !== 'blank') {
        call.failSoftly(0, 'ErrInvalidSchemaNeedTypeCol_Col', 'Number', column[0]);
      }
      return call.numeric;
    },
    implementation: {
      kind: 'strict',
      run: (run, [value = null], call) => {
        const rows = asTable(value)?.rows ?? [];
        const read = fieldReader(onlyColumn(call.types[0] ?? unknownType)?.[0] ?? 'Value');
        run.spend(rows.length);
        let count = 0;
        for (const row of rows) {
          const cell = read(row);
          if (isError(cell)) return cell;
          if (counts(cell)) count += 1;
        }
        return countValue(count, call.type);
      },
    },
  };
}

export const countFunction = cells(
  'Count',
  'How many cells of a one-column table are numbers.',
  (value) => value !== null,
  true,
);
export const countAFunction = cells(
  'CountA',
  'How many cells of a one-column table are not blank.',
  (value) => value !== null,
  false,
);

export const countRowsFunction: FunctionEntry = {
  name: 'CountRows',
  category: 'table',
  description: 'How many rows a table has.',
  signatures: [{ parameters: [source] }],
  min: 1,
  max: 1,
  check: (call) => {
    if (call.types[0]?.kind !== 'untyped') tableArgument(call);
    return call.numeric;
  },
  implementation: {
    kind: 'strict',
    run: (_, [value = null], call) => {
      // A blank table has no rows; of a JSON value that is not there nothing is known.
      if (value === null) return call.types[0]?.kind === 'untyped' ? null : countValue(0, call.type);
      const table = asTable(value);
      if (table !== undefined) {
        const failed = table.rows.find(isError);
        return failed ?? countValue(table.rows.length, call.type);
      }
      const items = untypedArray(value);
      return isItems(items) ? countValue(items.length, call.type) : items;
    },
  },
};

export const isEmptyFunction: FunctionEntry = {
  name: 'IsEmpty',
  category: 'table',
  description: 'Whether a table has no rows.',
  signatures: [{ parameters: [source] }],
  min: 1,
  max: 1,
  check: (call) => {
    const type = call.types[0] ?? unknownType;
    if (type.kind === 'untyped') return booleanType;
    if (call.features.restrictedIsEmptyArguments) tableArgument(call);
    return booleanType;
  },
  implementation: {
    kind: 'strict',
    run: (_, [value = null], call) => {
      if (value === null) return call.types[0]?.kind === 'untyped' ? null : true;
      const table = asTable(value);
      if (table !== undefined) return table.rows.find(isError) ?? table.rows.length === 0;
      if (typeof value !== 'object' || value.kind !== 'untyped') return value === '';
      const items = untypedArray(value);
      return isItems(items) ? items.length === 0 : items;
    },
  },
};
