import { describe, expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

const nameIn = (disposition: string): string | undefined =>
  fileNameOf([['Content-Disposition', disposition]]);

describe('fileNameOf', () => {
  it('reads quoted and bare names', () => {
    expect(nameIn('attachment; filename="a b.png"')).toBe('a b.png');
    expect(nameIn('inline; filename=plain.txt; size=3')).toBe('plain.txt');
    expect(nameIn('attachment; filename="say \\"hi\\".txt"')).toBe('say "hi".txt');
  });

  it('prefers the extended name, whose letters are all there', () => {
    expect(nameIn(`attachment; filename="na_ve.txt"; filename*=UTF-8''na%C3%AFve.txt`)).toBe('naïve.txt');
    expect(nameIn(`attachment; filename="kept.txt"; filename*=UTF-8''%E0%A4%A`)).toBe('kept.txt');
  });

  it('leaves out folders', () => {
    expect(nameIn('attachment; filename="../../etc/passwd"')).toBe('passwd');
  });

  it('knows when there is none', () => {
    expect(fileNameOf([['content-type', 'image/png']])).toBeUndefined();
    expect(nameIn('attachment')).toBeUndefined();
    expect(nameIn('attachment; filename=""')).toBeUndefined();
  });
});
