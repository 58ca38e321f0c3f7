import { utf8Decode, utf8Encode } from '@connectory/base';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { emptyPackage } from './empty.ts';
import { readPackage } from './read.ts';
import type { PackageFile } from './types.ts';
import { writePackage } from './write.ts';
import { readZip, writeZip } from './zip.ts';

const text = (name: string, content: string): PackageFile => ({ name, bytes: utf8Encode(content) });
const definition =
  '{"swagger":"2.0","x-mine":{"b":1,"a":2},"paths":{"/a":{"get":{"responses":{"default":{},"200":{}}}}}}';
const properties = '{"properties":{"iconBrandColor":"#000000","unknown":[1]},"also":true}';

describe('readPackage and writePackage', () => {
  it('keeps everything: members, order and other files', () => {
    const icon = { name: 'icon.png', bytes: Uint8Array.of(1, 2, 3) };
    const given = [
      text('apiDefinition.swagger.json', definition),
      text('apiProperties.json', properties),
      icon,
    ];
    const reading = readPackage(given);
    expect(reading.diagnostics).toEqual([]);
    if (reading.package === undefined) throw new Error('unreadable');
    const written = writePackage(reading.package);
    expect(written.map((file) => file.name)).toEqual([
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'icon.png',
    ]);
    expect(utf8Decode(written[0]?.bytes ?? new Uint8Array()).replaceAll(/\s/g, '')).toBe(definition);
    expect(utf8Decode(written[1]?.bytes ?? new Uint8Array()).replaceAll(/\s/g, '')).toBe(properties);
    expect(written[2]).toEqual(icon);
  });

  it('finds the files in a folder, whatever their capitals', () => {
    const reading = readPackage([
      text('My/APIDefinition.swagger.json', definition),
      text('My/readme.md', '#'),
    ]);
    expect(reading.package?.files.map((file) => file.name)).toEqual(['readme.md']);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(['connector.properties-missing']);
  });

  it.each([
    [[text('readme.md', '')], 'connector.definition-missing'],
    [[text('apiDefinition.swagger.json', '[]')], 'connector.not-an-object'],
    [[text('apiDefinition.swagger.json', '{"openapi":"3.1.0"}')], 'connector.wrong-version'],
    [[text('apiDefinition.swagger.json', '{"swagger":2}')], 'connector.wrong-version'],
    [[text('apiDefinition.swagger.json', definition), text('apiProperties.json', '{')], 'connector.not-json'],
  ])('refuses what it cannot use and says why (%#)', (files, code) => {
    const reading = readPackage(files);
    expect(reading.package).toBeUndefined();
    expect(reading.diagnostics.map((one) => one.code)).toContain(code);
  });

  it('reads what it writes', () => {
    const { package: again, diagnostics } = readPackage(writePackage(emptyPackage('Tasks')));
    expect(again).toEqual(emptyPackage('Tasks'));
    expect(diagnostics).toEqual([]);
  });
});

describe('zip files', () => {
  it('unpacks what it packs, and leaves out what packing tools add', () => {
    const files = [text('a/b.json', '{}'), text('c.txt', 'x')];
    expect(readZip(writeZip(files))).toEqual({ ok: true, value: files });
    const odd = zipSync({
      '__MACOSX/._a': Uint8Array.of(1),
      '.DS_Store': Uint8Array.of(1),
      'a.json': utf8Encode('{}'),
    });
    const read = readZip(odd);
    expect(read.ok && read.value.map((file) => file.name)).toEqual(['a.json']);
  });

  it('refuses what is no zip, what is cut off, and a bomb', () => {
    const bomb = zipSync({ 'a.json': new Uint8Array(40 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(readZip(bomb)).toMatchObject({ ok: false, error: { code: 'connector.zip-too-large' } });
    expect(readZip(utf8Encode('no zip'))).toMatchObject({
      ok: false,
      error: { code: 'connector.zip-unreadable' },
    });
    const cut = writeZip([text('a.json', 'x'.repeat(1000))]).slice(0, 60);
    expect(readZip(cut)).toMatchObject({ ok: false, error: { code: 'connector.zip-unreadable' } });
  });
});
