import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import type { Json, JsonObject } from '@connectory/base';
import {
  checkPackage,
  compileConnector,
  dynamicNodes,
  emptyPackage,
  type ConnectorPackage,
} from '@connectory/connector';
import { createEgress } from '@connectory/egress';
import { buildRequest, exampleValues, invoke, type Invocation } from '@connectory/runtime';
import { afterEach, describe, expect, it } from 'vitest';

/* Hostile connectors and hostile APIs: bounded, told, alive. Limits of time are generous, for a busy machine. */

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function api(listener: RequestListener): Promise<string> {
  const server = createHttpServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
}

function packageOf(definition: JsonObject): ConnectorPackage {
  const blank = emptyPackage('Hostile');
  return { ...blank, definition: { ...blank.definition, schemes: ['http'], ...definition } };
}

function onePath(schema: Json, parameters: Json = []): JsonObject {
  return {
    '/x': { get: { operationId: 'Op', parameters, responses: { 200: { description: '', schema } } } },
  };
}

async function call(
  content: ConnectorPackage,
  limits: { timeoutMs?: number; maxResponseBytes?: number } = {},
): Promise<Invocation> {
  const connector = compileConnector(content);
  const operation = connector.operations.get('Op');
  if (operation === undefined) throw new Error('no operation');
  const { http, close } = createEgress({ allow: () => ['127.0.0.1'] });
  try {
    return await invoke({ connector, operation, connection: {}, parameters: {}, http, limits });
  } finally {
    await close();
  }
}

function codes(invocation: Invocation): readonly string[] {
  return invocation.diagnostics.map(({ code }) => code);
}

describe('an API that', () => {
  it('sends a gigabyte is cut off at the limit, and little of it is held', async () => {
    const chunk = Buffer.alloc(1_048_576, 0x20);
    let sent = 0;
    const host = await api((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        while (sent < 1024 && !response.destroyed) {
          sent += 1;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    const before = process.memoryUsage().rss;
    const invocation = await call(packageOf({ host, paths: onePath({}) }), {
      maxResponseBytes: 8 * 1_048_576,
    });
    expect(codes(invocation)).toEqual(['egress.too-large']);
    expect(sent).toBeLessThan(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1_048_576);
  });

  it('drips is left when the time is over', async () => {
    const host = await api((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    });
    const startedAt = performance.now();
    const invocation = await call(packageOf({ host, paths: onePath({}) }), { timeoutMs: 300 });
    expect(codes(invocation)).toEqual(['egress.timed-out']);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it('never ends its headers is left too', async () => {
    const host = await api((request) => {
      const drip = setInterval(() => request.socket.write('X-More: 1\r\n'), 20);
      request.socket.write('HTTP/1.1 200 OK\r\n');
      request.socket.once('close', () => clearInterval(drip));
    });
    expect(codes(await call(packageOf({ host, paths: onePath({}) }), { timeoutMs: 300 }))).toEqual([
      'egress.timed-out',
    ]);
  });

  it('leads to an address of the cloud is refused', async () => {
    const host = await api((_request, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    });
    expect(codes(await call(packageOf({ host, paths: onePath({}) })))).toEqual(['egress.address-forbidden']);
  });

  it('answers with JSON that is 100,000 levels deep is read or told, and checked without falling over', async () => {
    const host = await api((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('['.repeat(100_000) + ']'.repeat(100_000));
    });
    const definitions = { Deep: { type: 'array', items: { $ref: '#/definitions/Deep' } } };
    const invocation = await call(
      packageOf({ host, definitions, paths: onePath({ $ref: '#/definitions/Deep' }) }),
    );
    expect(invocation.kind === 'answered' && invocation.answer.body.kind).toBe('text');
    expect(codes(invocation)).toEqual(['runtime.answer-too-deep']);
  });

  it('answers as deep as is read is checked without falling over', async () => {
    const host = await api((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(`${'['.repeat(512)}1${']'.repeat(512)}`);
    });
    const definitions = { Deep: { type: 'array', items: { $ref: '#/definitions/Deep' } } };
    const invocation = await call(
      packageOf({ host, definitions, paths: onePath({ $ref: '#/definitions/Deep' }) }),
    );
    expect(invocation.kind === 'answered' && invocation.check.kind).toBe('deviates');
  });

  it('answers to a pattern made to backtrack is checked in no time', async () => {
    const host = await api((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify('a'.repeat(50_000) + '!'));
    });
    const startedAt = performance.now();
    const invocation = await call(
      packageOf({ host, paths: onePath({ type: 'string', pattern: '^(a+)+$' }) }),
    );
    expect(invocation.kind === 'answered' && invocation.check.kind).toBe('deviates');
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it('answers with members named like those of the prototype changes nothing here', async () => {
    const host = await api((_request, response) => {
      const body = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    const schema = { type: 'object', properties: { constructor: { type: 'object' } } };
    const policy = {
      templateId: 'moveproperties',
      parameters: {
        'x-ms-apimTemplate-policySection': 'Response',
        'x-ms-apimTemplateParameter.srcParentPath': '@body()',
        'x-ms-apimTemplateParameter.srcSubPath': "['__proto__']",
        'x-ms-apimTemplateParameter.dstParentPath': '@body()',
        'x-ms-apimTemplateParameter.dstSubPath': "['__proto__']",
        'x-ms-apimTemplateParameter.copyOnlySubProperties': 'true',
      },
    };
    const content = packageOf({ host, paths: onePath(schema) });
    const invocation = await call({
      ...content,
      properties: { properties: { policyTemplateInstances: [policy] } },
    });
    expect(invocation.kind).toBe('answered');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('a connector', () => {
  const within = (ms: number, work: () => void): void => {
    const startedAt = performance.now();
    work();
    expect(performance.now() - startedAt).toBeLessThan(ms);
  };
  const useAll = (content: ConnectorPackage): void => {
    const connector = compileConnector(content);
    checkPackage(content);
    for (const operation of connector.operations.values()) {
      dynamicNodes(connector, operation);
      buildRequest({ connector, operation, connection: {}, parameters: exampleValues(connector, operation) });
    }
  };

  it('with schemas in circles is compiled, checked and called', () => {
    const definitions = {
      A: {
        allOf: [{ $ref: '#/definitions/B' }],
        required: ['b'],
        properties: { b: { $ref: '#/definitions/B' } },
      },
      B: { allOf: [{ $ref: '#/definitions/A' }], properties: { a: { $ref: '#/definitions/A' } } },
      C: { $ref: '#/definitions/C' },
      D: { $ref: '#/definitions/E' },
      E: { $ref: '#/definitions/D' },
    };
    for (const name of Object.keys(definitions)) {
      const schema = { $ref: `#/definitions/${name}` };
      const body = { name: 'body', in: 'body', required: true, schema };
      within(10_000, () =>
        useAll(packageOf({ host: 'api.test', definitions, paths: onePath(schema, [body]) })),
      );
    }
  });

  it('whose definitions branch at every level is bounded', () => {
    const levels = 40;
    const definitions = Object.fromEntries(
      Array.from({ length: levels }, (_, at) => {
        const next = { $ref: `#/definitions/L${at + 1}` };
        return [`L${at}`, { type: 'object', required: ['a', 'b'], properties: { a: next, b: next } }];
      }),
    );
    const last = { [`L${levels}`]: { type: 'string' } };
    const schema = { $ref: '#/definitions/L0' };
    const body = { name: 'body', in: 'body', required: true, schema };
    const content = packageOf({
      host: 'api.test',
      definitions: { ...definitions, ...last },
      paths: onePath(schema, [body]),
    });
    within(20_000, () => useAll(content));
  });

  it('with 2,000 schemas in one body works', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 2000 }, (_, at) => [`p${at}`, { type: 'string' }]),
    );
    const body = { name: 'body', in: 'body', schema: { type: 'object', properties } };
    within(10_000, () => useAll(packageOf({ host: 'api.test', paths: onePath({}, [body]) })));
  });

  it('with 10,000 operations works', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, at) => [
        `/items/${at}/{id}`,
        {
          get: {
            operationId: `Op${at}`,
            summary: `Op ${at}`,
            parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
            responses: { 200: { description: '' } },
          },
        },
      ]),
    );
    within(30_000, () => useAll(packageOf({ host: 'api.test', paths })));
  });

  it('with names of the prototype everywhere works', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
    const definitions: JsonObject = JSON.parse(
      `{${names.map((name) => `"${name}":{"type":"object"}`).join(',')}}`,
    );
    const properties: JsonObject = JSON.parse(
      `{${names.map((name) => `"${name}":{"$ref":"#/definitions/${name}"}`).join(',')}}`,
    );
    const paths: JsonObject = JSON.parse(
      `{${names.map((name, at) => `"/${name}/${at}":{"post":{"operationId":"${name}","parameters":[{"name":"${name}","in":"query","type":"string"}],"responses":{"200":{"description":""}}}}`).join(',')}}`,
    );
    const content = packageOf({
      host: 'api.test',
      definitions,
      paths: { ...paths, ...onePath({ type: 'object', properties }) },
    });
    useAll(content);
    const connector = compileConnector(content);
    expect([...connector.operations.keys()]).toEqual([...names, 'Op']);
    const operation = connector.operations.get('__proto__');
    if (operation === undefined) throw new Error('no operation');
    const built = buildRequest({
      connector,
      operation,
      connection: {},
      parameters: JSON.parse('{"__proto__":"x"}'),
    });
    expect(built.kind === 'built' && built.request.url).toContain('__proto__=x');
  });

  it('with a policy as long as a book works', () => {
    const value = "@headers('a','b')".repeat(20_000);
    const policies = Array.from({ length: 20 }, () => ({
      templateId: 'setheader',
      parameters: { 'x-ms-apimTemplateParameter.name': 'X', 'x-ms-apimTemplateParameter.value': value },
    }));
    const content = packageOf({ host: 'api.test', paths: onePath({}) });
    within(20_000, () =>
      useAll({ ...content, properties: { properties: { policyTemplateInstances: policies } } }),
    );
  });
});
