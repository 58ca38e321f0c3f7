import { describe, expect, it } from 'vitest';
import { findCulture } from '../culture/find.ts';
import { dateEpoch } from './calendar.ts';
import { parseIsoDateTime, parseIsoTime } from './iso.ts';
import { parseDateTime, parseTime } from './parse.ts';
import { findZone, utcZone } from './zones.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const today = at('2026-05-17T00:00');
const paris = findZone('Romance Standard Time')!;

function read(text: string, tag = 'en-US', zone = utcZone): number | undefined {
  const parsed = parseDateTime(text, { culture: findCulture(tag)!, zone, today });
  return parsed.kind === 'datetime' ? parsed.value : undefined;
}

describe('parseDateTime', () => {
  it.each([
    ['3/4/2021', 'en-US', '2021-03-04T00:00'],
    ['3/4/2021', 'en-GB', '2021-04-03T00:00'],
    ['2021/3/4', 'en-GB', '2021-03-04T00:00'],
    ['3.4.21', 'de-DE', '2021-04-03T00:00'],
    ['3/4/49', 'en-US', '2049-03-04T00:00'],
    ['3/4/50', 'en-US', '1950-03-04T00:00'],
    ['21/3/4', 'ja-JP', '2021-03-04T00:00'],
    ['2021年3月4日 5時06分', 'ja-JP', '2021-03-04T05:06'],
    ['March 4, 2021 5:06:07.089 pm', 'en-US', '2021-03-04T17:06:07.089'],
    ['4-Mar-21', 'en-US', '2021-03-04T00:00'],
    ['Thursday, 4 March 2021', 'en-US', '2021-03-04T00:00'],
    ['Mar 2021', 'en-US', '2021-03-01T00:00'],
    ['March 4', 'en-US', '2026-03-04T00:00'],
    ['3/4', 'en-US', '2026-03-04T00:00'],
    ['jeudi 4 mars 2021 17:06', 'fr-FR', '2021-03-04T17:06'],
    ['4 févr 2021', 'fr-FR', '2021-02-04T00:00'],
    ['4 de marzo de 2021', 'es-ES', '2021-03-04T00:00'],
    ['March 4 2021', 'fr-FR', '2021-03-04T00:00'],
    ['2021-03-04T05:06:07Z', 'en-US', '2021-03-04T05:06:07'],
    ['2021-03-04 05:06:07 +02:00', 'en-US', '2021-03-04T03:06:07'],
    ['2021-03-04 12 AM', 'en-US', '2021-03-04T00:00'],
  ])('reads %j in %s', (text, tag, expected) => {
    expect(read(text, tag)).toBe(at(expected));
  });

  it.each([
    '',
    'soon',
    '5',
    '20210304',
    '2/30/2021',
    '13/1/2021',
    '1/1/0000',
    'Friday, 4 March 2021',
    '3/4/2021 25:00',
    '3/4/2021 13:00 PM',
    '1:2:3:4',
    '1 2 3 4',
    'Mar Apr 2021',
  ])('refuses %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('converts offsets to the zone and puts a time alone on the epoch', () => {
    expect(read('2021-07-01T12:00:00Z', 'en-US', paris)).toBe(at('2021-07-01T14:00'));
    expect(read('6 PM')).toBe(dateEpoch + 64_800_000);
    expect(parseDateTime('6:30', { culture: findCulture('en')!, zone: utcZone, today })).toMatchObject({
      hasDate: false,
      hasTime: true,
      hadOffset: false,
    });
  });
});

describe('times', () => {
  const context = { culture: findCulture('en-US')!, zone: utcZone, today };
  it('reads a time anywhere', () => {
    expect(parseTime('3/4/2021 6:30 PM', context)).toBe(66_600_000);
    expect(parseTime('at 26:30:01.5 sharp', context)).toBe(9_001_500);
    expect(parseTime('12:34:56.7891', context)).toBeCloseTo(45_296_789.1, 3);
    expect(parseTime('noon', context)).toBeUndefined();
  });
});

describe('ISO texts of untyped values', () => {
  it('takes only the strict forms', () => {
    expect(parseIsoDateTime('2021-03-04', paris)).toBe(at('2021-03-04T00:00'));
    expect(parseIsoDateTime('2021-03-04T05:06:07.1239', paris)).toBe(at('2021-03-04T05:06:07.123'));
    expect(parseIsoDateTime('2021-03-04T05:06:07Z', paris)).toBe(at('2021-03-04T06:06:07'));
    for (const text of [
      '2021-3-4',
      '2021-02-29',
      '2021-03-04T05:06',
      '2021-03-04T5:06:07',
      '2021-03-04 05:06:07',
      '2021-03-04T05:06:07.12345678',
    ]) {
      expect([text, parseIsoDateTime(text, paris)]).toEqual([text, undefined]);
    }
    expect(parseIsoTime('05:06:07.5')).toBe(18_367_500);
    expect(parseIsoTime('05:66:07')).toBeUndefined();
    expect(parseIsoTime('05:06:07.12345678')).toBeUndefined();
  });
});
