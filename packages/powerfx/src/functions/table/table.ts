/** Table: rows and tables as one table. */
import { joinFields } from '../../types/join.ts';
import { typeName } from '../../types/names.ts';
import {
  columnType,
  emptyTableType,
  errorType,
  tableType,
  untypedType,
  unknownType,
  type RecordType,
} from '../../types/type.ts';
import { tableOf, valueTable } from '../../values/record.ts';
import { untypedValue } from '../../values/untyped-access.ts';
import { isError, type Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { isItems, untypedArray } from '../rows.ts';

export const tableFunction: FunctionEntry = {
  name: 'Table',
  category: 'table',
  description: 'One table of records and of the rows of tables; columns that a row does not have are blank.',
  signatures: [
    {
      parameters: [
        { name: 'record_or_table', description: 'A row, or a table of rows.', optional: true, repeats: true },
      ],
    },
  ],
  min: 0,
  max: Infinity,
  check: (call) => {
    if (call.args.length === 1 && call.types[0]?.kind === 'untyped') return columnType('Value', untypedType);
    let row: RecordType | undefined;
    call.types.forEach((type, index) => {
      const next = type.kind === 'table' ? type.row : type;
      if (next.kind === 'blank') return;
      if (next.kind !== 'record') {
        call.fail(index, 'ErrNeedRecordOrTable');
        return;
      }
      const joined = row === undefined ? next : joinFields(row, next, call.features);
      if (joined === undefined) call.fail(index, 'ErrTableDoesNotAcceptThisType', typeName(type));
      else row = joined;
    });
    if (call.failed()) return errorType;
    if (row === undefined) return emptyTableType;
    const joined = row;
    call.types.forEach((type, index) => {
      if (type.kind !== 'blank') call.coerce(index, type.kind === 'table' ? tableType(joined) : joined);
    });
    return tableType(joined);
  },
  implementation: {
    kind: 'strict',
    seesErrors: true,
    run: (run, args, call) => {
      if (call.types[0] === untypedType && call.args.length === 1) {
        const items = untypedArray(args[0] ?? null);
        return isItems(items) ? valueTable(items.map(untypedValue)) : items;
      }
      const rows: Value[] = [];
      args.forEach((value, index) => {
        const isTable = (call.types[index] ?? unknownType).kind === 'table';
        if (value !== null && typeof value === 'object' && value.kind === 'table') {
          run.spend(value.rows.length);
          for (const row of value.rows) rows.push(row);
        } else if (value !== null || !isTable) rows.push(value);
      });
      if (args.length === 1 && isError(args[0] ?? null)) return args[0] ?? null;
      return tableOf(rows);
    },
  },
};
