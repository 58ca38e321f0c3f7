import { describe, expect, it } from 'vitest';
import { findCulture } from './find.ts';
import { cultures } from './table.ts';
import { compareText, lowerCase, titleCase, upperCase } from './text.ts';

describe('findCulture', () => {
  it.each([
    ['en-US', 'en-US'],
    ['EN-us', 'en-US'],
    ['fr', 'fr-FR'],
    ['pt', 'pt-BR'],
    ['vi-VI', 'vi-VN'],
    ['', ''],
  ])('%j is %j', (tag, expected) => {
    expect(findCulture(tag)?.tag).toBe(expected);
  });

  it.each(['12', 'unknown', 'e', 'en-', 'en-USA-', 'qq', 'fr FR'])('refuses %j', (tag) => {
    expect(findCulture(tag)).toBeUndefined();
  });

  it('builds a culture without a table from Intl', () => {
    const culture = findCulture('et-EE');
    expect(culture?.decimalSeparator).toBe(',');
    expect(culture?.monthsLong[0]).toBe('jaanuar');
    expect(culture?.shortDate).toMatch(/^d+\.M+\.yyyy$/u);
  });

  it('has whole tables', () => {
    for (const culture of cultures) {
      expect([culture.tag, culture.monthsLong.length, culture.monthsShort.length]).toEqual([
        culture.tag,
        12,
        12,
      ]);
      expect([culture.tag, culture.daysLong.length, culture.daysShort.length]).toEqual([culture.tag, 7, 7]);
      expect(culture.listSeparator).toBe(culture.decimalSeparator === ',' ? ';' : ',');
    }
  });
});

describe('text', () => {
  const english = findCulture('en-US')!;
  const turkish = findCulture('tr-TR')!;
  it('maps case by culture and never changes the length', () => {
    expect(upperCase('straße i', english)).toBe('STRAßE I');
    expect(upperCase('istanbul', turkish)).toBe('İSTANBUL');
    expect(lowerCase('DIŞ', turkish)).toBe('dış');
  });

  it('makes title case', () => {
    expect(titleCase("JANE o'neil, 2nd street-side", english)).toBe("Jane O'neil, 2Nd Street-Side");
  });

  it('orders as ICU', () => {
    const sorted = ['b', 'a', 'B', 'é', 'e', 'A'].toSorted((left, right) =>
      compareText(left, right, english),
    );
    expect(sorted).toEqual(['a', 'A', 'b', 'B', 'e', 'é']);
  });
});
