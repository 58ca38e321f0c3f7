import { describe, expect, it } from 'vitest';
import { dateAdd, dateDiff, eDate, eoMonth, type TimeUnit } from './arithmetic.ts';
import {
  dateEpoch,
  dateFromNumber,
  dateParts,
  dateToNumber,
  makeDate,
  makeDateTime,
  makeTime,
  maxDate,
  minDate,
} from './calendar.ts';
import { isoWeekNum, weekNum, weekday } from './weeks.ts';
import {
  findZone,
  isSkipped,
  localToUtc,
  skipGap,
  timeZoneOffsetMinutes,
  utcToLocal,
  utcZone,
} from './zones.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const seattle = findZone('Pacific Standard Time')!;
const beirut = findZone('Middle East Standard Time')!;
const lordHowe = findZone('Australia/Lord_Howe')!;

describe('calendar', () => {
  it('agrees with the proleptic Gregorian calendar', () => {
    for (let local = minDate; local <= maxDate; local += 86_400_000 * 397 + 3_723_004) {
      const parts = dateParts(local);
      const date = new Date(local);
      expect([parts.year, parts.month, parts.day]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
      ]);
      const { year, month, day, hour, minute, second, millisecond } = parts;
      expect(makeDateTime(year, month, day, hour, minute, second, millisecond)).toBe(local);
    }
  });

  it('rolls parts over and keeps the range', () => {
    expect(makeDate(2023, 14, -1)).toBe(at('2024-01-30T00:00'));
    expect(makeDate(45, 2, 3)).toBe(Date.parse('0045-02-03T00:00Z'));
    expect(makeDate(0, 5, 1)).toBeUndefined();
    expect(makeDate(9999, 12, 32)).toBeUndefined();
    expect(makeDate(Number.NaN, 1, 1)).toBeUndefined();
    expect(makeTime(25, -30, 0, 1)).toBe(88_200_001);
    expect(makeTime(1e20, 0, 0, 0)).toBeUndefined();
  });

  it('counts days from 1899-12-30', () => {
    expect(dateToNumber(dateEpoch)).toBe(0);
    expect(dateFromNumber(1.25)).toBe(at('1899-12-31T06:00'));
    expect(dateFromNumber(-0.25)).toBe(at('1899-12-29T18:00'));
    expect(dateFromNumber(1e9)).toBeUndefined();
  });
});

describe('weeks', () => {
  it.each([
    [1, 5],
    [2, 4],
    [3, 3],
    [12, 3],
    [17, 5],
  ])('weekday from code %d', (code, expected) => {
    expect(weekday(at('2023-06-15T12:00'), code)).toBe(expected);
  });

  it('numbers weeks', () => {
    expect(weekday(0, 4)).toBeUndefined();
    expect(weekNum(at('2023-01-01T00:00'))).toBe(1);
    expect(weekNum(at('2023-01-01T00:00'), 2)).toBe(1);
    expect(weekNum(at('2023-01-02T00:00'), 2)).toBe(2);
    expect(weekNum(at('2023-01-01T00:00'), 21)).toBe(52);
    expect(weekNum(0, 3)).toBeUndefined();
    expect(isoWeekNum(at('2020-12-31T00:00'))).toBe(53);
  });
});

describe('zones', () => {
  it('knows Windows ids and keeps what was asked for', () => {
    const ids = ['Pacific Standard Time', 'w. europe standard time', 'Russia Time Zone 3', 'UTC-11'];
    for (const id of ids) expect([id, findZone(id)?.id]).toEqual([id, id]);
    expect(findZone('Mars Standard Time')).toBeUndefined();
  });

  it('converts both ways', () => {
    expect(utcToLocal(at('2023-07-01T12:00'), seattle)).toBe(at('2023-07-01T05:00'));
    expect(localToUtc(at('2023-01-01T05:00'), seattle)).toBe(at('2023-01-01T13:00'));
    // 01:30 occurs twice on that day; the later, standard, one counts.
    expect(localToUtc(at('2023-11-05T01:30'), seattle)).toBe(at('2023-11-05T09:30'));
    expect(timeZoneOffsetMinutes(at('2023-01-01T00:00'), lordHowe)).toBe(-660);
  });

  it('moves skipped times to the end of the gap', () => {
    expect(isSkipped(at('2023-03-12T02:30'), seattle)).toBe(true);
    expect(skipGap(at('2023-03-12T02:30'), seattle)).toBe(at('2023-03-12T03:00'));
    expect(skipGap(at('2021-03-28T00:00'), beirut)).toBe(at('2021-03-28T01:00'));
    expect(skipGap(at('2023-10-01T02:10'), lordHowe)).toBe(at('2023-10-01T02:30'));
    expect(skipGap(at('2023-03-12T03:00'), seattle)).toBe(at('2023-03-12T03:00'));
    expect(skipGap(at('2011-12-30T12:00'), findZone('Samoa Standard Time')!)).toBe(at('2011-12-31T00:00'));
  });
});

describe('arithmetic', () => {
  it.each<[string, number, TimeUnit, string]>([
    ['2023-03-12T01:30', 1, 'hours', '2023-03-12T03:30'],
    ['2023-11-05T00:30', 2, 'hours', '2023-11-05T01:30'],
    ['2023-03-11T02:30', 1, 'days', '2023-03-12T03:00'],
    ['2023-01-31T10:00', 1.9, 'months', '2023-02-28T10:00'],
    ['2024-02-29T00:00', -1, 'years', '2023-02-28T00:00'],
    ['2023-01-01T00:00', 0.5, 'days', '2023-01-01T12:00'],
    ['2023-01-01T00:00', -1.6, 'milliseconds', '2022-12-31T23:59:59.998'],
  ])('%s plus %d %s', (start, amount, unit, expected) => {
    expect(dateAdd(at(start), amount, unit, seattle)).toBe(at(expected));
  });

  it.each<[string, string, TimeUnit, number]>([
    ['2023-01-01T00:59', '2023-01-01T01:00', 'hours', 1],
    ['2023-03-12T00:00', '2023-03-13T00:00', 'hours', 23],
    ['2023-01-01T23:59', '2023-01-02T00:00', 'days', 1],
    ['2022-12-31T00:00', '2023-01-01T00:00', 'quarters', 1],
    ['2023-01-31T00:00', '2022-01-01T00:00', 'months', -12],
  ])('from %s to %s in %s', (start, end, unit, expected) => {
    expect(dateDiff(at(start), at(end), unit, seattle)).toBe(expected);
  });

  it('finds month ends', () => {
    expect(eDate(at('2024-01-31T13:00'), 1.9)).toBe(at('2024-02-29T00:00'));
    expect(eoMonth(at('2024-01-31T13:00'), -2)).toBe(at('2023-11-30T00:00'));
    expect(eDate(at('2024-01-31T13:00'), 1e9)).toBeUndefined();
    expect(dateAdd(at('2024-01-01T00:00'), Number.POSITIVE_INFINITY, 'months', utcZone)).toBeUndefined();
  });
});
