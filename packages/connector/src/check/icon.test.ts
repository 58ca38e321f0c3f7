import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { emptyPackage } from '../package/empty.ts';
import { checkPackage } from './check.ts';
import { readIcon } from './icon.ts';

/** A PNG of one colour, RGB or RGBA, every row with another filter so that all of them are undone. */
function png(width: number, height: number, color: readonly number[]): Uint8Array {
  const size = color.length;
  const stride = width * size;
  const raw = new Uint8Array((stride + 1) * height);
  for (let row = 0; row < height; row += 1) {
    const filter = row % 5;
    raw[row * (stride + 1)] = filter;
    for (let at = 0; at < stride; at += 1) {
      const left = at >= size ? (color[at % size] ?? 0) : 0;
      const up = row > 0 ? (color[at % size] ?? 0) : 0;
      const corner = row > 0 && at >= size ? (color[at % size] ?? 0) : 0;
      const paeth = left + up - corner === left ? left : up;
      const predicted = [0, left, up, (left + up) >> 1, paeth][filter] ?? 0;
      raw[row * (stride + 1) + 1 + at] = (color[at % size] ?? 0) - predicted;
    }
  }
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, width);
  new DataView(head.buffer).setUint32(4, height);
  head.set([8, size === 4 ? 6 : 2], 8);
  const chunk = (name: string, data: Uint8Array): readonly number[] => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, data.length);
    return [...length, ...new TextEncoder().encode(name), ...data, 0, 0, 0, 0];
  };
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Uint8Array.from([
    ...signature,
    ...chunk('IHDR', head),
    ...chunk('IDAT', zlibSync(raw)),
    ...chunk('IEND', new Uint8Array()),
  ]);
}

describe('readIcon', () => {
  it('reads size, background and transparency of a PNG', () => {
    expect(readIcon(png(230, 230, [14, 124, 123]))).toEqual({
      kind: 'png',
      width: 230,
      height: 230,
      pixels: { opaque: true, corner: '#0e7c7b' },
    });
    expect(readIcon(png(10, 20, [1, 2, 3, 254]))).toMatchObject({
      width: 10,
      height: 20,
      pixels: { opaque: false },
    });
  });

  it('does not decode what is cut off, huge, or no picture', () => {
    const whole = png(230, 230, [14, 124, 123]);
    expect(readIcon(whole.slice(0, 80))).toMatchObject({ kind: 'png', pixels: undefined });
    expect(readIcon(Uint8Array.of(1, 2, 3))).toEqual({ kind: 'other' });
    const huge = whole.slice();
    new DataView(huge.buffer).setUint32(16, 2_000_000_000);
    expect(readIcon(huge)).toMatchObject({ kind: 'png', pixels: undefined });
  });

  it.each([
    [png(230, 230, [14, 124, 123]), undefined],
    [png(230, 230, [255, 0, 0]), 'background #ff0000'],
    [png(230, 230, [14, 124, 123, 9]), 'transparent'],
    [png(64, 64, [14, 124, 123]), '64 by 64'],
    [png(230, 200, [14, 124, 123]), '230 by 200'],
  ])('is what PKG-003 looks at (%#)', (bytes, problem) => {
    const files = [{ name: 'icon.png', bytes }];
    const found = checkPackage({ ...emptyPackage('Tasks'), files }, { profile: 'certify' })
      .filter(({ code }) => code === 'rule.PKG-003')
      .map(({ message }) => message);
    if (problem === undefined) expect(found).toEqual([]);
    else expect(found.join()).toContain(problem);
  });
});
