/** Moving dates, and the distance between them: DateAdd, DateDiff, EDate, EOMonth. */
import { dateEpoch } from '../../dates/calendar.ts';
import { dateAdd, dateDiff, eDate, eoMonth, findTimeUnit } from '../../dates/arithmetic.ts';
import type { Run } from '../../host/run.ts';
import { dateTimeType, dateType, onlyColumn, unknownType, type Type } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { checkedDate, timeValue } from '../../values/moments.ts';
import type { Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { blankAs, enumText, number, optional, type Moment } from '../params.ts';
import { scalar2, scalar3 } from '../scalar.ts';
import { moment, wallClock, wallTime } from './parameters.ts';

const defaultUnit = 'days';
const unit = optional(
  blankAs(enumText('unit', 'The unit that is counted in; days when left out.', 'TimeUnit'), defaultUnit),
  defaultUnit,
);

const noUnit = (): Value => errorValue('InvalidArgument', 'There is no such unit of time.');
const outOfRange = (): Value =>
  errorValue('InvalidArgument', 'A date must lie between the years 1 and 9999.');

/** Dates stay dates and times stay times. */
function movedType(call: CallCheck): Type {
  const first = call.types[0] ?? unknownType;
  const type = onlyColumn(first)?.[1] ?? first;
  return type.kind === 'date' || type.kind === 'time' ? type : dateTimeType;
}

/** A date keeps the time it was moved to: only its print is without it. */
function moved(run: Run, value: Moment, amount: number, unitText: string): Value {
  const found = findTimeUnit(unitText);
  if (found === undefined) return noUnit();
  const local = dateAdd(wallClock(value), amount, found, run.zone);
  if (local === undefined) return outOfRange();
  return value.kind === 'time' ? timeValue(local - dateEpoch) : { kind: value.kind, ms: local };
}

function distance(run: Run, start: number, end: number, unitText: string): Value {
  const found = findTimeUnit(unitText);
  return found === undefined ? noUnit() : dateDiff(start, end, found, run.zone);
}

const months = number('months', 'How many months later; negative ones are before.');

export const arithmeticFunctions: readonly FunctionEntry[] = [
  scalar3(
    {
      name: 'DateAdd',
      category: 'date',
      description: 'A date some days, months, hours or other units later.',
      returns: movedType,
      tabular: true,
    },
    moment('date', 'The date.'),
    number('number_of_units', 'How many units later; negative ones are before.'),
    unit,
    moved,
  ),
  scalar3(
    {
      name: 'DateDiff',
      category: 'date',
      description: 'How many days, months, hours or other units lie between two dates.',
      returns: (call) => call.numeric,
      tabular: true,
      column: 'Result',
    },
    wallTime('start_date', 'The first date.'),
    wallTime('end_date', 'The second date.'),
    unit,
    distance,
  ),
  scalar2(
    {
      name: 'EDate',
      category: 'date',
      description: 'The same day some months later, or the last day of that month.',
      returns: dateType,
    },
    wallTime('date', 'The date.'),
    months,
    (_, local, count) => checkedDate('date', eDate(local, count)),
  ),
  scalar2(
    {
      name: 'EOMonth',
      category: 'date',
      description: 'The last day of the month some months later.',
      returns: dateType,
    },
    wallTime('date', 'The date.'),
    months,
    (_, local, count) => checkedDate('date', eoMonth(local, count)),
  ),
];
