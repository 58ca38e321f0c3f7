import { readdirSync, readFileSync } from 'node:fs';
import { type JsonObject, objectAt, utf8Decode, utf8Encode, valueAt } from '@connectory/base';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { emptyPackage, exportOpenApi, exportPackage, readPackage } from '../index.ts';
import type { ConnectorPackage } from '../package/types.ts';

const tasks = new URL('../../../../examples/tasks-api/connector/', import.meta.url);

function tasksPackage(): ConnectorPackage {
  const files = readdirSync(tasks).map((name) => ({ name, bytes: readFileSync(new URL(name, tasks)) }));
  const { package: read } = readPackage(files);
  if (read === undefined) throw new Error('the example cannot be read');
  return read;
}

/** A package with one operation, and more members of its documents. */
function packageWith(
  operation: JsonObject,
  definition: JsonObject = {},
  properties: JsonObject = {},
): ConnectorPackage {
  const empty = emptyPackage('T');
  const responses = { 200: { description: 'd' } };
  return {
    definition: {
      ...empty.definition,
      paths: { '/a/{id}': { post: { operationId: 'a', responses, ...operation } } },
      ...definition,
    },
    properties: { properties: { ...objectAt(empty.properties, 'properties'), ...properties } },
    files: [],
  };
}

const codesOf = (diagnostics: readonly { readonly code: string }[]): readonly string[] =>
  diagnostics.map(({ code }) => code.replace('connector.export-', ''));

describe('exportOpenApi', () => {
  it('makes of the example a document that an outside validator accepts', async () => {
    const { document } = exportOpenApi(tasksPackage());
    const verdict = await new Validator().validate(structuredClone(document));
    expect(verdict.errors ?? []).toEqual([]);
    expect(document['openapi']).toBe('3.1.0');
  });

  it('says bodies, lists, bytes, null and flags in the words of 3.1', () => {
    const schema = {
      type: 'object',
      properties: {
        count: { type: 'integer', 'x-nullable': true, maximum: 5, exclusiveMaximum: true },
        bytes: { type: 'string', format: 'byte' },
        of: { $ref: '#/definitions/Not [fit]' },
      },
    };
    const parameters = [
      { name: 'Task', in: 'body', required: true, description: 'The task', schema },
      { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'double' },
      { name: 'tags', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' },
    ];
    const { document, diagnostics } = exportOpenApi(
      packageWith({ parameters }, { definitions: { 'Not [fit]': { type: 'string' } } }),
    );
    const operation = valueAt(document, '/paths/~1a~1{id}/post');
    expect(operation).toMatchObject({
      parameters: [
        { name: 'id', in: 'path', schema: { type: 'string' }, 'x-ms-url-encoding': 'double' },
        { name: 'tags', style: 'pipeDelimited', explode: false },
      ],
      requestBody: { required: true, description: 'The task', 'x-ms-requestBody-name': 'Task' },
    });
    expect(valueAt(operation ?? null, '/requestBody/content/application~1json/schema/properties')).toEqual({
      count: { type: ['integer', 'null'], exclusiveMaximum: 5 },
      bytes: { type: 'string', contentEncoding: 'base64' },
      of: { $ref: '#/components/schemas/Not_fit' },
    });
    expect(codesOf(diagnostics)).toEqual(['name']);
  });

  it('makes a request body of form fields, with files as bytes', () => {
    const parameters = [
      { name: 'file', in: 'formData', type: 'file', required: true },
      { name: 'tags', in: 'formData', type: 'array', items: { type: 'string' }, collectionFormat: 'csv' },
    ];
    const { document } = exportOpenApi(packageWith({ parameters }));
    expect(valueAt(document, '/paths/~1a~1{id}/post/requestBody/content')).toEqual({
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: {
            file: { type: 'string', contentMediaType: 'application/octet-stream' },
            tags: { type: 'array', items: { type: 'string' } },
          },
          required: ['file'],
        },
        encoding: { tags: { style: 'form', explode: false } },
      },
    });
  });

  it('makes a callback of a webhook trigger, and a webhook where no address is taken', () => {
    const content = { description: 'Happened', schema: { type: 'string' } };
    const schema = { type: 'object', properties: { to: { type: 'string', 'x-ms-notification-url': true } } };
    const subscribe = (parameters: readonly JsonObject[]): JsonObject => ({
      '/hooks': {
        'x-ms-notification-content': content,
        post: { operationId: 'On', 'x-ms-trigger': 'single', parameters, responses: {} },
      },
    });
    const called = exportOpenApi(
      packageWith({}, { paths: subscribe([{ name: 'body', in: 'body', schema }]) }),
    );
    const callback = '/paths/~1hooks/post/callbacks/notification/{$request.body#~1to}/post/requestBody';
    expect(valueAt(called.document, `${callback}/content/application~1json/schema`)).toEqual({
      type: 'string',
    });
    const webhook = exportOpenApi(packageWith({}, { paths: subscribe([]) }));
    expect(Object.keys(objectAt(webhook.document, 'webhooks') ?? {})).toEqual(['On']);
  });

  it('says a prefix policy as a scheme and a host policy as a server, and tells the others', () => {
    const policy = (templateId: string, parameters: JsonObject): JsonObject => ({ templateId, parameters });
    const { document, diagnostics } = exportOpenApi(
      packageWith(
        {},
        { securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } } },
        {
          connectionParameters: {
            api_key: { type: 'securestring' },
            site: { type: 'string' },
            other: { type: 'string' },
          },
          policyTemplateInstances: [
            policy('setheader', {
              'x-ms-apimTemplateParameter.name': 'Authorization',
              'x-ms-apimTemplateParameter.value': "Bearer @headers('Authorization')",
              'x-ms-apimTemplate-policySection': 'Request',
            }),
            policy('dynamichosturl', {
              'x-ms-apimTemplateParameter.urlTemplate':
                "https://@connectionParameters('site','eu').a.example",
            }),
            policy('routerequesttoendpoint', { 'x-ms-apimTemplateParameter.newPath': '/b' }),
          ],
        },
      ),
    );
    expect(valueAt(document, '/components/securitySchemes/key')).toEqual({ type: 'http', scheme: 'bearer' });
    expect(document['servers']).toEqual([
      { url: 'https://{site}.a.example', variables: { site: { default: 'eu' } } },
    ]);
    expect(diagnostics.map(({ data }) => data?.['names'])).toEqual(['routerequesttoendpoint', 'other']);
  });
});

describe('exportPackage', () => {
  it('leaves out secrets, other scripts and files, and names the rest in settings.json', () => {
    const settings = { identityProvider: 'oauth2', clientId: 'c', clientSecret: 'very-secret' };
    const made = packageWith(
      {},
      {},
      {
        connectionParameters: {
          token: { type: 'oauthSetting', oAuthSettings: settings },
          key: { type: 'securestring', defaultValue: 'also-secret' },
        },
        scriptOperations: ['a'],
      },
    );
    const names = ['icon.png', 'script.ts', 'notes.txt', 'readme.md'];
    const files = names.map((name) => ({ name, bytes: utf8Encode('x') }));
    const { files: written, diagnostics } = exportPackage({ ...made, files });
    const text = written.map(({ bytes }) => utf8Decode(bytes)).join('\n');
    expect(written.map(({ name }) => name)).toEqual([
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'icon.png',
      'readme.md',
      'settings.json',
    ]);
    expect(text).not.toContain('-secret');
    expect(text).not.toContain('scriptOperations');
    expect(JSON.parse(utf8Decode(written[4]?.bytes ?? new Uint8Array()))).toMatchObject({ icon: 'icon.png' });
    expect(codesOf(diagnostics).toSorted()).toEqual(['file', 'script', 'secret', 'secret']);
  });

  it('tells what the platform refuses: too much, no host, lists that repeat', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 600 }, (_, at) => [`p${at}`, { type: 'string' }]),
    );
    const schema = { type: 'object', description: 'x'.repeat(1_100_000), properties };
    const parameters = [
      { name: 'body', in: 'body', schema },
      { name: 'l', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
    ];
    const paths = Object.fromEntries(
      Array.from({ length: 257 }, (_, at) => [`/${at}`, { get: { operationId: `o${at}`, responses: {} } }]),
    );
    const many = exportPackage(packageWith({}, { paths, host: '' }));
    const large = exportPackage(packageWith({ parameters }));
    expect(codesOf(many.diagnostics)).toEqual(['host', 'operations', 'icon']);
    expect(codesOf(large.diagnostics)).toEqual([
      'schemas',
      'collection-format',
      'icon',
      'too-large',
      'solution-size',
    ]);
  });

  it('ends with webs of references', () => {
    const ref = (at: number): JsonObject => ({ $ref: `#/definitions/S${at % 60}` });
    const definitions = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `S${at}`,
        { type: 'object', properties: { a: ref(at + 1), b: ref(at + 2), c: ref(at + 3) } },
      ]),
    );
    const parameters = [{ name: 'body', in: 'body', schema: ref(0) }];
    const { diagnostics } = exportPackage(packageWith({ parameters }, { definitions }));
    expect(codesOf(diagnostics)).toContain('schemas');
  });
});
