import { describe, expect, it } from 'vitest';
import { configurations } from '../../config/features.ts';
import { findCulture, invariantCulture } from '../../culture/find.ts';
import { findZone, utcZone } from '../../dates/zones.ts';
import { createEngine, type EngineOptions } from '../../host/engine.ts';
import { printValue } from '../../values/print.ts';

async function run(text: string, options: EngineOptions = {}): Promise<string> {
  return printValue(await createEngine(options).formula(text).run());
}

const invalid = 'Error({Kind:ErrorKind.InvalidArgument})';
const berlin: EngineOptions = { zone: findZone('Europe/Berlin') ?? utcZone };
const santiago: EngineOptions = { zone: findZone('America/Santiago') ?? utcZone };

describe('making dates', () => {
  it('rolls parts over and counts blank as zero', async () => {
    expect(await run('Date(2031, 14, 0)')).toBe('Date(2032,1,31)');
    expect(await run('DateTime(2031, 1, 1, 25, -1, 61)')).toBe('DateTime(2031,1,2,1,0,1,0)');
    expect(await run('Time(49, 30, 0)')).toBe('Time(1,30,0,0)');
    expect(await run('Date(2031, 5, Blank())')).toBe('Date(2031,4,30)');
    expect(await run('Date(0, 1, 1)')).toBe(invalid);
  });

  it('moves what clocks skip to the end of the gap', async () => {
    expect(await run('DateTime(2031, 3, 30, 2, 20, 0)', berlin)).toBe('DateTime(2031,3,30,3,0,0,0)');
    // Midnight itself is skipped: the day begins at one.
    expect(await run('Hour(Date(2022, 9, 11) + Time(0, 0, 0))', santiago)).toBe('1');
  });
});

describe('parts of dates', () => {
  it('have values of their own for blank', async () => {
    expect(await run('[Year(Blank()), Month(Blank()), Day(Blank()), Hour(Blank())]')).toBe(
      'Table({Value:1900},{Value:1},{Value:0},{Value:0})',
    );
  });

  it('are of the number mode’s kind', async () => {
    const options = { configuration: configurations.V1_Decimal };
    expect(await run('Year(Date(2031, 5, 6)) + 0.00000000000000000001', options)).toBe(
      '2031.00000000000000000001',
    );
  });
});

describe('weeks', () => {
  it('begin where they are told to', async () => {
    expect(await run('Weekday(Date(2031, 5, 6))')).toBe('3');
    expect(await run('Weekday(Date(2031, 5, 6), StartOfWeek.MondayZero)')).toBe('1');
    expect(await run('WeekNum(Date(2031, 1, 5))')).toBe('2');
    expect(await run('ISOWeekNum(Date(2031, 1, 5))')).toBe('1');
  });

  it('take codes only before enums were types', async () => {
    expect(
      createEngine()
        .formula('Weekday(Date(2031, 5, 6), 2)')
        .problems.map(({ key }) => key),
    ).toContain('ErrBadType_ExpectedType_ProvidedType');
    const options = { configuration: configurations.Canvas_Float };
    expect(await run('Weekday(Date(2031, 5, 6), 2)', options)).toBe('2');
    expect(await run('WeekNum(Date(2031, 5, 6), 3)', options)).toBe(invalid);
  });
});

describe('moving dates', () => {
  it('keeps the kind of what is moved', async () => {
    expect(await run('DateAdd(Date(2031, 1, 31), 1, TimeUnit.Months)')).toBe('Date(2031,2,28)');
    expect(await run('DateAdd(Time(22, 0, 0), 3, TimeUnit.Hours)')).toBe('Time(1,0,0,0)');
    expect(await run('DateAdd(Date(2031, 1, 31), 30, TimeUnit.Hours) + Time(0, 0, 0)')).toBe(
      'DateTime(2031,2,1,6,0,0,0)',
    );
  });

  it('counts in days unless told otherwise', async () => {
    expect(await run('DateAdd(Date(2031, 1, 31), 1)')).toBe('Date(2031,2,1)');
    expect(await run('DateDiff(Date(2031, 1, 31), Date(2031, 3, 1))')).toBe('29');
    expect(await run('DateDiff(Date(2031, 1, 31), Date(2031, 3, 1), TimeUnit.Months)')).toBe('2');
  });

  it('works on columns', async () => {
    expect(await run('DateAdd([Date(2031, 1, 1), Blank()], 1)')).toBe(
      'Table({Value:Date(2031,1,2)},{Value:DateTime(1899,12,31,0,0,0,0)})',
    );
  });

  it('clamps months to their end', async () => {
    expect(await run('EDate(Date(2032, 2, 29), 12)')).toBe('Date(2033,2,28)');
    expect(await run('EOMonth(Date(2031, 1, 15), 1)')).toBe('Date(2031,2,28)');
    expect(await run('EDate(Date(9999, 12, 1), 1)')).toBe(invalid);
  });

  it('takes no dates away from numbers', async () => {
    expect(await run('5 - Date(2031, 1, 1)')).toBe('Error({Kind:ErrorKind.NotSupported})');
  });
});

describe('reading dates', () => {
  it('follows the language', async () => {
    expect(await run('DateValue("5/6/2031")')).toBe('Date(2031,5,6)');
    expect(await run('DateValue("5/6/2031", "fr-FR")')).toBe('Date(2031,6,5)');
    expect(await run('DateValue("5/6/2031", "zz-zz")')).toBe('Error({Kind:ErrorKind.BadLanguageCode})');
    expect(await run('DateTimeValue("")')).toBe('Blank()');
    expect(await run('TimeValue("3:04 PM")')).toBe('Time(15,4,0,0)');
    expect(await run('TimeValue(DateTime(2031, 5, 6, 7, 8, 9))')).toBe('Time(7,8,9,0)');
  });

  it('brings moments with an offset here', async () => {
    expect(await run('DateTimeValue("2031-05-06T22:30:00Z")', berlin)).toBe('DateTime(2031,5,7,0,30,0,0)');
  });
});

describe('the clock', () => {
  const options: EngineOptions = { ...berlin, now: () => Date.UTC(2031, 6, 1, 22, 30) };

  it('shows the time of the zone', async () => {
    expect(await run('Now()', options)).toBe('DateTime(2031,7,2,0,30,0,0)');
    expect(await run('Today()', options)).toBe('Date(2031,7,2)');
    expect(await run('UTCToday()', options)).toBe('Date(2031,7,1)');
    expect(await run('TimeZoneOffset()', options)).toBe('-120');
  });

  it('knows today', async () => {
    expect(await run('IsToday(Date(2031, 7, 2))', options)).toBe('true');
    expect(await run('IsToday(Blank())', options)).toBe('false');
    expect(await run('IsUTCToday(Now())', options)).toBe('true');
  });
});

describe('names of the calendar', () => {
  it('are those of the culture', async () => {
    const options = { culture: findCulture('fr-FR') ?? invariantCulture };
    expect(await run('First(Calendar.MonthsLong()).Value', options)).toBe('"janvier"');
    expect(await run('Clock.IsClock24()', options)).toBe('true');
    expect(await run('Clock.AmPmShort()')).toBe('Table({Value:"A"},{Value:"P"})');
  });
});
