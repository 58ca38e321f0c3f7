import { describe, expect, it } from 'vitest';
import { readMessage } from './popup.ts';

describe('readMessage', () => {
  it('takes what the redirect page says', () => {
    const message = { connection: 'cxn_1', outcome: 'signed-in', message: 'Mine is connected.' };
    expect(readMessage(message)).toEqual(message);
    expect(readMessage({ ...message, outcome: 'anything' })?.outcome).toBe('failed');
  });

  it.each([undefined, null, 'x', {}, { connection: 1, outcome: 'signed-in', message: '' }])(
    'leaves %j alone',
    (data) => {
      expect(readMessage(data)).toBeUndefined();
    },
  );
});
