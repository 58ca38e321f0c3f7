/** Weekdays and weeks: Weekday, WeekNum, ISOWeekNum. */
import { isoWeekNum, weekday, weekNum } from '../../dates/weeks.ts';
import { errorValue } from '../../values/error.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { blankAs, enumNumber, optional } from '../params.ts';
import { scalar1, scalar2, type ScalarSpec } from '../scalar.ts';
import { wallTime } from './parameters.ts';

const spec = (name: string, description: string): ScalarSpec => ({
  name,
  category: 'date',
  description,
  returns: (call) => call.numeric,
});

const date = wallTime('date', 'The date.');
const startOfWeek = enumNumber(
  'start_of_week',
  'The day that weeks begin with; Sunday when left out.',
  'StartOfWeek',
);

function known(value: number | undefined): Value {
  return value ?? errorValue('InvalidArgument', 'No week begins like that.');
}

export const weekFunctions: readonly FunctionEntry[] = [
  scalar2(
    spec('Weekday', 'The number of a weekday, counted from the day that weeks begin with.'),
    date,
    optional(startOfWeek, 1),
    (_, local, start) => known(weekday(local, start)),
  ),
  scalar2(
    spec('WeekNum', 'The number of a date’s week in its year.'),
    date,
    optional(blankAs(startOfWeek, 1), 1),
    (_, local, start) => known(weekNum(local, start)),
  ),
  scalar1(spec('ISOWeekNum', 'The number of a date’s week by ISO 8601.'), date, (_, local) =>
    isoWeekNum(local),
  ),
];
