import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDifference } from './lock.mjs';

let root = '';
const write = (path: string, value: unknown) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(value));
};
const left = { version: '1.0.0', integrity: 'sha512-left' };
const forMac = { version: '1.0.0', integrity: 'sha512-mac', optional: true };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'connectory-lock-'));
  write('package.json', { workspaces: ['packages/*'], dependencies: { left: '1.0.0' } });
  write('packages/a/package.json', { dependencies: { left: '1.0.0' } });
  write('package-lock.json', {
    packages: {
      '': { dependencies: { left: '1.0.0' } },
      'packages/a': { dependencies: { left: '1.0.0' } },
      'node_modules/left': left,
      'node_modules/for-mac': forMac,
    },
  });
  write('node_modules/.package-lock.json', { packages: { 'node_modules/left': left } });
});
afterEach(() => rmSync(root, { recursive: true }));

describe('lockDifference', () => {
  it('is none when all that this system needs is installed', () => {
    expect(lockDifference(root)).toBeUndefined();
  });

  it('tells that nothing is installed', () => {
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(lockDifference(root)).toBe('nothing is installed yet');
  });

  it('tells a package that is missing', () => {
    write('node_modules/.package-lock.json', { packages: {} });
    expect(lockDifference(root)).toBe('node_modules/left is missing');
  });

  it('tells a package of another version', () => {
    write('node_modules/.package-lock.json', {
      packages: { 'node_modules/left': { ...left, version: '0.9.0' } },
    });
    expect(lockDifference(root)).toBe('node_modules/left has another version');
  });

  it('tells a package.json that changed', () => {
    write('packages/a/package.json', { dependencies: { left: '1.0.1' } });
    expect(lockDifference(root)).toBe('dependencies of packages/a changed');
  });

  it('tells a workspace that the lock file does not know', () => {
    write('packages/b/package.json', {});
    expect(lockDifference(root)).toBe('packages/b is not in package-lock.json');
  });
});
