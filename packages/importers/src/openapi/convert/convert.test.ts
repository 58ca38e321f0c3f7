import { readdirSync, readFileSync } from 'node:fs';
import { type JsonObject, objectAt, utf8Encode, valueAt } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { importDescription, type ImportOptions } from '../../index.ts';

/*
 * A case: `source` is completed to a whole OpenAPI 3.1 document; `expect` holds values by pointer into the definition made,
 * null for what must not be there;
 * `report` lists what is told as "code pointer", everything that every import tells left out.
 */
interface Case {
  readonly title: string;
  readonly source: JsonObject;
  readonly url?: string;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly connectionParameters?: Readonly<Record<string, string>>;
  /** Members of the properties by pointer. */
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly options?: ImportOptions;
  readonly report: readonly string[];
}

const always = new Set(['converted', 'server-missing', 'no-operations']);
const folder = new URL('./cases/', import.meta.url);

for (const file of readdirSync(folder)) {
  const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as readonly Case[];
  describe(file, () => {
    it.each(cases.map((item) => [item.title, item] as const))('%s', async (_title, item) => {
      const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {}, ...item.source };
      const input = {
        bytes: utf8Encode(JSON.stringify(document)),
        ...(item.url !== undefined && { url: item.url }),
      };
      const { package: made, report } = await importDescription(input, item.options);
      for (const [pointer, value] of Object.entries(item.expect)) {
        expect(valueAt(made!.definition, pointer) ?? null, pointer).toEqual(value);
      }
      for (const [pointer, value] of Object.entries(item.properties ?? {})) {
        expect(valueAt(made!.properties, `/properties${pointer}`), pointer).toEqual(value);
      }
      const parameters = objectAt(objectAt(made!.properties, 'properties'), 'connectionParameters') ?? {};
      if (item.connectionParameters !== undefined) {
        const types = Object.entries(parameters).map(([name, value]) => [
          name,
          (value as JsonObject)['type'],
        ]);
        expect(Object.fromEntries(types)).toEqual(item.connectionParameters);
      }
      const told = report
        .map(({ code, place }) => [code.replace('importers.', ''), place?.pointer] as const)
        .filter(([code]) => !always.has(code))
        .map(([code, pointer]) => `${code} ${pointer}`);
      expect(told.toSorted()).toEqual([...item.report].toSorted());
      expect(report.every(({ place }) => place?.line !== undefined)).toBe(true);
    });
  });
}
