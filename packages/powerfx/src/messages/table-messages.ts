import { severe, type Messages } from './entry.ts';

/** What is told of functions over tables, JSON and records. */
export const tableMessages: Messages = {
  ErrAddToSealed: severe(
    'Columns cannot be added to this table. Build a table of your own with ForAll.',
    'AddColumns on a scope such as AllErrors. No arguments.',
  ),
  ErrRenameOfSealed: severe(
    'Columns of this table cannot be renamed. Build a table of your own with ForAll.',
    'RenameColumns on a scope such as AllErrors. No arguments.',
  ),
  ErrRemoveAllArg: severe(
    'RemoveFlags.All is the only option that can stand here. Write it, or leave the argument out.',
    'An option of Remove or Update that is none. No arguments.',
  ),
  ErrSearchWrongType: severe(
    'Search looks into texts only. Choose a column that holds texts.',
    'A column of another type. No arguments.',
  ),
  ErrSortWrongType: severe(
    'Rows cannot be put in the order of records or tables. Sort by a plain value.',
    'Sort or SortByColumns by a value without an order. No arguments.',
  ),
  ErrSummarizeDataSourceScopeNotSupported: severe(
    'The table of Summarize cannot be named with As. Remove As and the name behind it.',
    'A source of Summarize with As. No arguments.',
  ),
  ErrSummarizeNoGroupBy: severe(
    'Summarize needs a column to group by. Name one behind the table.',
    'Summarize with aggregates only. No arguments.',
  ),
  ErrSummarizeInvalidArg: severe(
    'Summarize takes names of columns and aggregates named with As. Write the aggregate as Sum(ThisGroup, …) As Name.',
    'An argument of Summarize that is neither. No arguments.',
  ),
  ErrSummarizeThisGroupColumnName: severe(
    'ThisGroup cannot be the name of a column here. Choose another name.',
    'A column called ThisGroup in Summarize. No arguments.',
  ),
  ErrSummarizeDataSourceContainsThisGroupColumn: severe(
    'The table has a column called ThisGroup, which Summarize uses itself. Rename the column first.',
    'A source of Summarize with such a column. No arguments.',
  ),
  ErrJoinAtLeastOneRigthRecordField: severe(
    'The result has no column of {0}. Add one, such as {0}.column As Name.',
    'Join that takes no column of its second table. 0: the name of its rows.',
  ),
  ErrJoinCantAddRename: severe(
    'The name given by {0} is taken already. Choose another behind As.',
    'Two columns of one name in a join. 0: what was written.',
  ),
  ErrJoinNotPlainJoinTypeEnum: severe(
    'The kind of join has to be written as a member of JoinType. Write JoinType.Inner, Left, Right or Full.',
    'A join type that is worked out. No arguments.',
  ),
  ErrJoinArgIsNotAsNode: severe(
    'A column of a join has to be named. Write it as record.column As Name.',
    'A column of a join without As. No arguments.',
  ),
  ErrJoinDottedNameleft: severe(
    '{0} is none of the two rows of this join. Write {1} or {2} before the dot.',
    '0: what was written, 1 and 2: the names of the rows.',
  ),
  ErrJSONArg1UnsupportedType: severe(
    'A value of type {0} cannot be written as JSON. Drop it, or convert it first.',
    'A value whose kind has no JSON. 0: its type.',
  ),
  ErrJSONArg1UnsupportedTypeWithNonBehavioral: severe(
    'A value of this type can be written as JSON only where actions run. Move the formula to a behavior property.',
    'Media in a formula that only gives a value. No arguments.',
  ),
  ErrJSONArg1ContainsUnsupportedMedia: severe(
    'The data contains media, which is written only on demand. Add JSONFormat.IncludeBinaryData or IgnoreBinaryData.',
    'Media without an option that says what to do. No arguments.',
  ),
  ErrJSONArg2UnsupportedOption: severe(
    'The format of JSON has no option "{0}". Use members of JSONFormat.',
    'A sign of the format text that is none. 0: the sign.',
  ),
  ErrJSONArg2IncompatibleOptions: severe(
    'IncludeBinaryData and IgnoreBinaryData cannot both be chosen. Keep one of them.',
    'Both options at once. No arguments.',
  ),
};
