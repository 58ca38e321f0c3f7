/** Column names inside of text literals, where the language takes texts for them. */
import { rowOf } from '../types/type.ts';
import { columnTexts } from './candidates.ts';
import type { Candidate } from './item.ts';
import type { Place } from './place.ts';
import { argumentAt, type Argument } from './scope.ts';

/** Columns for the text the caret is in. */
export function textCompletions({ bound, symbols, cursor }: Place): readonly Candidate[] {
  const argument = argumentAt(bound, symbols, cursor.frames.at(-1));
  const before = cursor.before?.value;
  // Only a text that is the whole argument names a column.
  if (argument === undefined || (before !== '(' && before !== ',')) return [];
  const { columnNamesAsIdentifiers } = bound.configuration.features;
  const takesText =
    argument.role === 'columnOrText' || (argument.role === 'column' && !columnNamesAsIdentifiers);
  return takesText ? textsOfColumns(argument) : [];
}

/** The columns that an argument may name, as texts. */
export function textsOfColumns(argument: Argument): readonly Candidate[] {
  const row = columnsFor(argument);
  return row === undefined ? [] : columnTexts(row).map((candidate) => ({ ...candidate, best: true }));
}

/** The row whose columns an argument may name; undefined for one that names a new column. */
export function columnsFor({ entry, index, types }: Argument): ReturnType<typeof rowOf> {
  const isNew =
    (entry.name === 'AddColumns' && index % 2 === 1) ||
    (entry.name === 'RenameColumns' && index > 1 && index % 2 === 0);
  const [source] = types;
  return isNew || source === undefined ? undefined : rowOf(source);
}
