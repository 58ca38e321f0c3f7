import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSealer } from './seal.ts';

const sealer = createSealer(randomBytes(32));

describe('createSealer', () => {
  it('opens what it sealed, and shows nothing but names', () => {
    const sealed = sealer.seal('cxn_1', { key: 'open sesame', other: 'hällo' });
    expect(sealed).not.toContain('sesame');
    expect(sealer.names(sealed)).toEqual(['key', 'other']);
    expect(sealer.open('cxn_1', sealed)).toEqual({ key: 'open sesame', other: 'hällo' });
  });

  it('seals the same value differently each time', () => {
    expect(sealer.seal('cxn_1', { key: 'x' })).not.toBe(sealer.seal('cxn_1', { key: 'x' }));
  });

  it.each([
    ['moved to another record', 'cxn_2', (text: string) => text],
    [
      'changed',
      'cxn_1',
      (text: string) => text.replace(/"key":"(.)/, (_all, first) => `"key":"${first === 'A' ? 'B' : 'A'}`),
    ],
    ['no JSON', 'cxn_1', () => 'x'],
    ['under another name', 'cxn_1', (text: string) => text.replace('"password"', '"pass"')],
  ])('does not open a record that was %s', (_what, id, change) => {
    expect(sealer.open(id, change(sealer.seal('cxn_1', { password: 'x' })))).toBeUndefined();
  });

  it('does not open what another instance sealed', () => {
    const other = createSealer(randomBytes(32));
    expect(other.open('cxn_1', sealer.seal('cxn_1', { key: 'x' }))).toBeUndefined();
  });
});
