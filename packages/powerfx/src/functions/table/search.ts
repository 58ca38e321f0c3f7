import { foldCase } from '../../culture/text.ts';
import { fieldReader } from '../../compiler/fields.ts';
import { errorType, textType, type Type } from '../../types/type.ts';
import { isError, type Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry, Role } from '../entry.ts';
import { asTable, wantTable } from '../rows.ts';

/** Rows in which a text occurs. */
export const searchFunction: FunctionEntry = {
  name: 'Search',
  category: 'table',
  description: 'The rows in one of whose columns a text occurs; case does not matter.',
  signatures: [
    {
      parameters: [
        { name: 'source', description: 'The table.' },
        { name: 'text', description: 'What is looked for; an empty text gives all rows.' },
        { name: 'column', description: 'A text column to look into.', repeats: true },
      ],
    },
  ],
  min: 3,
  max: Infinity,
  role: (index): Role => (index > 1 ? 'column' : 'value'),
  check: checkSearch,
  implementation: {
    kind: 'strict',
    run: (run, args, call) => {
      const [given = null, wanted = null] = args;
      const table = asTable(given);
      if (table === undefined) return given;
      const text = typeof wanted === 'string' ? foldCase(wanted) : '';
      const readers = call.columns.slice(2).map((column) => fieldReader(column ?? ''));
      run.spend(table.rows.length * readers.length);
      const rows: Value[] = [];
      for (const row of table.rows) {
        const cells = readers.map((read) => read(row));
        const failed = cells.find(isError);
        if (failed !== undefined) return failed;
        if (text === '' || cells.some((cell) => typeof cell === 'string' && foldCase(cell).includes(text)))
          rows.push(row);
      }
      return { kind: 'table', rows };
    },
  },
};

function checkSearch(call: CallCheck): Type {
  const table = wantTable(call);
  const wanted = call.types[1] ?? textType;
  // Before Power Fx 1.0 nothing was made a text here.
  if (!call.features.powerFxV1 && wanted.kind !== 'text' && wanted.kind !== 'blank')
    call.fail(1, 'ErrStringExpected');
  else call.want(1, textType);
  if (table === undefined) return errorType;
  for (let index = 2; index < call.args.length; index += 1) {
    const column = call.column(index, table);
    const type = column === undefined ? undefined : table.row.fields.get(column);
    if (type !== undefined && type.kind !== 'text' && type.kind !== 'hyperlink')
      call.fail(index, 'ErrSearchWrongType');
  }
  return table;
}
