import { readFileSync } from 'node:fs';
import { type Json, type JsonObject, utf8Encode, valueAt } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { importDescription } from '../index.ts';

const caseFile = (name: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`./cases/${name}`, import.meta.url), 'utf8')) as JsonObject;

const importJson = (value: Json) => importDescription({ bytes: utf8Encode(JSON.stringify(value)) });

const v21 = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** A collection of one request. */
const collection = (request: JsonObject, more: JsonObject = {}): JsonObject => ({
  info: { name: 'C', schema: v21 },
  item: [{ name: 'Do it', request }],
  ...more,
});

describe('Postman', () => {
  it('imports the shelf of v2.1 and of v1 to the same definition', async () => {
    const newer = await importJson(caseFile('shelf.v2.1.json'));
    const older = await importJson(caseFile('shelf.v1.json'));
    expect(newer.source).toMatchObject({ format: 'postman', version: 'v2.1', operations: 3 });
    expect(older.source).toMatchObject({ format: 'postman', version: 'v1', operations: 3 });
    expect(newer.package?.definition).toEqual(caseFile('shelf.expected.json'));
    expect(older.package?.definition).toEqual(caseFile('shelf.expected.json'));
  });

  it('keeps no value of the collection', async () => {
    const source = collection(
      {
        method: 'POST',
        url: 'https://a.example/b?token=q-secret',
        header: [{ key: 'X-Key', value: 'h-secret' }],
        auth: {
          type: 'basic',
          basic: [
            { key: 'username', value: 'u-secret' },
            { key: 'password', value: 'p-secret' },
          ],
        },
        body: { mode: 'raw', raw: '{"password":"b-secret"}' },
      },
      { variable: [{ key: 'k', value: 'v-secret' }] },
    );
    const { package: made } = await importJson(source);
    expect(JSON.stringify(made)).not.toContain('secret"');
    expect(JSON.stringify(made)).not.toContain('-secret');
    expect(JSON.stringify(made?.properties)).toContain('securestring');
  });

  it.each<[string, JsonObject, Json]>([
    [
      'JSON with a variable',
      { mode: 'raw', raw: '{"a": {{n}}}' },
      { type: 'object', properties: { a: { type: 'string', description: 'a' } } },
    ],
    ['text', { mode: 'raw', raw: 'hello' }, { type: 'string' }],
    ['a file', { mode: 'file', file: {} }, { type: 'string', format: 'binary' }],
  ])('makes a schema of a body: %s', async (_title, body, schema) => {
    const { package: made } = await importJson(
      collection({ method: 'POST', url: 'https://a.example/b', body }),
    );
    expect(valueAt(made!.definition, '/paths/~1b/post/parameters/0/schema')).toEqual(schema);
  });

  it('makes form parameters of a form, disabled ones advanced', async () => {
    const formdata = [
      { key: 'f', type: 'file' },
      { key: 't', value: 'x', disabled: true },
    ];
    const { package: made } = await importJson(
      collection({ method: 'POST', url: 'https://a.example/b', body: { mode: 'formdata', formdata } }),
    );
    expect(valueAt(made!.definition, '/paths/~1b/post/parameters')).toEqual([
      { name: 'f', in: 'formData', required: false, type: 'file' },
      { name: 't', in: 'formData', required: false, type: 'string', 'x-ms-visibility': 'advanced' },
    ]);
  });

  it('keeps a second request on one path and verb under a made-up path with a policy', async () => {
    const item = ['One', 'Two'].map((name) => ({
      name,
      request: { method: 'GET', url: 'https://a.example/b' },
    }));
    const { package: made, report } = await importJson({ info: { name: 'C', schema: v21 }, item });
    expect(Object.keys(made!.definition['paths'] as JsonObject)).toEqual(['/b', '/b/_request2']);
    expect(valueAt(made!.properties, '/properties/policyTemplateInstances/0')).toMatchObject({
      templateId: 'routerequesttoendpoint',
      parameters: { 'x-ms-apimTemplateParameter.newPath': '/b', 'x-ms-apimTemplate-operationName': ['Two'] },
    });
    expect(
      report.some(
        ({ code, place }) => code === 'importers.postman-same-path' && place?.pointer === '/item/1',
      ),
    ).toBe(true);
  });

  it('tells scripts, a host without value and a sign-in that is not supported', async () => {
    const source = collection(
      { method: 'GET', url: '{{base}}/a', auth: { type: 'hawk', hawk: [] } },
      { event: [{ listen: 'test', script: { exec: ['pm.test()'] } }] },
    );
    const { report } = await importJson(source);
    const codes = report.map(({ code }) => code.replace('importers.', ''));
    expect(codes).toEqual(
      expect.arrayContaining(['postman-scripts', 'postman-host-unknown', 'postman-auth-unsupported']),
    );
  });

  it('leaves out what cannot be called, and says so', async () => {
    const item = [{ name: 'No address', request: { method: 'GET' } }, { name: 'Odd' }];
    const { package: made, report } = await importJson({ info: { name: 'C', schema: v21 }, item });
    expect(made?.definition['paths']).toEqual({});
    expect(report.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['importers.postman-no-url', 'importers.postman-item-unusable']),
    );
  });
});
