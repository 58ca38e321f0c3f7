import { memberNames } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { orderedObject } from './members.ts';

describe('orderedObject', () => {
  it('keeps the order of the entries, names like numbers included', () => {
    const object = orderedObject([
      ['default', 1],
      ['500', 2],
      ['200', 3],
      ['__proto__', 4],
    ]);
    expect(memberNames(object)).toEqual(['default', '500', '200', '__proto__']);
    expect(JSON.stringify(object)).toBe('{"200":3,"500":2,"default":1,"__proto__":4}');
  });

  it('takes the highest number there is as any other name', () => {
    expect(memberNames(orderedObject([['4294967294', 1]]))).toEqual(['4294967294']);
    expect(memberNames(orderedObject([['404', 1]]))).toEqual(['404']);
  });

  it('keeps status codes small', () => {
    const entries = [200, 404, 500].map((status) => [String(status), true] as const);
    const before = process.memoryUsage().heapUsed;
    const made = Array.from({ length: 20_000 }, () => orderedObject(entries));
    // Two hundred bytes each, against five thousand.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(made.length * 2000);
  });
});
