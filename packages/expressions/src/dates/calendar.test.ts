import { describe, expect, it } from 'vitest';
import { dayAfter, daysOf } from './calendar.ts';

describe('days of the calendar', () => {
  it('are those of Date, from the year 1 to the year 9999', () => {
    const msPerDay = 86_400_000;
    const first = -62_135_596_800_000 / msPerDay;
    const last = 253_402_214_400_000 / msPerDay;
    // Every 17th day meets every day of every month, and the ends.
    for (let days = first; days <= last; days += 17) {
      const date = new Date(days * msPerDay);
      const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      if (daysOf(day) !== days) expect(daysOf(day)).toBe(days);
      const back = dayAfter(days);
      if (back.year !== day.year || back.month !== day.month || back.day !== day.day)
        expect(back).toEqual(day);
    }
    expect(dayAfter(last)).toEqual({ year: 9999, month: 12, day: 31 });
    expect(dayAfter(first)).toEqual({ year: 1, month: 1, day: 1 });
  });
});
