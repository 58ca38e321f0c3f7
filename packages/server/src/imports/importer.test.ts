import { ok, utf8Decode, utf8Encode } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { createImporter } from './importer.ts';

const task = { bytes: new Uint8Array(), fileName: 'a.json' };

describe('createImporter', () => {
  it.each([
    ['endless', new URL('./testing/endless.ts', import.meta.url), 'api.import-timed-out'],
    ['hungry', new URL('./testing/hungry.ts', import.meta.url), 'api.import-out-of-memory'],
    ['broken', new URL('./testing/broken.ts', import.meta.url), 'api.import-failed'],
  ])('outlives an %s import', async (name, worker, code) => {
    const importer = createImporter({
      worker,
      timeMs: name === 'endless' ? 200 : 15_000,
      memoryMegabytes: 32,
      atOnce: 1,
    });
    const made = await Promise.all([importer.run(task), importer.run(task)]);
    expect(made.map(({ files, report }) => [files, report[0]?.code])).toEqual([
      [undefined, code],
      [undefined, code],
    ]);
    await importer.close();
  });

  it('fetches documents that a description refers to for its worker', async () => {
    const importer = createImporter();
    const schema = { $ref: 'parts/task.json' };
    const responses = { 200: { description: 'd', content: { 'application/json': { schema } } } };
    const document = {
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      servers: [{ url: 'https://api.example' }],
      paths: { '/a': { get: { operationId: 'a', responses } } },
    };
    const asked: string[] = [];
    const made = await importer.run(
      { bytes: utf8Encode(JSON.stringify(document)), url: 'https://docs.example/openapi.json' },
      (url) => {
        asked.push(url);
        return Promise.resolve(ok({ bytes: utf8Encode('{"type":"string","maxLength":7}'), url }));
      },
    );
    await importer.close();
    expect(asked).toEqual(['https://docs.example/parts/task.json']);
    expect(utf8Decode(made.files?.[0]?.bytes ?? new Uint8Array())).toContain('"maxLength": 7');
  });
});
