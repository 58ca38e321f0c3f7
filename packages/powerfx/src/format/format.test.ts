import { describe, expect, it } from 'vitest';
import { findCulture } from '../culture/find.ts';
import { findZone, utcZone } from '../dates/zones.ts';
import { parseDecimal } from '../numbers/decimal-convert.ts';
import { classifyFormat, isRefusedBeforeV1 } from './classify.ts';
import { isoDate, isoInstant, isoTime } from './iso-text.ts';
import { defaultText, formatDateTimeEnum, formatText, type TextValue } from './text.ts';

const english = findCulture('en-US')!;
const at = (text: string): number => Date.parse(`${text}Z`);
const moment: TextValue = { kind: 'datetime', value: at('2024-02-05T15:04:09.078') };
const number = (value: number): TextValue => ({ kind: 'number', value });

describe('classifyFormat', () => {
  it.each([
    ['0.00', 'numeric'],
    ['#,##0.0 %', 'numeric'],
    ['0.0E+00', 'numeric'],
    ['0 "days"', 'numeric'],
    ['0:', 'numeric'],
    ['yyyy-mm-dd', 'datetime'],
    ['ss.000', 'datetime'],
    ['zzz', 'text'],
    ['$', 'text'],
    ['0.00 yyyy', 'invalid'],
    ['hh:00', 'invalid'],
    ['z:0', 'invalid'],
    ['0/0', 'invalid'],
    ['/m', 'invalid'],
    ['[Red]0', 'invalid'],
    ['0_)', 'invalid'],
    ['*0', 'invalid'],
    ['General', 'invalid'],
    ['G', 'invalid'],
    ['mmmmm', 'invalid'],
    ['h am/pm', 'invalid'],
    ['0;0;0;0', 'invalid'],
    ['0.0e', 'invalid'],
    ['0.0E+0.0', 'invalid'],
    ['0.0E+0%', 'invalid'],
    ['0"', 'invalid'],
    ['0\\', 'invalid'],
    ['0'.repeat(101), 'invalid'],
  ])('%j is %s', (format, expected) => {
    expect(classifyFormat(format)).toBe(expected);
  });

  it('was blunter before V1', () => {
    expect(isRefusedBeforeV1('0 "days"')).toBe(true);
    expect(isRefusedBeforeV1('ss.000')).toBe(false);
    expect(isRefusedBeforeV1('[$-fr-FR]0')).toBe(false);
    expect(isRefusedBeforeV1('0/0')).toBe(false);
  });
});

describe('numeric formats', () => {
  it.each<[number, string, string]>([
    [1234.565, '#,##0.00', '1,234.57'],
    [2.5, '0', '3'],
    [-0.4, '0', '0'],
    [-0.4, '0.0', '-0.4'],
    [0, '#', ''],
    [0.256, '0.0%', '25.6%'],
    [1234567, '0,K', '1235K'],
    [1234567, '#,##0.0,,', '1.2'],
    [5, '000', '005'],
    [12, '#.##', '12'],
    [-7, '0;(0);"none"', '(7)'],
    [0, '0;(0);"none"', 'none'],
    [0.2, '0;(0);"none"', 'none'],
    [12345, '0.00E+00', '1.23E+04'],
    [0.00012, '0.0e-##', '1.2e-4'],
    [5551234, '###-####', '555-1234'],
    [1234567, '0"x",0', '123456x,7'],
    [-5, '"a"', '-a'],
    [1e21, '#,#', '1,000,000,000,000,000,000,000'],
    [0.1, '0.00000000000000000000', '0.10000000000000000000'],
  ])('%d as %j', (value, format, expected) => {
    expect(formatText(number(value), format, english)).toBe(expected);
  });

  it('follows the culture', () => {
    expect(formatText(number(1234567.5), '#,##0.00', findCulture('de-DE')!)).toBe('1.234.567,50');
    expect(formatText(number(1234567.5), '#,##0.00', findCulture('fr-FR')!)).toBe('1\u202F234\u202F567,50');
    expect(formatText(number(1234567.5), '#,##0.00', findCulture('hi-IN')!)).toBe('12,34,567.50');
  });

  it('uses all digits of a Decimal', () => {
    const value = parseDecimal('1234567890123456789.0123456789')!;
    expect(formatText(value, '#,##0.0000000000', english)).toBe('1,234,567,890,123,456,789.0123456789');
  });
});

describe('date formats', () => {
  it.each([
    ['dddd, mmmm d, yyyy', 'Monday, February 5, 2024'],
    ['ddd dd mmm yy', 'Mon 05 Feb 24'],
    ['h:mm AM/PM', '3:04 PM'],
    ['hh:mm:ss.000', '15:04:09.078'],
    ['h A/P', '3 P'],
    ['mm:ss', '04:09'],
    ['hh:dd:mm', '15:05:02'],
    ['"d" d \\d', 'd 5 d'],
    ['yyyy;"BC"', '2024'],
    ['f', 'f'],
  ])('%j', (format, expected) => {
    expect(formatText(moment, format, english)).toBe(expected);
  });

  it('treats numbers as day numbers and dates as numbers', () => {
    expect(formatText(number(2.75), 'yyyy-mm-dd hh', english)).toBe('1900-01-01 18');
    expect(formatText(number(-1), 'yyyy;"before" yyyy', english)).toBe('before 1899');
    expect(formatText({ kind: 'time', value: 64_800_000 }, '0.00', english)).toBe('0.75');
    expect(formatText(number(1e9), 'yyyy', english)).toBeUndefined();
  });

  it('refuses more than seven digits of a second only when it runs', () => {
    expect(classifyFormat('ss.00000000')).toBe('datetime');
    expect(formatText(moment, 'ss.00000000', english)).toBeUndefined();
  });

  it('declines Russian months beside a day', () => {
    const russian = findCulture('ru')!;
    expect(formatText(moment, 'd mmmm', russian)).toBe('5 февраля');
    expect(formatText(moment, 'mmmm', russian)).toBe('февраль');
  });
});

describe('default and enum texts', () => {
  it.each<[TextValue, string]>([
    [moment, '2/5/2024 3:04 PM'],
    [{ kind: 'date', value: moment.kind === 'datetime' ? moment.value : 0 }, '2/5/2024'],
    [{ kind: 'time', value: 3_600_000 }, '1:00 AM'],
    [number(1e21), '1E+21'],
  ])('%j', (value, expected) => {
    expect(defaultText(value, english)).toBe(expected);
  });

  it.each([
    ['LongDate', 'Monday, February 5, 2024'],
    ["'longdatetime24'", 'Monday, February 5, 2024 15:04:09'],
    ['ShortTime', '3:04 PM'],
    ['ShortDateTime24', '2/5/2024 15:04'],
    ['UTC', '2024-02-05T14:04:09.078Z'],
    ['Nothing', undefined],
  ])('%s', (member, expected) => {
    expect(formatDateTimeEnum(moment, member, english, findZone('Europe/Paris')!)).toBe(expected);
  });

  it('uses the culture', () => {
    expect(defaultText(number(1.5), findCulture('fr')!)).toBe('1,5');
    expect(formatDateTimeEnum(moment, 'LongDate', findCulture('fr')!, utcZone)).toBe('lundi 5 février 2024');
    expect(formatDateTimeEnum(moment, 'LongDate', findCulture('es')!, utcZone)).toBe(
      'lunes, 5 de febrero de 2024',
    );
  });

  it('writes ISO', () => {
    expect(isoInstant(at('0045-02-03T00:00'))).toBe('0045-02-03T00:00:00.000Z');
    expect([isoDate(0), isoTime(-1)]).toEqual(['1970-01-01', '23:59:59.999']);
  });
});

describe('places of digits, points and commas', () => {
  it.each<[number, string, string]>([
    // A zero placeholder behind the point asks for the ones between it and the point as well.
    [0.0052, '#.##0', '.005'],
    [0.0052, '0.#0#', '0.005'],
    // Without any placeholder a point shows the integer.
    [91.4, '.', '91'],
    [91.4, '"x".', 'x91'],
    // A comma groups across a text, unless a point is still to come.
    [91_234, '#,"k"000', '91,k234'],
    [91_234, '#,"k"000.0', '91k234.0'],
    // Commas count only behind a placeholder before the point.
    [91_234, '.0,', '91234.0'],
  ])('%d as %j', (value, format, expected) => {
    expect(formatText(number(value), format, english)).toBe(expected);
  });

  it('reads a p as a letter at the beginning and behind digits', () => {
    expect(formatText(number(7), 'p', english)).toBe('p');
    expect(formatText(number(-7), 'pt', english)).toBe('-pt');
    expect(formatText(number(7), '0p', english)).toBe('7p');
    expect(formatText(number(7), "0'm", english)).toBe("7'm");
    expect(formatText(number(7), '0a', english)).toBeUndefined();
  });
});

describe('minutes and months', () => {
  it.each([
    // Next to each other the two letters say nothing about one another.
    ['hm', '152'],
    ['h-m', '15-4'],
    ['hhmm', '1504'],
    ['ms', '29'],
    ['m:s', '4:9'],
    ['mss', '409'],
    ['h:m m', '15:4 4'],
    ['h:m d m', '15:4 5 2'],
    ['h d:m', '15 5:2'],
    ['d m s', '5 4 9'],
  ])('%j', (format, expected) => {
    expect(formatText(moment, format, english)).toBe(expected);
  });
});
