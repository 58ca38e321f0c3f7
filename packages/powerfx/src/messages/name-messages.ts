import { severe, warning, type Messages } from './entry.ts';

/** What names, members and scopes can be wrong in. */
export const nameMessages: Messages = {
  ErrInvalidName: severe(
    'Nothing is called "{0}" here. Check the spelling, or define it first.',
    'A name or member that stands for nothing. 0: the name; absent where an enum stands for a value.',
  ),
  ErrInvalidDot: severe(
    'A value of type {0} has no fields. Remove the dot and the name behind it.',
    'A dot behind a value without fields. 0: its type.',
  ),
  ErrDeprecatedDotUseShowColumns: severe(
    'A column of a table cannot be read with a dot. Use ShowColumns to keep the column.',
    'Table.Column under the rules of Power Fx 1.0. No arguments.',
  ),
  ErrDisambiguationNotAllowed: severe(
    'Table[@column] is not part of Power Fx 1.0. Name the row with As and read the column with a dot.',
    'The older way to reach an outer row. No arguments.',
  ),
  ErrAsNotInContext: severe(
    'As can only name a table or record that a function works on row by row. Remove it here.',
    'As outside of such an argument. No arguments.',
  ),
  ErrMultipleValuesForField_Name: severe(
    'The field {0} is given twice. Keep one of them.',
    'A record literal with the same field twice. 0: the field.',
  ),
  ErrColDNE_Name: severe(
    'There is no column called "{0}". Use one of the columns of the table.',
    'A column that the row type does not have. 0: the name.',
  ),
  ErrColumnDoesNotExist_Name_Similar: severe(
    'There is no column called "{0}". Did you mean "{1}"?',
    'A column that the row type does not have, but one of a similar name. 0: the name, 1: the similar one.',
  ),
  ErrColExists_Name: severe(
    'There already is a column called "{0}". Choose another name for the new one.',
    'A new column with the name of a column that is there. 0: the name.',
  ),
  ErrColConflict_Name: severe(
    'The column "{0}" would be there twice. Choose another name for one of them.',
    'Two new columns of one name. 0: the name.',
  ),
  ErrColRenamedTwice_Name: severe(
    'The column "{0}" is renamed twice. Rename it once.',
    'RenameColumns with the same old column twice. 0: the name.',
  ),
  ErrArgNotAValidIdentifier_Name: severe(
    'The text "{0}" cannot be the name of a column. Write a name that is not blank.',
    'A column argument that is blank. 0: the text.',
  ),
  ErrExpectedIdentifierArg_Name: severe(
    'The name of a column is wanted here, not {0}. Write the name without quotes and without a table before it.',
    'A column argument that is no identifier. 0: what was written.',
  ),
  ErrExpectedStringLiteralArg_Name: severe(
    'The name of a column is wanted here as a text, not {0}. Write the name in double quotes.',
    'A column argument that is no text literal under the older rules. 0: what was written.',
  ),
  WarnColumnNameSpecifiedMultipleTimes_Name: warning(
    'The column "{0}" is named more than once. Once is enough.',
    'A list of columns with one of them twice. 0: the name.',
  ),
};
