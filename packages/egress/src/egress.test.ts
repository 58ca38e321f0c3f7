import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Server as SocketServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { headerValue, utf8Decode, type HttpRequest } from '@connectory/base';
import { afterEach, describe, expect, it } from 'vitest';
import { createEgress, type Egress, type EgressOptions } from './egress.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await listening(server);
  open.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return portOf(server);
}

function listening(server: SocketServer): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
}

function portOf(server: SocketServer): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function egress(options: Partial<EgressOptions> = {}): Egress {
  const made = createEgress({ allow: () => ['127.0.0.1', 'localhost'], ...options });
  open.push(made.close);
  return made;
}

function get(url: string, headers: HttpRequest['headers'] = []): HttpRequest {
  return { method: 'GET', url, headers };
}

async function codeOf(client: Egress, request: HttpRequest, options?: Parameters<Egress['http']['send']>[1]) {
  const result = await client.http.send(request, options);
  return result.ok ? `answered ${result.value.status}` : result.error.code;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

describe('sending', () => {
  it('sends method, path, headers and body, and reads status, headers and body', async () => {
    const port = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        response.writeHead(201, 'Made', { 'X-One': 'a', 'Set-Cookie': ['b=1', 'c=2'] });
        response.end(`${request.method} ${request.url} ${request.headers['x-in']} ${body}`);
      });
    });
    const result = await egress().http.send({
      method: 'POST',
      url: `http://127.0.0.1:${port}/a%20b?q=1`,
      headers: [['X-In', 'yes']],
      body: 'hällo',
    });
    if (!result.ok) throw new Error(result.error.message);
    const { status, statusText, headers, body } = result.value;
    expect([status, statusText, headerValue(headers, 'x-one')]).toEqual([201, 'Made', 'a']);
    expect(headers.filter(([name]) => name === 'set-cookie')).toEqual([
      ['set-cookie', 'b=1'],
      ['set-cookie', 'c=2'],
    ]);
    expect(utf8Decode(body)).toBe('POST /a%20b?q=1 yes hällo');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('unpacks %s', async (encoding, pack) => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.from('packed text')));
    });
    const result = await egress().http.send(get(`http://127.0.0.1:${port}/`));
    expect(result.ok && utf8Decode(result.value.body)).toBe('packed text');
  });

  it.each([
    ['identity', (bytes: Buffer) => bytes],
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
  ])('leads a body to a sink as it comes, and undoes %s on the way', async (encoding, pack) => {
    const text = Array.from({ length: 200_000 }, (_, at) => String(at)).join(' ');
    const port = await serve((request, response) => {
      response.writeHead(request.url === '/fail' ? 500 : 200, { 'content-encoding': encoding });
      response.end(pack(Buffer.from(text)));
    });
    const pieces: Uint8Array[] = [];
    const sink = (bytes: Uint8Array): void => void pieces.push(Buffer.from(bytes));
    const result = await egress().http.send(get(`http://127.0.0.1:${port}/`), { sink });
    expect(result.ok && [result.value.body.length, result.value.streamed]).toEqual([0, text.length]);
    expect(Buffer.concat(pieces).toString('utf8') === text).toBe(true);
    if (encoding !== 'deflate') expect(pieces.length).toBeGreaterThan(1);
    // The body of a failure says what is wrong; it is not what was asked for.
    const failed = await egress().http.send(get(`http://127.0.0.1:${port}/fail`), { sink });
    expect(failed.ok && utf8Decode(failed.value.body).length).toBe(text.length);
  });

  it('holds the limit on what goes to a sink, and tells what cannot be unpacked', async () => {
    const port = await serve((request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(request.url === '/bomb' ? gzipSync(Buffer.alloc(5_000_000)) : 'plain');
    });
    let size = 0;
    const options = {
      limits: { maxResponseBytes: 100_000 },
      sink: (bytes: Uint8Array) => void (size += bytes.length),
    };
    expect(await codeOf(egress(), get(`http://127.0.0.1:${port}/bomb`), options)).toBe('egress.too-large');
    expect(size).toBeLessThanOrEqual(100_000);
    expect(await codeOf(egress(), get(`http://127.0.0.1:${port}/`), options)).toBe('egress.not-decodable');
  });

  it('stops a small body that unpacks to a large one', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)));
    });
    expect(
      await codeOf(egress(), get(`http://127.0.0.1:${port}/`), { limits: { maxResponseBytes: 100_000 } }),
    ).toBe('egress.too-large');
  });

  it('stops a body over the limit while it streams', async () => {
    const port = await serve((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(
      await codeOf(egress(), get(`http://127.0.0.1:${port}/`), { limits: { maxResponseBytes: 1_000_000 } }),
    ).toBe('egress.too-large');
  });

  it('says that a body is not what its encoding claims', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain');
    });
    expect(await codeOf(egress(), get(`http://127.0.0.1:${port}/`))).toBe('egress.not-decodable');
  });

  it('reports a time-out and a cancellation', async () => {
    const port = await serve(() => undefined);
    const client = egress();
    const url = `http://127.0.0.1:${port}/`;
    expect(await codeOf(client, get(url), { limits: { timeoutMs: 50 } })).toBe('egress.timed-out');
    const cancel = new AbortController();
    const pending = codeOf(client, get(url), { signal: cancel.signal });
    cancel.abort();
    expect(await pending).toBe('egress.cancelled');
    expect(await codeOf(client, get(url), { signal: cancel.signal })).toBe('egress.cancelled');
  });

  it('reports refused connections, resets, nonsense and TLS spoken to a plain port', async () => {
    const sockets = createSocketServer((socket) => {
      socket.once('data', (data) => {
        if (data.toString('latin1').includes('nonsense')) socket.end('this is no HTTP\r\n\r\n');
        else socket.destroy();
      });
      socket.on('error', () => undefined);
    });
    await listening(sockets);
    open.push(() => new Promise((resolve) => sockets.close(resolve)));
    const port = portOf(sockets);
    const plain = await serve((_request, response) => response.end('x'));
    const client = egress();
    expect(await codeOf(client, get(`http://127.0.0.1:${port}/`))).toBe('egress.reset');
    expect(await codeOf(client, get(`http://127.0.0.1:${port}/nonsense`))).toBe('egress.reset');
    expect(await codeOf(client, get(`https://127.0.0.1:${plain}/`))).toBe('egress.tls-failed');
    expect(await codeOf(client, get('http://127.0.0.1:1/'))).toBe('egress.connection-refused');
  });

  it.each([
    ['not a url', 'egress.invalid-url'],
    ['ftp://example.com/', 'egress.unsupported-scheme'],
    ['file:///etc/passwd', 'egress.invalid-url'],
    ['http://user:password@example.com/', 'egress.credentials-in-url'],
  ])('refuses %s with %s', async (url, code) => {
    expect(await codeOf(egress(), get(url))).toBe(code);
  });

  it('reports headers that cannot be sent', async () => {
    expect(await codeOf(egress(), get('http://127.0.0.1:1/', [['x', 'a\r\nb: c']]))).toBe(
      'egress.invalid-request',
    );
  });
});

describe('the guard', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::1]:PORT/',
    'http://localhost:PORT/',
    'http://10.1.2.3:PORT/',
  ])('needs an entry for %s', async (url) => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked += 1;
      response.end('reached');
    });
    const result = await egress({ allow: () => [] }).http.send(get(url.replace('PORT', String(port))));
    expect(result.ok ? 'answered' : result.error.code).toBe('egress.address-refused');
    expect(asked).toBe(0);
  });

  it('names what happened and the entry to add, and the entry works', async () => {
    const port = await serve((_request, response) => response.end('reached'));
    let allow: readonly string[] = [];
    const client = egress({ allow: () => allow });
    const url = `http://localhost:${port}/`;
    const refused = await client.http.send(get(url));
    expect(refused.ok ? undefined : refused.error.data).toMatchObject({
      host: 'localhost',
      port,
      allow: `localhost:${port}`,
    });
    allow = [`localhost:${port}`];
    expect(await codeOf(client, get(url))).toBe('answered 200');
    allow = [];
    // The pooled connection of the former list is not used any more.
    expect(await codeOf(client, get(url))).toBe('egress.address-refused');
  });

  it.each(['http://169.254.169.254/', 'http://0.0.0.0/', 'http://[fe80::1]/', 'http://224.0.0.1/'])(
    'never calls %s, whatever is allowed',
    async (url) => {
      const everything = egress({ allow: () => ['0.0.0.0/0', '::/0', 'metadata.google.internal'] });
      expect(await codeOf(everything, get(url))).toBe('egress.address-forbidden');
      expect(await codeOf(everything, get('http://metadata.google.internal/'))).toBe(
        'egress.address-forbidden',
      );
    },
  );

  it('judges every address of a name and looks it up once', async () => {
    let lookups = 0;
    const port = await serve((_request, response) => response.end('reached'));
    const answers = [
      [{ address: '127.0.0.1', family: 4 }],
      [
        { address: '93.184.216.34', family: 4 },
        { address: '169.254.169.254', family: 4 },
      ],
    ];
    const client = egress({
      lookup: async () => Promise.resolve(answers[lookups++] ?? []),
      allow: () => ['first.example'],
    });
    expect(await codeOf(client, get(`http://first.example:${port}/`))).toBe('answered 200');
    expect(lookups).toBe(1);
    expect(await codeOf(client, get('http://second.example/'))).toBe('egress.address-forbidden');
    expect(await codeOf(client, get('http://third.example/'))).toBe('egress.name-not-found');
  });

  it('refuses a public name that leads into this machine', async () => {
    const client = egress({
      lookup: async () => Promise.resolve([{ address: '::ffff:127.0.0.1', family: 6 }]),
      allow: () => [],
    });
    expect(await codeOf(client, get('http://rebound.example/'))).toBe('egress.address-refused');
  });
});

describe('redirects', () => {
  it('checks each hop: a redirect to a private address is refused', async () => {
    const hidden = await serve((_request, response) => response.end('secret'));
    const port = await serve((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${hidden}/` }).end();
    });
    const client = egress({ allow: () => [`127.0.0.1:${port}`] });
    expect(await codeOf(client, get(`http://127.0.0.1:${port}/`))).toBe('egress.address-refused');
  });

  it('gives up after the limit', async () => {
    const port = await serve((request, response) => {
      response.writeHead(302, { location: `${request.url}x` }).end();
    });
    expect(await codeOf(egress(), get(`http://127.0.0.1:${port}/`), { limits: { maxRedirects: 3 } })).toBe(
      'egress.too-many-redirects',
    );
  });

  it.each([
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', 'kept'],
    [308, 'PUT', 'PUT', 'kept'],
    [302, 'PUT', 'PUT', 'kept'],
  ])('%i turns %s into %s', async (status, method, expected, body) => {
    const port = await serve((request, response) => {
      if (request.url === '/') response.writeHead(status, { location: '/next' }).end();
      else void bodyOf(request).then((text) => response.end(`${request.method} ${text}`));
    });
    const result = await egress().http.send({
      method,
      url: `http://127.0.0.1:${port}/`,
      headers: [['content-type', 'text/plain']],
      body: 'kept',
    });
    expect(result.ok && utf8Decode(result.value.body)).toBe(`${expected} ${body}`);
    expect(result.ok && result.value.url).toBe(`http://127.0.0.1:${port}/next`);
  });

  it('leaves credentials behind when the origin changes, and keeps them when it does not', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    const port = await serve((request, response) => {
      seen.push(request.headers);
      const location = request.url === '/' ? '/same' : `http://127.0.0.1:${other}/`;
      response.writeHead(307, { location }).end();
    });
    await egress().http.send(
      get(`http://127.0.0.1:${port}/`, [
        ['Authorization', 'Bearer x'],
        ['X-Api-Key', 'x'],
        ['Cookie', 'x=1'],
        ['Accept', 'text/plain'],
      ]),
    );
    const [, same, across] = seen;
    expect([same?.authorization, same?.['x-api-key'], same?.cookie]).toEqual(['Bearer x', 'x', 'x=1']);
    expect([across?.authorization, across?.['x-api-key'], across?.cookie]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(across?.accept).toBe('text/plain');
  });
});
