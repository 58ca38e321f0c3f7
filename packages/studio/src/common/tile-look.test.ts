import { describe, expect, it } from 'vitest';
import { initialsOf, inkOn, safeColor } from './tile-look.ts';

describe('tile look', () => {
  it('shows only colours of six digits', () => {
    expect(safeColor('#FFCC00')).toBe('#ffcc00');
    expect(safeColor('red')).toBe('#0e7c7b');
    expect(safeColor('#fff')).toBe('#0e7c7b');
  });

  it('takes the ink that is read better', () => {
    expect(inkOn('#ffffff')).toBe('#000000');
    expect(inkOn('#ffcc00')).toBe('#000000');
    expect(inkOn('#0e7c7b')).toBe('#ffffff');
    expect(inkOn('#000000')).toBe('#ffffff');
  });

  it('makes initials of one word, of two, and of none', () => {
    expect(initialsOf('Tasks')).toBe('T');
    expect(initialsOf('my tasks api')).toBe('MT');
    expect(initialsOf('  ')).toBe('?');
  });
});
