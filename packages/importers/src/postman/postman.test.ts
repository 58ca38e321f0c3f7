import { readFileSync } from 'node:fs';
import { type Json, type JsonObject, objectAt, utf8Encode, valueAt } from '@connectory/base';
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
      expect.arrayContaining(['postman-scripts', 'postman-host-asked', 'postman-auth-unsupported']),
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

  it('asks connections for a host that is a variable without a value', async () => {
    const item = ['users', 'tasks'].map((name) => ({
      name,
      request: { method: 'GET', url: `https://{{tenant}}.a.example/v1/${name}` },
    }));
    const { package: made } = await importJson({ info: { name: 'C', schema: v21 }, item });
    expect(made?.definition).toMatchObject({ host: 'tenant.invalid', basePath: '/v1' });
    const properties = objectAt(made?.properties, 'properties');
    expect(properties?.['policyTemplateInstances']).toEqual([
      {
        templateId: 'dynamichosturl',
        title: 'Address of the API',
        parameters: {
          'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('tenant').a.example/v1",
        },
      },
    ]);
    expect(Object.keys(objectAt(properties, 'connectionParameters') ?? {})).toEqual(['tenant']);
  });

  it('lets connections change a host without a value that other requests know', async () => {
    const item = ['https://a.example/b', '{{url}}/c'].map((url) => ({
      name: url,
      request: { method: 'GET', url },
    }));
    const { package: made } = await importJson({ info: { name: 'C', schema: v21 }, item });
    expect(made?.definition['host']).toBe('a.example');
    expect(valueAt(made!.properties, '/properties/policyTemplateInstances/0/parameters')).toEqual({
      'x-ms-apimTemplateParameter.urlTemplate': "@connectionParameters('url','https://a.example')",
      'x-ms-apimTemplate-operationName': ['UrlC'],
    });
  });

  it('puts the word a token needs in front of it', async () => {
    const auth = { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] };
    const { package: made } = await importJson(collection({ url: 'https://a.example/b', auth }));
    expect(valueAt(made!.properties, '/properties/policyTemplateInstances/0/parameters')).toMatchObject({
      'x-ms-apimTemplateParameter.value': "Bearer @headers('Authorization')",
      'x-ms-apimTemplate-policySection': 'Request',
    });
  });

  it('takes the addresses of OAuth, and tells the ones without a value', async () => {
    const auth = {
      type: 'oauth2',
      oauth2: [
        { key: 'grant_type', value: 'client_credentials' },
        { key: 'accessTokenUrl', value: '{{tokenUrl}}' },
        { key: 'scope', value: 'read write' },
      ],
    };
    const { package: made, report } = await importJson(collection({ url: 'https://a.example/b', auth }));
    expect(valueAt(made!.properties, '/properties/connectionParameters/token/oAuthSettings')).toMatchObject({
      scopes: ['read', 'write'],
      customParameters: { grantType: { value: 'client_credentials' } },
    });
    expect(report.filter(({ code }) => code === 'importers.postman-auth-address')).toHaveLength(1);
  });

  it('merges the examples of a request that is saved twice', async () => {
    const request = { method: 'GET', url: 'https://a.example/b' };
    const item = [
      { name: 'Same', request },
      { name: 'Same', request, response: [{ name: 'ok', code: 200, body: '{"a":1}', header: [] }] },
    ];
    const { package: made } = await importJson({ info: { name: 'C', schema: v21 }, item });
    expect(Object.keys(objectAt(made?.definition, 'paths') ?? {})).toEqual(['/b']);
    expect(valueAt(made!.definition, '/paths/~1b/get/responses/200/schema/properties/a/type')).toBe(
      'integer',
    );
  });

  it('uses no value that looks like a secret, not even in texts', async () => {
    const variable = [
      { key: 'apiToken', value: 'one-secret' },
      { key: 'hidden', type: 'secret', value: 'two-secret' },
      { key: 'jwt', value: 'eyJhbGciOiJIUzI1.three-secret' },
      { key: 'version', value: 'v3' },
    ];
    const source = collection(
      { url: 'https://a.example/{{version}}/{{apiToken}}', description: 'Use {{hidden}} or {{jwt}}' },
      { variable },
    );
    const { package: made } = await importJson(source);
    expect(JSON.stringify(made)).not.toContain('-secret');
    expect(Object.keys(objectAt(made?.definition, 'paths') ?? {})).toEqual(['/v3/{apiToken}']);
  });
});
