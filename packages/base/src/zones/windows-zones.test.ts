import { describe, expect, it } from 'vitest';
import { ianaZone, other, standard } from './windows-zones.ts';

describe('names of Windows for time zones', () => {
  it.each([
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['w. europe standard time', 'Europe/Berlin'],
    ['Pacific Standard Time (Mexico)', 'America/Tijuana'],
    ['UTC', 'UTC'],
    ['UTC-11', 'Etc/GMT+11'],
    ['russia time zone 3', 'Europe/Samara'],
  ])('%s is %s', (id, iana) => {
    expect(ianaZone(id)).toBe(iana);
  });

  it.each(['Europe/Paris', 'Pacific', ' standard time', 'constructor', '__proto__ standard time', ''])(
    'none is %j',
    (id) => {
      expect(ianaZone(id)).toBeUndefined();
    },
  );

  it('are all zones of the platform', () => {
    const ids = Object.keys(standard).map((id) => `${id} Standard Time`);
    for (const id of [...ids, ...Object.keys(other)]) {
      const timeZone = ianaZone(id) ?? '';
      expect(() => new Intl.DateTimeFormat('en-US', { timeZone }), id).not.toThrow();
    }
    expect(ids).toHaveLength(127);
  });
});
