import { describe, expect, it } from 'vitest';
import { configurations } from '../../config/features.ts';
import { createEngine, type EngineOptions } from '../../host/engine.ts';
import { printValue } from '../../values/print.ts';

async function run(text: string, options: EngineOptions = {}): Promise<string> {
  return printValue(await createEngine(options).formula(text).run());
}

function problems(text: string, options: EngineOptions = {}): readonly string[] {
  return createEngine(options)
    .formula(text)
    .problems.map(({ key, severity }) => `${severity} ${key}`);
}

const canvas = { configuration: configurations.Canvas_Float };
const decimals = { configuration: configurations.V1_Decimal };
const invalid = 'Error({Kind:ErrorKind.InvalidArgument})';

describe('Value, Float, Decimal', () => {
  it('read texts of a language', async () => {
    expect(await run('Value("1,250.5")')).toBe('1250.5');
    expect(await run('Value("1.250,5", "de-DE")')).toBe('1250.5');
    expect(await run('Value("")')).toBe('Blank()');
    expect(await run('Value("seven")')).toBe(invalid);
    expect(await run('Value("7", "12")')).toBe('Error({Kind:ErrorKind.BadLanguageCode})');
  });

  it('read a sign, and what turns it round', async () => {
    expect(await run('Value("-(7)")')).toBe('7');
    expect(await run('Value("+7-")')).toBe('-7');
    expect(await run('Value("-%(7)")')).toBe('0.07');
    expect(await run('Value("-+7")')).toBe(invalid);
  });

  it('see an empty text before its language', async () => {
    expect(await run('Value("", "12")')).toBe('Blank()');
  });

  it('take other values', async () => {
    expect(await run('Value(Date(1900, 1, 1))')).toBe('2');
    expect(await run('Value(StartOfWeek.Tuesday)')).toBe('12');
    expect(await run('Float(true)')).toBe('1');
    expect(await run('Value(Time(30, 0, 0))')).toBe('1.25');
  });

  it('keep decimals in decimal mode', async () => {
    expect(await run('Value("0.1000000000000000000001")', decimals)).toBe('0.1000000000000000000001');
    expect(await run('Decimal(Float("1e60"))', decimals)).toBe(invalid);
  });

  it('say what they take', () => {
    expect(problems('Value({a: 1})')).toContain('severe ErrNumberOrStringExpected');
    expect(problems('Value(TimeUnit.Days)')).toContain('severe ErrNumberOrStringExpected');
    expect(problems('Decimal(1)', canvas)).toContain('severe ErrDecimalNeedsPowerFxV1');
  });
});

describe('Boolean', () => {
  it('reads texts and numbers', async () => {
    expect(await run('Boolean("TRUE")')).toBe('true');
    expect(await run('Boolean(0)')).toBe('false');
    expect(await run('Boolean("yes")')).toBe(invalid);
    expect(await run('Boolean([3, 0])')).toBe('Table({Value:true},{Value:false})');
    expect(problems('Boolean(Color.Red)')).toContain('severe ErrInvalidArgs_Func');
  });
});

describe('GUID', () => {
  it('makes new ones and reads texts', async () => {
    const options = { newGuid: () => '00000000-1111-4222-8333-444444444444' };
    expect(await run('GUID()', options)).toBe('GUID("00000000-1111-4222-8333-444444444444")');
    expect(await run('GUID("ABCDEF0011112222333344445555AAAA")')).toBe(
      'GUID("abcdef00-1111-2222-3333-44445555aaaa")',
    );
    expect(await run('GUID("")')).toBe(invalid);
    expect(await run('GUID(Blank())')).toBe('Blank()');
  });
});

describe('IsNumeric and Language', () => {
  it('look at values', async () => {
    expect(await run('IsNumeric("12.5")')).toBe('true');
    expect(await run('IsNumeric("twelve")')).toBe('false');
    expect(await run('IsNumeric([1])')).toBe('false');
    expect(await run('Language()')).toBe('"en-US"');
  });
});

describe('Text', () => {
  it('writes values as the culture does', async () => {
    expect(await run('Text(1234.5)')).toBe('"1234.5"');
    expect(await run('Text(Date(2031, 5, 6))')).toBe('"5/6/2031"');
    expect(await run('Text(TimeUnit.Days)')).toBe('"days"');
    expect(await run('Text(StartOfWeek.Tuesday)')).toBe('"Tuesday"');
    expect(await run('Text(Blank())')).toBe('Blank()');
  });

  it('follows formats', async () => {
    expect(await run('Text(1234.567, "#,##0.00")')).toBe('"1,234.57"');
    expect(await run('Text(1234.567, "#,##0.00", "de-DE")')).toBe('"1.234,57"');
    expect(await run('Text(Date(2031, 5, 6), "yyyy-mm-dd")')).toBe('"2031-05-06"');
    expect(await run('Text(Date(2031, 5, 6), DateTimeFormat.LongDate)')).toBe('"Tuesday, May 6, 2031"');
    expect(await run('Text(Blank(), "0.0")')).toBe('"0.0"');
    expect(await run('Text(5, Blank())')).toBe('""');
    expect(await run('Text(5, "0.0", Blank())')).toBe('""');
  });

  it('refuses formats that are none', async () => {
    expect(problems('Text(5, "[Red]0")')).toEqual([
      'warning ErrIncorrectFormat_Func',
      'severe ErrInvalidArgs_Func',
    ]);
    expect(problems('Text("five", "0")')).toEqual([
      'warning ErrNotSupportedFormat_Func',
      'severe ErrInvalidArgs_Func',
    ]);
    expect(problems('Text(5, SortOrder.Ascending)')).toContain('severe ErrStringExpected');
    expect(problems('Text({a: 1})')).toContain('severe ErrNumberOrStringExpected');
    expect(await run('Text(5, Lower("[red]0"))')).toBe(invalid);
  });

  it('waits for the run before Power Fx 1.0', async () => {
    expect(await run('Text(5, "0?")', canvas)).toBe(invalid);
    expect(await run('Text("five", "0")', canvas)).toBe(invalid);
    expect(problems('Text(5, "0 y")', canvas)).toContain('warning ErrIncorrectFormat_Func');
  });
});
