import { err, type Json, ok, utf8Encode, valueAt } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { importDescription, type LoadDocument } from '../../index.ts';

/** Serves documents by address, and notes what was asked for. */
function library(documents: Readonly<Record<string, Json | string>>): {
  readonly load: LoadDocument;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const load: LoadDocument = (address) => {
    asked.push(address);
    const found = documents[address];
    if (found === undefined) {
      const message = 'There is nothing there.';
      return Promise.resolve(err({ code: 'test.missing', severity: 'error', message }));
    }
    const text = typeof found === 'string' ? found : JSON.stringify(found);
    return Promise.resolve(ok({ bytes: utf8Encode(text), url: address }));
  };
  return { load, asked };
}

const answer = (reference: string): Json => ({
  get: {
    operationId: 'get',
    responses: {
      200: { description: 'd', content: { 'application/json': { schema: { $ref: reference } } } },
    },
  },
});

const main = (paths: Json, more: Readonly<Record<string, Json>> = {}): Uint8Array =>
  utf8Encode(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      servers: [{ url: 'https://api.example' }],
      paths,
      ...more,
    }),
  );

const schemaPointer = '/paths/~1a/get/responses/200/schema';
const base = 'https://docs.example/api/openapi.json';

describe('other documents', () => {
  it('are read by address, recursion across them included', async () => {
    const { load, asked } = library({
      'https://docs.example/api/schemas/node.yaml':
        'type: object\nproperties:\n  next: { $ref: "../more.json#/definitions/Next" }\n',
      'https://docs.example/api/more.json': {
        definitions: { Next: { type: 'object', properties: { node: { $ref: 'schemas/node.yaml' } } } },
      },
    });
    const { package: made, report } = await importDescription(
      { bytes: main({ '/a': answer('schemas/node.yaml') }), url: base },
      { loadDocument: load },
    );
    expect(asked).toEqual([
      'https://docs.example/api/schemas/node.yaml',
      'https://docs.example/api/more.json',
    ]);
    expect(made?.definition['definitions']).toEqual({
      Node: { type: 'object', properties: { next: { $ref: '#/definitions/Next' } } },
      Next: { type: 'object', properties: { node: { $ref: '#/definitions/Node' } } },
    });
    expect(valueAt(made?.definition ?? {}, schemaPointer)).toEqual({ $ref: '#/definitions/Node' });
    expect(JSON.stringify([made, report])).not.toContain('x-connectory');
    expect(report.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('give path items, parameters and answers', async () => {
    const { load } = library({
      'parts/paths.json': {
        a: {
          parameters: [{ $ref: 'other.json#/p' }],
          get: { operationId: 'one', responses: { 404: { $ref: 'other.json#/missing' } } },
        },
      },
      'parts/other.json': {
        p: { name: 'limit', in: 'query', schema: { type: 'integer' } },
        missing: { description: 'Not there' },
      },
    });
    const { package: made, source } = await importDescription(
      { bytes: main({ '/a': { $ref: 'parts/paths.json#/a' } }), fileName: 'openapi.json' },
      { loadDocument: load },
    );
    expect(source.operations).toBe(1);
    expect(valueAt(made?.definition ?? {}, '/paths/~1a')).toMatchObject({
      parameters: [{ name: 'limit', in: 'query', type: 'integer' }],
      get: { operationId: 'one', responses: { 404: { description: 'Not there' } } },
    });
  });

  it('are told with their own file and line', async () => {
    const { load } = library({ 'https://docs.example/api/s.yaml': 'type: object\nnot:\n  type: string\n' });
    const { report } = await importDescription(
      { bytes: main({ '/a': answer('s.yaml') }), url: base },
      { loadDocument: load },
    );
    const told = report.find(({ code }) => code === 'importers.schema-keyword');
    expect(told?.place).toMatchObject({ file: 'https://docs.example/api/s.yaml', pointer: '/not', line: 2 });
  });

  it('that cannot be read, or do not hold what is referred to, are told', async () => {
    const { load } = library({ 'https://docs.example/api/s.json': { A: {} } });
    const { report, package: made } = await importDescription(
      { bytes: main({ '/a': answer('gone.json'), '/b': answer('s.json#/B') }), url: base },
      { loadDocument: load },
    );
    expect(report.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['importers.reference-unread', 'importers.reference-broken']),
    );
    expect(Object.keys(made?.definition['paths'] ?? {})).toEqual(['/a', '/b']);
  });

  it('are bounded when each refers to the next', async () => {
    const asked: string[] = [];
    const load: LoadDocument = (address) => {
      asked.push(address);
      const next = `https://endless.example/${asked.length}.json`;
      return Promise.resolve(ok({ bytes: utf8Encode(JSON.stringify({ $ref: next })), url: address }));
    };
    const { report } = await importDescription(
      { bytes: main({ '/a': answer('https://endless.example/0.json') }) },
      { loadDocument: load },
    );
    expect(asked.length).toBeLessThan(40);
    expect(report.some(({ code }) => code === 'importers.reference-limit')).toBe(true);
  });

  it('are not asked for by examples, by identifiers and by references to the document itself', async () => {
    const { load, asked } = library({});
    const schemas = {
      Own: { type: 'object', example: { $ref: 'nothing.json' } },
      Named: { $id: 'https://ids.example/named', type: 'string' },
    };
    const { package: made } = await importDescription(
      {
        bytes: main(
          { '/a': answer('openapi.json#/components/schemas/Own'), '/b': answer('https://ids.example/named') },
          { components: { schemas } },
        ),
        url: base,
      },
      { loadDocument: load },
    );
    expect(asked).toEqual([]);
    expect(valueAt(made?.definition ?? {}, schemaPointer)).toEqual({ $ref: '#/definitions/Own' });
  });

  it('of OpenAPI 2.0 are moved to where it can refer to', async () => {
    const { load } = library({
      'defs.json': {
        definitions: { Pet: { type: 'object', properties: { owner: { $ref: 'owner.json' } } } },
        limit: { name: 'limit', in: 'query', type: 'integer' },
        missing: { description: 'Not there', schema: { $ref: '#/definitions/Pet' } },
      },
      'owner.json': {
        type: 'object',
        properties: { pets: { type: 'array', items: { $ref: 'defs.json#/definitions/Pet' } } },
      },
    });
    const document = {
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      definitions: { Pet: { type: 'string' } },
      paths: {
        '/a': {
          get: {
            operationId: 'get',
            parameters: [{ $ref: 'defs.json#/limit' }],
            responses: { 404: { $ref: 'defs.json#/missing' } },
          },
        },
      },
    };
    const { package: made, report } = await importDescription(
      { bytes: utf8Encode(JSON.stringify(document)), fileName: 'main.json' },
      { loadDocument: load },
    );
    const pet = { type: 'object', properties: { owner: { $ref: '#/definitions/owner' } } };
    const owner = {
      type: 'object',
      properties: { pets: { type: 'array', items: { $ref: '#/definitions/Pet2' } } },
    };
    expect(made?.definition).toMatchObject({
      definitions: { Pet: { type: 'string' }, Pet2: pet, owner },
      parameters: { limit: { name: 'limit' } },
      responses: { missing: { schema: { $ref: '#/definitions/Pet2' } } },
    });
    expect(report).toEqual([]);
  });

  it('say where to sign in for openIdConnect', async () => {
    const { load } = library({
      'https://id.example/.well-known': {
        authorization_endpoint: 'https://id.example/auth',
        token_endpoint: 'https://id.example/token',
      },
    });
    const securitySchemes = {
      O: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example/.well-known' },
    };
    const { package: made, report } = await importDescription(
      { bytes: main({}, { components: { securitySchemes }, security: [{ O: ['tasks.read'] }] }) },
      { loadDocument: load },
    );
    const pointer = '/properties/connectionParameters/token/oAuthSettings';
    expect(valueAt(made?.properties ?? {}, pointer)).toMatchObject({
      scopes: ['tasks.read'],
      customParameters: {
        authorizationUrl: { value: 'https://id.example/auth' },
        tokenUrl: { value: 'https://id.example/token' },
      },
    });
    expect(report.some(({ code }) => code === 'importers.security-discovered')).toBe(true);
  });
});
