import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureStudioBuilt, studioSources } from './studio.mjs';

let root = '';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const manifest = (name: string, dependencies: object) =>
  write(`packages/${name}/package.json`, JSON.stringify({ name: `@connectory/${name}`, dependencies }));
const build = () => ensureStudioBuilt(root, process.execPath);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'connectory-studio-'));
  write('package.json', JSON.stringify({ workspaces: ['packages/*'] }));
  write('package-lock.json', '{}');
  manifest('studio', { '@connectory/schema': '0.1.0' });
  manifest('schema', { '@connectory/base': '0.1.0' });
  manifest('base', {});
  manifest('server', {});
  write('packages/studio/index.html', '');
  for (const name of ['studio', 'schema', 'base', 'server']) write(`packages/${name}/src/index.ts`, '');
  write('packages/base/src/index.test.ts', '');
  // Stands in for Vite: what matters here is when it is called.
  write(
    'node_modules/vite/bin/vite.js',
    `const fs = require('node:fs');
     if (fs.readFileSync('src/index.ts', 'utf8') === 'broken') { console.error('cannot read that'); process.exit(1); }
     fs.mkdirSync('dist', { recursive: true }); fs.writeFileSync('dist/index.html', 'built');`,
  );
});
afterEach(() => rmSync(root, { recursive: true }));

describe('studioSources', () => {
  it('names the sources of the studio and of what it imports, at any depth, without tests', () => {
    const sources = studioSources(root);
    expect(sources).toContain('packages/studio/index.html');
    expect(sources).toContain('packages/studio/src/index.ts');
    expect(sources).toContain('packages/base/src/index.ts');
    expect(sources).not.toContain('packages/base/src/index.test.ts');
    expect(sources).not.toContain('packages/server/src/index.ts');
  });
});

describe('ensureStudioBuilt', () => {
  it('builds once, and again when a source or the result changed', async () => {
    expect(await build()).toEqual({ built: true });
    expect(await build()).toEqual({ built: false });
    write('packages/base/src/index.ts', 'export {};');
    expect(await build()).toEqual({ built: true });
    rmSync(join(root, 'packages/studio/dist'), { recursive: true });
    expect(await build()).toEqual({ built: true });
    expect(await build()).toEqual({ built: false });
  });

  it('hands on what a failed build said, and tries again the next time', async () => {
    write('packages/studio/src/index.ts', 'broken');
    expect(await build()).toEqual({ problem: expect.stringContaining('cannot read that') });
    expect(await build()).toEqual({ problem: expect.stringContaining('could not be built') });
  });
});
