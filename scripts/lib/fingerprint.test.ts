import { mkdtempSync, rmSync, utimesSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, fingerprint, isFresh, writeStamp } from './fingerprint.mjs';

let root = '';
const stamp = () => join(root, 'stamp.json');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'connectory-fingerprint-'));
  writeFileSync(join(root, 'a.ts'), 'one');
  writeStamp(stamp(), fingerprint(root, ['a.ts']));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('isFresh', () => {
  it('is true when nothing changed', () => {
    expect(isFresh(root, ['a.ts'], stamp())).toBe(true);
  });

  it('is true when only the time of a file changed', () => {
    utimesSync(join(root, 'a.ts'), new Date(0), new Date(0));
    expect(isFresh(root, ['a.ts'], stamp())).toBe(true);
  });

  it('is false when the content changed at the same length', () => {
    writeFileSync(join(root, 'a.ts'), 'two');
    utimesSync(join(root, 'a.ts'), new Date(0), new Date(0));
    expect(isFresh(root, ['a.ts'], stamp())).toBe(false);
  });

  it('is false when a file came or went', () => {
    writeFileSync(join(root, 'b.ts'), 'new');
    expect(isFresh(root, ['a.ts', 'b.ts'], stamp())).toBe(false);
    rmSync(join(root, 'a.ts'));
    expect(isFresh(root, ['a.ts'], stamp())).toBe(false);
  });

  it('is false when the stamp is missing or broken', () => {
    writeFileSync(stamp(), '{');
    expect(isFresh(root, ['a.ts'], stamp())).toBe(false);
    expect(isFresh(root, ['a.ts'], join(root, 'none.json'))).toBe(false);
  });
});

describe('filesBelow', () => {
  it('leaves out the folders to skip', () => {
    mkdirSync(join(root, 'x/node_modules'), { recursive: true });
    writeFileSync(join(root, 'x/kept.ts'), '');
    writeFileSync(join(root, 'x/node_modules/left.ts'), '');
    expect(filesBelow(root, ['x'])).toEqual(['x/kept.ts']);
  });
});
