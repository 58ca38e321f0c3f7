import { describe, expect, it } from 'vitest';
import { parseChoices, parseTyped, showTyped } from './typed-value.ts';

describe('typed values', () => {
  it('reads text as the type says', () => {
    expect(parseTyped('12', 'string')).toBe('12');
    expect(parseTyped('12', 'integer')).toBe(12);
    expect(parseTyped('1.5', 'integer')).toBeUndefined();
    expect(parseTyped('1.5', 'number')).toBe(1.5);
    expect(parseTyped('yes', 'boolean')).toBeUndefined();
    expect(parseTyped('[1]', 'array')).toEqual([1]);
    expect(parseTyped('[1', 'array')).toBeUndefined();
  });

  it('shows what it reads', () => {
    expect(showTyped('a')).toBe('a');
    expect(showTyped(false)).toBe('false');
    expect(showTyped(undefined)).toBe('');
  });

  it('reads dropdown lines, all or none', () => {
    expect(parseChoices('1\n2\n', 'integer')).toEqual([1, 2]);
    expect(parseChoices('1\nx', 'integer')).toBeUndefined();
  });
});
