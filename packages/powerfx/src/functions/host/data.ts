/** Data sources, and what the app keeps on the device. */
import { errorKinds } from '../../values/error.ts';
import {
  booleanType,
  columnType,
  emptyTableType,
  errorType,
  numberType,
  recordType,
  rowOf,
  tableType,
  textType,
  type Type,
} from '../../types/type.ts';
import { shapeOf } from '../../values/shape.ts';
import { emptyTable } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { effect } from './effect.ts';

const source = { name: 'data_source', description: 'A data source.' };

/** The type of a record of a source. */
function rowType(call: CallCheck): Type {
  const row = rowOf(call.types[0] ?? errorType);
  if (row === undefined) call.fail(0, 'ErrNeedTable_Func', call.node.identifier.name);
  return row ?? errorType;
}

/** What Errors says of each failure. */
const failureType = tableType(
  recordType([
    ['Column', textType],
    ['Error', numberType],
    ['Message', textType],
    ['Record', recordType([])],
  ]),
);

/** The type of a fact about a column, by its name. */
function factType(call: CallCheck): Type {
  const fact = call.args[1];
  const name = fact?.kind === 'member' ? fact.identifier.name : undefined;
  if (name === 'DisplayName') return textType;
  if (name === 'MaxLength' || name === 'MinLength' || name === 'MaxValue' || name === 'MinValue')
    return numberType;
  if (name === 'AllowedValues') return columnType('Value', textType);
  return booleanType;
}

export const dataFunctions: readonly FunctionEntry[] = [
  effect({
    name: 'Refresh',
    description: 'Gets the records of a data source again.',
    parameters: [source],
    without: () => ({
      kind: 'error',
      errors: [
        {
          kind: errorKinds.Internal,
          message: 'Only a data source can be got again.',
          span: undefined,
          details: null,
        },
      ],
    }),
  }),
  effect({
    name: 'Defaults',
    category: 'information',
    description: 'A record with the default values of a data source, for Patch to add.',
    parameters: [source],
    behavior: false,
    returns: rowType,
    without: (_, __, call) => {
      const row = rowOf(call.type);
      const shape = shapeOf(row?.fields.keys() ?? []);
      return { kind: 'record', shape, values: shape.names.map(() => null) };
    },
  }),
  effect({
    name: 'Choices',
    category: 'information',
    description: 'The values that a column may have.',
    parameters: [
      {
        name: 'column',
        description: 'The column of a data source, as in Source.Column, or a set of choices.',
      },
      { name: 'text_filter', description: 'What the values begin with.', optional: true, type: textType },
    ],
    behavior: false,
    returns: (call) => {
      const [type = textType] = call.types;
      if (type.kind === 'table') return type;
      return columnType('Value', type.kind === 'record' || type.kind === 'unknown' ? textType : type);
    },
  }),
  effect({
    name: 'DataSourceInfo',
    category: 'information',
    description: 'A fact about a data source or one of its columns.',
    parameters: [
      source,
      { name: 'information', description: 'Which fact, of DataSourceInfo.' },
      { name: 'column', description: 'The name of the column, as text.', optional: true, type: textType },
    ],
    behavior: false,
    returns: factType,
  }),
  effect({
    name: 'Errors',
    category: 'information',
    description: 'What went wrong when records of a data source were last written.',
    parameters: [
      source,
      { name: 'record', description: 'Only what went wrong with this record.', optional: true },
    ],
    behavior: false,
    returns: failureType,
    without: () => emptyTable,
  }),
  effect({
    name: 'Validate',
    category: 'information',
    description: 'What is wrong with a value or record before it is written; blank when nothing is.',
    parameters: [
      source,
      { name: 'column_or_record', description: 'The name of a column, or the record as it is.' },
      { name: 'value_or_updates', description: 'The value of the column, or the changes to the record.' },
    ],
    behavior: false,
    returns: textType,
  }),
  effect({
    name: 'Revert',
    description: 'Gets a data source, or one record of it, again, and forgets its errors.',
    parameters: [source, { name: 'record', description: 'The record.', optional: true }],
  }),
  effect({
    name: 'Relate',
    description: 'Connects a record with another one of a related table.',
    parameters: [
      { name: 'related_table', description: 'The related records of a record, as in Order.Products.' },
      { name: 'record', description: 'The record that is connected.' },
    ],
  }),
  effect({
    name: 'Unrelate',
    description: 'Takes a connection between two records away.',
    parameters: [
      { name: 'related_table', description: 'The related records of a record, as in Order.Products.' },
      { name: 'record', description: 'The record that is no longer connected.' },
    ],
  }),
  effect({
    name: 'SaveData',
    description: 'Keeps a collection on this device under a name.',
    parameters: [
      { name: 'collection', description: 'The collection.', type: emptyTableType },
      { name: 'name', description: 'The name to find it by.', type: textType },
    ],
  }),
  effect({
    name: 'LoadData',
    description: 'Adds what was kept on this device to a collection.',
    parameters: [
      { name: 'collection', description: 'The collection.', type: emptyTableType },
      { name: 'name', description: 'The name it was kept under.', type: textType },
      {
        name: 'ignore_nonexistent_file',
        description: 'Whether it is no error when nothing was kept.',
        optional: true,
        type: booleanType,
      },
    ],
  }),
  effect({
    name: 'ClearData',
    description: 'Removes what was kept on this device.',
    parameters: [
      { name: 'name', description: 'The name; everything when left out.', optional: true, type: textType },
    ],
  }),
];
