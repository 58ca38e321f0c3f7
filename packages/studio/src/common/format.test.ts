import { describe, expect, it } from 'vitest';
import { byteCount, duration, plural, timeAgo } from './format.ts';

describe('format', () => {
  const now = Date.parse('2026-03-02T12:00:00Z');

  it('tells time in the largest unit that fits', () => {
    expect(timeAgo('2026-03-02T11:59:40Z', now)).toBe('just now');
    expect(timeAgo('2026-03-02T11:58:00Z', now)).toBe('2 minutes ago');
    expect(timeAgo('2026-03-02T09:00:00Z', now)).toBe('3 hours ago');
    expect(timeAgo('2026-03-01T12:00:00Z', now)).toBe('yesterday');
  });

  it('tells sizes and spans', () => {
    expect(byteCount(999)).toBe('999 B');
    expect(byteCount(1500)).toBe('1.5 kB');
    expect(byteCount(2_340_000)).toBe('2.3 MB');
    expect(duration(12.4)).toBe('12 ms');
    expect(duration(1234)).toBe('1.23 s');
  });

  it('counts', () => {
    expect(plural(1, 'action')).toBe('1 action');
    expect(plural(1200, 'action')).toBe('1,200 actions');
  });
});
