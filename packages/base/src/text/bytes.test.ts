import { expect, it } from 'vitest';
import { base64Decode, base64Encode, decodeText, utf8Decode, utf8Encode } from './bytes.ts';

it('encodes and decodes bytes of every value and any length', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
  expect(base64Decode(base64Encode(bytes))).toEqual(bytes);
  expect(base64Encode(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});

it('takes the URL alphabet, missing padding and line breaks, and refuses the rest', () => {
  expect(base64Decode('_-8')).toEqual(Uint8Array.of(255, 239));
  expect(base64Decode('aG k\n=')).toEqual(utf8Encode('hi'));
  expect(base64Decode('a')).toBeUndefined();
  expect(base64Decode('a$==')).toBeUndefined();
});

it('decodes text, dropping the mark and naming what does not fit', () => {
  expect(utf8Decode(utf8Encode('\uFEFFé'))).toBe('é');
  expect(decodeText(Uint8Array.of(0xe9), 'utf-8', true)).toBeUndefined();
  expect(decodeText(Uint8Array.of(0xe9), 'windows-1252')).toBe('é');
  expect(decodeText(Uint8Array.of(0xe9), 'no-such-label')).toBeUndefined();
});
