import { type Json, utf8Encode } from '@connectory/base';
import { emptyPackage, writePackage, writeZip } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { importDescription } from './index.ts';

const importText = (text: string) => importDescription({ bytes: utf8Encode(text), fileName: 'source' });
const importJson = (value: Json) => importText(JSON.stringify(value));
const minimal = { openapi: '3.1.0', info: { title: 'Tasks', version: '1' }, paths: {} };

describe('recognising', () => {
  it('knows a connector package in a zip', async () => {
    const bytes = writeZip(writePackage(emptyPackage('Tasks')));
    const result = await importDescription({ bytes, fileName: 'tasks.bin' });
    expect(result.source.format).toBe('package');
    expect(result.name).toBe('Tasks');
    expect(result.package?.definition['swagger']).toBe('2.0');
  });

  it('knows OpenAPI whatever the file is called, in JSON, YAML and UTF-16', async () => {
    const yaml = 'openapi: 3.1.0\ninfo: {title: Tasks, version: "1"}\npaths: {}\n';
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${JSON.stringify(minimal)}`, 'utf16le'));
    for (const bytes of [utf8Encode(JSON.stringify(minimal)), utf8Encode(yaml), utf16]) {
      const result = await importDescription({ bytes, fileName: 'thing.txt' });
      expect(result.source).toMatchObject({ format: 'openapi', version: '3.1.0', title: 'Tasks' });
    }
  });

  it.each([
    ['an HTML page', '<!DOCTYPE html><html></html>', 'HTML page'],
    ['nothing', '', 'empty'],
    ['WSDL', '<?xml version="1.0"?><wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/">', 'WSDL'],
    ['GraphQL', 'type Query { tasks: [Task] }', 'GraphQL'],
    ['a HAR file', '{"log":{"entries":[]}}', 'HAR'],
    ['a Postman environment', '{"name":"e","values":[]}', 'environment'],
    ['a JSON Schema', '{"$schema":"x","type":"object"}', 'JSON Schema'],
    ['OpenAPI without a version', '{"info":{},"paths":{}}', 'no version'],
    ['a list', '[1]', 'list'],
    ['bytes', '\u0000\u0001', 'not a text'],
    ['prose', 'Dear reader, this is no API.', 'neither JSON nor'],
  ])('says what it found in %s', async (_title, text, found) => {
    const { package: made, source, report } = await importText(text);
    expect(made).toBeUndefined();
    expect(source.format).toBe('unknown');
    expect(report[0]).toMatchObject({ severity: 'error', code: 'importers.nothing-recognised' });
    expect(report[0]?.message).toContain(found);
  });
});

describe('OpenAPI 2.0', () => {
  it('stays as it is', async () => {
    const document = {
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      'x-unknown': [1],
      securityDefinitions: { K: { type: 'apiKey', in: 'header', name: 'X-K' } },
      paths: {
        '/a': { get: { operationId: 'A', 'x-ms-summary': 'x', responses: { 200: { description: 'ok' } } } },
      },
    };
    const result = await importJson(document);
    expect(result.package?.definition).toEqual(document);
    expect(result.report).toEqual([]);
    expect(JSON.stringify(result.package?.properties)).toContain('api_key');
  });
});

describe('hostile sources', () => {
  const quick = async (text: string): Promise<readonly string[]> => {
    const from = performance.now();
    const { report } = await importText(text);
    expect(performance.now() - from).toBeLessThan(8000);
    return report.map(({ code }) => code);
  };

  it('ends with deep JSON and deep YAML', async () => {
    expect(await quick(`{"openapi":${'['.repeat(200_000)}`)).toContain('connector.too-deep');
    expect(await quick(`openapi: ${'['.repeat(20_000)}`)).toContain('importers.too-deep');
    expect(await quick(`openapi: 3.1.0\nx: ${'{a: '.repeat(2000)}1${'}'.repeat(2000)}`)).toContain(
      'importers.too-deep',
    );
  });

  it('ends with aliases that multiply and aliases that never end', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(10)}]`,
    );
    expect(await quick(`openapi: 3.1.0\nl0: &l0 [x]\n${levels.join('\n')}`)).toContain(
      'importers.yaml-aliases',
    );
    expect(await quick('openapi: 3.1.0\npaths: &p\n  /a: *p\n')).toContain('importers.yaml-cycle');
  });

  it('ends with 30 MB of garbage', async () => {
    expect(await quick('x'.repeat(30_000_000))).toContain('importers.yaml-too-large');
    expect(await quick(`{${'"a":'.repeat(1_000_000)}`)).toContain('connector.not-json');
  });

  it('ends with a web of choices', async () => {
    const ref = (at: number) => ({ $ref: `#/components/schemas/S${at % 2000}` });
    const schemas = Array.from({ length: 2000 }, (_, at) => [
      `S${at}`,
      { oneOf: [ref(at + 1), ref(at + 2)] },
    ]);
    const document = { ...minimal, components: { schemas: Object.fromEntries(schemas) } };
    expect(await quick(JSON.stringify(document))).toContain('importers.schema-choice-untyped');
  });

  it('ends with members named like prototypes', async () => {
    const text = `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"__proto__":{"type":"object","properties":{"constructor":{"$ref":"#/components/schemas/__proto__"}}}}}}`;
    const { package: made } = await importText(text);
    expect(Object.keys(made?.definition['definitions'] ?? {})).toEqual(['__proto__']);
  });

  it('reads broken YAML as far as it goes', async () => {
    const { report, package: made } = await importText(
      'openapi: 3.0.3\ninfo:\n  title: T\n  version: "1"\nservers\n  - x\npaths: {}\n',
    );
    expect(
      report.some(({ code, place }) => code === 'importers.yaml-broken' && place?.line !== undefined),
    ).toBe(true);
    expect(made === undefined || made.definition['swagger'] === '2.0').toBe(true);
  });

  it('merges YAML keys and tells doubled ones', async () => {
    const text =
      'openapi: 3.0.3\nx-a: &a {title: T, version: "1"}\ninfo:\n  <<: *a\n  title: U\n  title: V\npaths: {}\n';
    const { package: made, report } = await importText(text);
    expect(made?.definition['info']).toEqual({ title: 'V', version: '1' });
    expect(report.find(({ code }) => code === 'importers.duplicate-name')?.place?.line).toBe(6);
  });
});
