import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { description, operations, responseSchema, withComponents } from './description.ts';
import { at, readBody, useApi } from './testing/client.ts';
import { compileSchema } from './validation.ts';

const client = useApi();

/** Routes beside the API itself; the description names those of OAuth in its security schemes. */
const undescribed = [
  'GET /',
  'GET /.well-known/oauth-authorization-server',
  'GET /healthz',
  'GET /oauth/authorize',
  'GET /openapi.json',
  'POST /oauth/authorize',
  'POST /oauth/revoke',
  'POST /oauth/token',
];

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../${name}`, import.meta.url), 'utf8'));
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Every object in a document, with its pointer. */
function walk(value: unknown, pointer = ''): readonly (readonly [string, unknown])[] {
  const below = entries(value).flatMap(([key, member]) => walk(member, `${pointer}/${key}`));
  return typeof value === 'object' && value !== null ? [[pointer, value], ...below] : below;
}

/** A schema of the connector as JSON Schema: x-nullable becomes a type. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const converted = Object.fromEntries(entries(value).map(([key, member]) => [key, asJsonSchema(member)]));
  return converted['x-nullable'] === true ? { ...converted, type: [converted['type'], 'null'] } : converted;
}

function operationsOf(
  document: unknown,
): readonly { id: string; route: string; parameters: readonly string[] }[] {
  return entries(at(document, 'paths')).flatMap(([path, item]) =>
    entries(item)
      .filter(([method]) => !method.startsWith('x-'))
      .map(([method, operation]) => ({
        id: String(at(operation, 'operationId')),
        route: `${method.toUpperCase()} ${path}`,
        parameters: entries(at(operation, 'parameters')).flatMap(([, listed]) => {
          const reference = at(listed, '$ref');
          const parameter =
            typeof reference === 'string' ? at(document, ...reference.slice(2).split('/')) : listed;
          const place = String(at(parameter, 'in'));
          return place === 'path' || place === 'query' ? [`${place}/${String(at(parameter, 'name'))}`] : [];
        }),
      })),
  );
}

describe('openapi.json', () => {
  it('describes every route, and every operation has its route', () => {
    const routes = client().api.routes.map(({ method, path }) => `${method} ${path}`);
    const described = [...operations.values()].map(({ method, path }) => `${method} /v1${path}`);
    expect(routes.toSorted()).toEqual([...described, ...undescribed].toSorted());
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('is served with the real address', async () => {
    const { url } = client().api;
    const served = await readBody(await fetch(`${url}/openapi.json`));
    expect(at(served, 'servers', 0, 'url')).toBe(`${url}/v1`);
    expect(JSON.stringify(at(served, 'components', 'securitySchemes'))).not.toContain(':4410');
    expect(at(served, 'paths')).toEqual(at(description, 'paths'));
  });

  it('has only references that resolve', () => {
    for (const [pointer, value] of walk(description)) {
      const reference = at(value, '$ref');
      if (typeof reference === 'string') {
        expect(at(description, ...reference.slice(2).split('/')), pointer).toBeDefined();
      }
    }
  });

  it('has only examples that fit their schemas', () => {
    let checked = 0;
    for (const [pointer, value] of walk(description)) {
      const example = at(value, 'example');
      const schema = at(value, 'schema');
      if (example === undefined || schema === undefined) continue;
      const validate = compileSchema(withComponents(schema));
      validate(structuredClone(example));
      expect(validate.errors, pointer).toBeNull();
      checked += 1;
    }
    expect(checked).toBeGreaterThan(30);
  });

  it('tells JSON answers that fit from those that do not', () => {
    const validate = compileSchema(responseSchema('GetMe', 200));
    expect(validate({ kind: 'apiKey', userId: null, displayName: 'a', scopes: [] })).toBe(true);
    expect(validate({ kind: 'magic', userId: null, displayName: 'a', scopes: [] })).toBe(false);
  });
});

describe('the connector package', () => {
  it('has the operations of the service, with the same paths and parameters', async () => {
    const connector = await readJson('connector/apiDefinition.swagger.json');
    const own = operationsOf(description);
    expect(operationsOf(connector)).toEqual(own);
    expect(own).toHaveLength(30);
  });

  it('names only operations, definitions and parameters that exist', async () => {
    const connector = await readJson('connector/apiDefinition.swagger.json');
    const ids = new Set(operationsOf(connector).map(({ id }) => id));
    let dynamic = 0;
    for (const [pointer, value] of walk(connector)) {
      const reference = at(value, '$ref');
      if (typeof reference === 'string') {
        expect(at(connector, ...reference.slice(2).split('/')), pointer).toBeDefined();
      }
      for (const name of ['values', 'list', 'schema', 'properties']) {
        const extension = at(value, `x-ms-dynamic-${name}`);
        if (extension === undefined) continue;
        expect(ids, pointer).toContain(at(extension, 'operationId'));
        dynamic += 1;
      }
    }
    expect(dynamic).toBeGreaterThan(20);
  });

  it('declares answers that the service gives', async () => {
    const connector = await readJson('connector/apiDefinition.swagger.json');
    const path = { listId: 'hiring', itemId: 'task-041' };
    const calls =
      'GetMe ListProjects ListUsers ListLists ListChanges ListHooks GetSlowAnswer GetList GetListSchema ' +
      'ExportList ListItems GetItem CompleteItem ListAttachments CreateList GetFailure GetBrokenReport';
    const unfit: string[] = [];
    for (const id of calls.split(' ')) {
      const input = id === 'CreateList' ? { body: { name: 'a', projectId: 'home' } } : { path };
      const query = id === 'GetSlowAnswer' ? { ms: '0' } : {};
      const answer = await client().call(id, { ...input, query });
      const operation = operations.get(id);
      const route = String(operation?.path).replaceAll(/:(\w+)/g, '{$1}');
      const responses = at(connector, 'paths', route, String(operation?.method).toLowerCase(), 'responses');
      const schema = at(responses, String(answer.status), 'schema') ?? at(responses, 'default', 'schema');
      const definitions = asJsonSchema(at(connector, 'definitions'));
      const validate = compileSchema({ allOf: [asJsonSchema(schema)], definitions });
      if (!validate(answer.body)) unfit.push(id);
    }
    expect(unfit).toEqual(['GetBrokenReport']);
  });

  it('has both kinds of trigger', async () => {
    const connector = await readJson('connector/apiDefinition.swagger.json');
    const hooks = at(connector, 'paths', '/hooks');
    expect(at(hooks, 'post', 'x-ms-trigger')).toBe('single');
    expect(at(hooks, 'x-ms-notification-content', 'schema')).toEqual({ $ref: '#/definitions/ItemEvent' });
    expect(at(connector, 'definitions', 'HookCreate', 'properties', 'callbackUrl')).toMatchObject({
      'x-ms-notification-url': true,
      'x-ms-visibility': 'internal',
    });
    expect(at(connector, 'paths', '/triggers/changes', 'get')).toMatchObject({
      'x-ms-trigger': 'batch',
      'x-ms-trigger-metadata': { mode: 'polling', kind: 'query' },
    });
  });

  it('asks for the API key and has an icon', async () => {
    const properties = await readJson('connector/apiProperties.json');
    expect(at(properties, 'properties', 'connectionParameters', 'api_key', 'type')).toBe('securestring');
    expect(at(properties, 'properties', 'iconBrandColor')).toBe('#0E7C7B');
    const icon = await readFile(new URL('../connector/icon.png', import.meta.url));
    expect(icon.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001A\n');
    expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([160, 160]);
  });
});

describe('the Postman collection', () => {
  it('calls operations of the service', async () => {
    const collection = await readJson('postman/tasks.postman_collection.json');
    const routes = new Set([...operations.values()].map(({ method, path }) => `${method} ${path}`));
    const requests = walk(collection).filter(([pointer]) => /\/item\/\d+\/item\/\d+\/request$/.test(pointer));
    expect(requests).toHaveLength(13);
    for (const [pointer, request] of requests) {
      const path = entries(at(request, 'url', 'path')).map(([, segment]) => String(segment));
      expect(routes, pointer).toContain(`${String(at(request, 'method'))} /${path.join('/')}`);
    }
  });
});
