import { noteSource } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { steps } from '../../report/at.ts';
import { makeReporter } from '../../report/reporter.ts';
import { makeAlike } from './alike.ts';

function setUp() {
  const reporter = makeReporter('api.json');
  const definitions = new Set<string>();
  const alike = makeAlike(reporter, () => definitions.size);
  const pointers = (): readonly (string | undefined)[] =>
    reporter.finish(() => new Map()).map(({ place }) => place?.pointer);
  return { alike, definitions, pointers };
}

const at = steps(undefined, 'paths', '/a');
const other = steps(undefined, 'paths', '/b');

describe('what reads the same', () => {
  it('is converted once and shared, and told for each place', () => {
    const { alike, pointers } = setUp();
    const once = alike.memory<readonly string[]>();
    const convert = (place: typeof at) => () => {
      alike.reporter.tell('links-kept', steps(place, 'get', 0), { names: 'x' });
      return ['made'];
    };
    const first = once({ a: [1] }, at, convert(at));
    expect(once({ a: [1] }, other, convert(other))).toBe(first);
    expect(once({ a: [2] }, other, convert(other))).not.toBe(first);
    expect(pointers()).toEqual(['/paths/~1a/get/0', '/paths/~1b/get/0', '/paths/~1b/get/0']);
  });

  it('is told again for what lies around it as well', () => {
    const { alike, pointers } = setUp();
    const [outer, inner] = [alike.memory<object>(), alike.memory<object>()];
    const convert = (place: typeof at) => {
      const here = steps(place, 'in');
      return outer([place?.segment === undefined, {}], place, () =>
        inner({}, here, () => {
          alike.reporter.tell('links-kept', here, { names: 'x' });
          return {};
        }),
      );
    };
    expect(convert(at)).toBe(convert(other));
    expect(pointers()).toEqual(['/paths/~1a/in', '/paths/~1b/in']);
  });

  it('is converted again when it told of another place, made a definition, or said more than its value', () => {
    const { alike, definitions } = setUp();
    const once = alike.memory<object>();
    const elsewhere = () => {
      alike.reporter.tell('links-kept', steps(undefined, 'components'), { names: 'x' });
      return {};
    };
    expect(once({ a: 1 }, at, elsewhere)).not.toBe(once({ a: 1 }, other, elsewhere));
    const defining = () => {
      definitions.add(`Thing${definitions.size}`);
      return {};
    };
    expect(once({ b: 1 }, at, defining)).not.toBe(once({ b: 1 }, other, defining));
    const rounded = { maximum: 1 };
    noteSource(rounded, { numbers: new Map([['maximum', '1.0']]) });
    const plain = once([{ maximum: 1 }], at, () => ({}));
    expect(once([rounded], other, () => ({}))).not.toBe(plain);
    expect(once([{ maximum: 1 }], other, () => ({}))).toBe(plain);
  });
});
