/** Names that the language of the run has for months, weekdays and halves of the day: Calendar, Clock. */
import type { Culture } from '../../culture/culture.ts';
import { booleanType, columnType, textType, type Type } from '../../types/type.ts';
import { valueTable } from '../../values/record.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';

function ofCulture(
  namespace: string,
  name: string,
  description: string,
  type: Type,
  read: (culture: Culture) => Value,
): FunctionEntry {
  return {
    name,
    namespace,
    category: 'date',
    description,
    signatures: [{ parameters: [] }],
    min: 0,
    max: 0,
    check: () => type,
    implementation: { kind: 'strict', run: (run) => read(run.culture) },
  };
}

function list(
  namespace: string,
  name: string,
  description: string,
  read: (culture: Culture) => readonly string[],
): FunctionEntry {
  return ofCulture(namespace, name, description, columnType('Value', textType), (culture) =>
    valueTable(read(culture)),
  );
}

const halves = ({ amDesignator, pmDesignator }: Culture): readonly string[] => [amDesignator, pmDesignator];

export const nameFunctions: readonly FunctionEntry[] = [
  list('Calendar', 'MonthsLong', 'The names of the months.', (culture) => culture.monthsLong),
  list('Calendar', 'MonthsShort', 'The short names of the months.', (culture) => culture.monthsShort),
  list('Calendar', 'WeekdaysLong', 'The names of the weekdays, Sunday first.', (culture) => culture.daysLong),
  list(
    'Calendar',
    'WeekdaysShort',
    'The short names of the weekdays, Sunday first.',
    (culture) => culture.daysShort,
  ),
  list('Clock', 'AmPm', 'What stands for the halves of the day.', halves),
  list('Clock', 'AmPmShort', 'The first letters of what stands for the halves of the day.', (culture) =>
    halves(culture).map((half) => half.slice(0, 1)),
  ),
  ofCulture(
    'Clock',
    'IsClock24',
    'Whether hours are counted up to 24 here.',
    booleanType,
    (culture) => !culture.shortTime.includes('h'),
  ),
];
