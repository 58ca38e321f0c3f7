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
});
