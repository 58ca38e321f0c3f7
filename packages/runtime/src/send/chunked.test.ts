import { once } from 'node:events';
import { createServer } from 'node:http';
import { ok, type HttpHeader, type HttpPort } from '@connectory/base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoke } from '../invoke.ts';
import { connectorOf, operationOf } from '../testing/api.ts';

/* Against a server that speaks the protocol, over real sockets. */

const content = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));
let received = Buffer.alloc(0);
const seen: string[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const { method, url, headers } = request;
    seen.push(
      `${method} ${url} ${String(headers['content-range'] ?? headers.range ?? headers['x-ms-content-length'] ?? '')}`,
    );
    if (method === 'POST') {
      const location = url === '/v1/away' ? 'https://evil.test/x' : '/v1/pieces/7';
      response.writeHead(200, url === '/v1/nowhere' ? {} : { location, 'x-ms-chunk-size': '300' }).end();
    } else if (method === 'PATCH') {
      received = Buffer.concat([received, body]);
      response.writeHead(200, { range: `bytes=0-${received.length - 1}`, 'x-ms-chunk-size': '400' }).end();
    } else {
      const from = Number(/bytes=(\d+)/.exec(headers.range ?? '')?.[1] ?? 0);
      const to = Math.min(from + 399, content.length - 1);
      const range = url === '/v1/lies' && from > 0 ? 'bytes 0-1/2' : `bytes ${from}-${to}/${content.length}`;
      response.writeHead(206, { 'content-range': range, 'content-type': 'image/png' });
      response.end(content.subarray(from, to + 1));
    }
  });
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

const http: HttpPort = {
  async send({ method, url, headers, body }) {
    const init = { method, headers: Object.fromEntries(headers), ...(body !== undefined && { body }) };
    const response = await fetch(url, init);
    const list: HttpHeader[] = [...response.headers];
    const bytes = new Uint8Array(await response.arrayBuffer());
    return ok({ status: response.status, statusText: '', headers: list, body: bytes, url });
  },
};

async function call(method: 'get' | 'post', path: string, limits = {}) {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const body = { name: 'body', in: 'body', schema: { type: 'string', format: 'binary' } };
  const operation = { operationId: 'Op', parameters: method === 'post' ? [body] : [], responses: {} };
  const connector = connectorOf(
    { [path]: { [method]: operation } },
    {},
    { host: `127.0.0.1:${String(port)}`, schemes: ['http'] },
  );
  const value = { '$content-type': 'image/png', $content: content.toString('base64') };
  seen.length = 0;
  received = Buffer.alloc(0);
  return invoke({
    connector,
    operation: operationOf(connector, 'Op'),
    connection: {},
    parameters: method === 'post' ? { body: value } : {},
    http,
    chunked: true,
    limits,
  });
}

describe('transfer in pieces', () => {
  it('sends a body where the API says, in the sizes it says', async () => {
    const invocation = await call('post', '/files');
    expect(invocation).toMatchObject({ kind: 'answered', answer: { status: 200 } });
    expect(received.equals(content)).toBe(true);
    expect(seen).toEqual([
      'POST /v1/files 1000',
      'PATCH /v1/pieces/7 bytes 0-299/1000',
      'PATCH /v1/pieces/7 bytes 300-699/1000',
      'PATCH /v1/pieces/7 bytes 700-999/1000',
    ]);
  });

  it('puts together what comes in parts', async () => {
    const invocation = await call('get', '/files');
    expect(seen).toEqual(['GET /v1/files ', 'GET /v1/files bytes=400-999', 'GET /v1/files bytes=800-999']);
    const body = invocation.kind === 'answered' ? invocation.answer.body : undefined;
    expect(body?.kind === 'binary' && content.equals(body.bytes)).toBe(true);
  });

  it.each([
    ['post', '/nowhere', {}, 'runtime.chunk-no-location'],
    ['post', '/away', {}, 'runtime.page-foreign'],
    ['get', '/lies', {}, 'runtime.chunk-range'],
    ['get', '/files', { maxResponseBytes: 500 }, 'runtime.chunk-too-large'],
  ] as const)('%s %s %j: %s is told as %s', async (method, path, limits, code) => {
    const invocation = await call(method, path, limits);
    expect(invocation.kind).toBe('not-answered');
    expect(invocation.diagnostics.map((one) => one.code)).toEqual([code]);
  });
});
