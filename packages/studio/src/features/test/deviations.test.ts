import { describe, expect, it } from 'vitest';
import { deviationRows, placeWords } from './deviations.ts';

describe('deviations', () => {
  it('names places as people write them', () => {
    expect(placeWords('/lists/0/id')).toBe('lists[0].id');
    expect(placeWords('/a~1b/c')).toBe('a/b.c');
    expect(placeWords('/0/x')).toBe('[0].x');
    expect(placeWords('')).toBe('(whole body)');
  });

  it('shows expected and found, long values cut', () => {
    const [row] = deviationRows([
      {
        code: 'schema.type',
        severity: 'error',
        message: 'Wrong type.',
        place: { pointer: '/x' },
        data: { expected: 'string', actual: { long: 'a'.repeat(200) } },
      },
    ]);
    expect(row?.expected).toBe('string');
    expect(row?.actual.length).toBeLessThan(130);
    expect(row?.place).toBe('x');
  });
});
