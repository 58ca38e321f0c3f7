import { readFileSync } from 'node:fs';
import { type Json, type JsonObject, parsePointer, utf8Encode, withValueAt } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { importDescription } from '../../index.ts';

/* A case breaks one thing of a correct document; exactly that must be told as an error, with its line. */
interface Case {
  readonly title: string;
  readonly swagger?: boolean;
  readonly change: Readonly<Record<string, Json>>;
  readonly tell: string;
}

const correct3: JsonObject = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {} };
const correct2: JsonObject = { swagger: '2.0', info: { title: 'T', version: '1' }, paths: {} };
const cases = JSON.parse(
  readFileSync(new URL('./cases/breaches.json', import.meta.url), 'utf8'),
) as readonly Case[];

async function errorsOf(document: Json): Promise<readonly string[]> {
  const { report } = await importDescription({ bytes: utf8Encode(JSON.stringify(document, undefined, 2)) });
  const errors = report.filter(({ severity }) => severity === 'error');
  expect(errors.every(({ place }) => place?.line !== undefined)).toBe(true);
  return errors.map(({ code, place }) => `${code.replace('importers.', '')} ${place?.pointer}`);
}

describe('structure', () => {
  it('finds nothing in correct documents', async () => {
    expect(await errorsOf(correct3)).toEqual([]);
    expect(await errorsOf(correct2)).toEqual([]);
  });

  it.each(cases.map((item) => [item.title, item] as const))('%s', async (_title, item) => {
    let document: Json = item.swagger === true ? correct2 : correct3;
    for (const [pointer, value] of Object.entries(item.change))
      document = withValueAt(document, parsePointer(pointer) ?? [], value);
    expect(await errorsOf(document)).toContain(item.tell);
  });

  it('tells a breach in YAML at its line', async () => {
    const text = 'openapi: 3.0.3\ninfo:\n  title: T\n  version: "1"\npaths:\n  /a:\n    get: {}\n';
    const { report } = await importDescription({ bytes: utf8Encode(text) });
    const error = report.find(({ severity }) => severity === 'error');
    expect(error).toMatchObject({
      code: 'importers.member-missing',
      place: { line: 7, pointer: '/paths/~1a/get' },
    });
  });

  it('lists one kind of breach 200 times and counts the rest', async () => {
    const schemas = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`S${at}`, { type: 'none' }]));
    const { report } = await importDescription({
      bytes: utf8Encode(JSON.stringify({ ...correct3, components: { schemas } })),
    });
    expect(report.filter(({ code }) => code === 'importers.wrong-value')).toHaveLength(200);
    expect(report.find(({ code }) => code === 'importers.more-of-the-same')).toMatchObject({
      severity: 'error',
      data: { count: 50 },
    });
  });
});
