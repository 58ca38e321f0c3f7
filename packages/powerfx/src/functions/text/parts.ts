/** Parts of texts: Left, Right, Mid, Len, Find, Replace, Substitute, Split, StartsWith, EndsWith. */
import { foldCase } from '../../culture/text.ts';
import { booleanType, columnType, textType, numberType } from '../../types/type.ts';
import { errorValue, joinErrors, type ErrorValue } from '../../values/error.ts';
import { valueTable } from '../../values/record.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { number, optional, text, type Param } from '../params.ts';
import { resultColumn } from '../rows.ts';
import { scalar1, scalar2, scalar3, scalar4, type ScalarSpec } from '../scalar.ts';

const spec = (
  name: string,
  description: string,
  returns: ScalarSpec['returns'] = textType,
  tabular = true,
): ScalarSpec => ({
  name,
  category: 'text',
  description,
  returns,
  tabular,
});

const source = text('text', 'The text.');

/** A count or place: its fraction falls away before anything is asked of it. */
const wholeNumber = (name: string, description: string): Param<number> => {
  const plain = number(name, description);
  return {
    ...plain,
    read: (value) => {
      const given = plain.read(value);
      return given === undefined ? undefined : Math.trunc(given);
    },
  };
};

function negative(what: string): ErrorValue {
  return errorValue('InvalidArgument', `${what} must not be negative.`);
}

function belowOne(what: string): ErrorValue {
  return errorValue('InvalidArgument', `${what} counts from 1.`);
}

function mid(whole: string, start: number, count: number): Value {
  const startError = start < 1 ? belowOne('The start') : undefined;
  const countError = count < 0 ? negative('The number of characters') : undefined;
  if (startError !== undefined)
    return countError === undefined ? startError : joinErrors(startError, countError);
  if (countError !== undefined) return countError;
  const from = start - 1;
  return whole.slice(from, from + Math.min(count, whole.length));
}

function find(wanted: string, whole: string, start: number): Value {
  if (start < 1 || start > whole.length + 1) {
    return errorValue('InvalidArgument', 'The search must start inside the text.');
  }
  const at = whole.indexOf(wanted, start - 1);
  return at < 0 ? null : at + 1;
}

function replace(whole: string, start: number, count: number, inserted: string): Value {
  if (start < 1) return belowOne('The start');
  if (count < 0) return negative('The number of characters');
  const from = Math.min(start - 1, whole.length);
  return whole.slice(0, from) + inserted + whole.slice(from + Math.min(count, whole.length));
}

/** Without an instance number all are replaced. */
function substitute(whole: string, old: string, inserted: string, instance: number | undefined): Value {
  if (instance !== undefined && instance < 1) return belowOne('The instance');
  if (old === '') return whole;
  if (instance === undefined) return whole.split(old).join(inserted);
  let at = -1;
  for (let count = instance; count > 0; count -= 1) {
    at = whole.indexOf(old, at < 0 ? 0 : at + old.length);
    if (at < 0) return whole;
  }
  return whole.slice(0, at) + inserted + whole.slice(at + old.length);
}

/** The length a replacement would have, before memory is spent on it. */
function substitutedLength(whole: string, old: string, inserted: string): number {
  if (old === '' || inserted.length <= old.length) return whole.length;
  return Math.floor(whole.length / old.length) * (inserted.length - old.length) + whole.length;
}

export const partFunctions: readonly FunctionEntry[] = [
  scalar1(
    {
      ...spec('Len', 'How many characters a text has (UTF-16 units).', (call) => call.numeric),
      column: 'Result',
    },
    source,
    (_, value) => value.length,
  ),
  scalar2(
    spec('Left', 'The first characters of a text.'),
    source,
    wholeNumber('num_chars', 'How many.'),
    (_, value, count) =>
      count < 0 ? negative('The number of characters') : value.slice(0, Math.min(count, value.length)),
  ),
  scalar2(
    spec('Right', 'The last characters of a text.'),
    source,
    wholeNumber('num_chars', 'How many.'),
    (_, value, count) =>
      count < 0
        ? negative('The number of characters')
        : value.slice(value.length - Math.min(count, value.length)),
  ),
  scalar3(
    spec('Mid', 'Characters from the middle of a text.'),
    source,
    wholeNumber('start_num', 'The place of the first, counting from 1.'),
    optional(wholeNumber('num_chars', 'How many; all the rest when left out.'), Infinity),
    (_, value, start, count) => mid(value, start, count),
  ),
  scalar3(
    {
      ...spec(
        'Find',
        'The place of a text in another, counting from 1; blank when it is not there. Case matters.',
        numberType,
      ),
      column: 'Result',
    },
    text('find_text', 'What is looked for.'),
    text('within_text', 'Where it is looked for.'),
    optional(wholeNumber('start_num', 'The place where the search starts.'), 1),
    (_, wanted, whole, start) => find(wanted, whole, start),
  ),
  scalar4(
    spec('Replace', 'Puts a text in the place of some characters of another.'),
    text('old_text', 'The text.'),
    wholeNumber('start_num', 'The place of the first character that goes, counting from 1.'),
    wholeNumber('num_chars', 'How many go.'),
    text('new_text', 'What comes instead.'),
    (_, whole, start, count, inserted) => replace(whole, start, count, inserted),
  ),
  scalar4(
    spec('Substitute', 'Puts a text in the place of another, everywhere or at one of its places.'),
    source,
    text('old_text', 'What goes.'),
    text('new_text', 'What comes instead.'),
    optional<number | undefined>(
      wholeNumber('instance_num', 'Which of its places; all when left out.'),
      undefined,
    ),
    (run, whole, old, inserted, instance) => {
      run.checkLength(
        Math.min(substitutedLength(whole, old, inserted), (whole.split(old).length - 1) * inserted.length),
      );
      return substitute(whole, old, inserted, instance);
    },
  ),
  scalar2(
    spec('StartsWith', 'Whether a text begins with another; case does not matter.', booleanType, false),
    source,
    text('start', 'The beginning.'),
    (_, value, part) => foldCase(value).startsWith(foldCase(part)),
  ),
  scalar2(
    spec('EndsWith', 'Whether a text ends with another; case does not matter.', booleanType, false),
    source,
    text('end', 'The end.'),
    (_, value, part) => foldCase(value).endsWith(foldCase(part)),
  ),
  scalar2(
    spec(
      'Split',
      'A table of the parts of a text between separators.',
      (call) => columnType(resultColumn(call.features), textType),
      false,
    ),
    source,
    text('separator', 'What stands between the parts; every character is a part when it is empty.'),
    (run, whole, separator) => {
      const parts = whole.split(separator);
      run.spend(parts.length);
      return valueTable(parts, resultColumn(run.configuration.features));
    },
  ),
];
