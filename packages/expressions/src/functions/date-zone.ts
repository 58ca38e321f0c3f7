/** Functions between time zones. */
import { momentOf, type Moment } from '../dates/moment.ts';
import { findZone, localToUtc, type TimeZone } from '../dates/zones.ts';
import { Failure, fail } from '../run/failure.ts';
import type { Value } from '../values/value.ts';
import { optionalTextAt, textAt } from './arguments.ts';
import { family, parameter } from './define.ts';
import { kinds } from './kinds.ts';
import { format, momentAt, printed, timestamp } from './moments.ts';

function zoneAt(args: readonly Value[], index: number): TimeZone | Failure {
  const name = textAt(args, index);
  return findZone(name) ?? fail('zone-unknown', { zone: name });
}

/** A wall clock of one zone as that of another. */
function converted(moment: Moment, from: TimeZone | undefined, to: TimeZone | undefined): Moment | Failure {
  const utc = from === undefined ? moment.ms : localToUtc(moment.ms, from);
  const local = to === undefined ? utc : utc + to.offsetAt(utc);
  return (
    momentOf(local, moment.rest, to?.isUtc ?? true) ?? fail('date-invalid', { value: 'the converted time' })
  );
}

function convertedAndPrinted(
  args: readonly Value[],
  from: number,
  to: number,
  pattern: number,
): Value | Failure {
  const moment = momentAt(args, 0);
  if (moment instanceof Failure) return moment;
  const source = from < 0 ? undefined : zoneAt(args, from);
  if (source instanceof Failure) return source;
  const target = to < 0 ? undefined : zoneAt(args, to);
  if (target instanceof Failure) return target;
  const result = converted(moment, source, target);
  return result instanceof Failure ? result : printed(result, optionalTextAt(args, pattern));
}

const zone = (name: string, what: string) =>
  parameter(name, kinds.string, `${what}, as a Windows name such as 'Pacific Standard Time'`);

export const dateZoneFunctions = family('date', [
  {
    name: 'convertTimeZone',
    summary: 'Gives what clocks of one time zone show when those of another show a time.',
    parameters: [
      timestamp,
      zone('sourceTimeZone', 'the zone of the timestamp'),
      zone('destinationTimeZone', 'the wanted zone'),
      format,
    ],
    returns: ['string'],
    call: (args) => convertedAndPrinted(args, 1, 2, 3),
  },
  {
    name: 'convertFromUtc',
    summary: 'Gives what clocks of a time zone show at a moment in UTC.',
    parameters: [timestamp, zone('destinationTimeZone', 'the wanted zone'), format],
    returns: ['string'],
    call: (args) => convertedAndPrinted(args, -1, 1, 2),
  },
  {
    name: 'convertToUtc',
    summary: 'Gives the moment in UTC when clocks of a time zone show a time.',
    parameters: [timestamp, zone('sourceTimeZone', 'the zone of the timestamp'), format],
    returns: ['string'],
    call: (args) => convertedAndPrinted(args, 1, -1, 2),
  },
]);
