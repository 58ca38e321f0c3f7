import { request } from 'node:http';
import { problemSchema } from '@connectory/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, owner, startHarness, type Harness } from './testing/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ passwordTriesPerMinute: 4 });
  must(await harness.call('setUp', { body: owner }));
});
afterAll(() => harness.close());

const json = { 'content-type': 'application/json' };
const bytes = { 'content-type': 'application/octet-stream' };

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

interface Case {
  readonly what: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status: number;
  readonly code: string;
  /** Pointer of the first diagnostic. */
  readonly pointer?: string;
}

const cases: readonly Case[] = [
  {
    what: 'text that is no JSON',
    path: '/api/connectors',
    headers: json,
    body: 'hello',
    status: 400,
    code: 'api.not-json',
  },
  {
    what: 'truncated JSON',
    path: '/api/connectors',
    headers: json,
    body: '{"name": "a',
    status: 400,
    code: 'api.not-json',
  },
  {
    what: 'an empty body',
    path: '/api/connectors',
    headers: json,
    body: '',
    status: 400,
    code: 'api.not-json',
  },
  {
    what: 'a missing member',
    path: '/api/connectors',
    headers: json,
    body: '{"name":"a"}',
    status: 400,
    code: 'api.invalid-request',
    pointer: '/package',
  },
  {
    what: 'a member of the wrong type',
    path: '/api/connectors',
    headers: json,
    body: '{"name":1,"package":{"files":[{"name":"a","encoding":"x","content":""}]}}',
    status: 400,
    code: 'api.invalid-request',
    pointer: '/name',
  },
  {
    what: 'a wrong query',
    path: '/api/connectors/con_x?version=zero',
    method: 'GET',
    status: 400,
    code: 'api.invalid-request',
    pointer: '/version',
  },
  {
    what: 'a wrong content type',
    path: '/api/connectors',
    headers: { 'content-type': 'text/xml' },
    body: '<a/>',
    status: 415,
    code: 'api.wrong-content-type',
  },
  {
    what: 'raw bytes where JSON belongs',
    path: '/api/connectors',
    headers: bytes,
    body: '{}',
    status: 415,
    code: 'api.wrong-content-type',
  },
  {
    what: 'a body over its limit',
    path: '/api/connections',
    headers: json,
    body: `"${'x'.repeat(2_000_000)}"`,
    status: 413,
    code: 'api.too-large',
  },
  {
    what: 'deep nesting',
    path: '/api/connectors/con_x/invocations',
    headers: json,
    body: `{"operationId":"a","parameters":{"a":${nested(200_000)}}}`,
    status: 400,
    code: 'api.nested-too-deeply',
  },
  {
    what: 'a prototype in disguise',
    path: '/api/connections',
    headers: json,
    body: '{"__proto__":{"a":1},"name":"a"}',
    status: 400,
    code: 'api.not-json',
  },
  {
    what: 'a package without a definition',
    path: '/api/connectors',
    headers: json,
    body: '{"name":"a","package":{"files":[{"name":"x.txt","encoding":"utf-8","content":"x"}]}}',
    status: 422,
    code: 'api.unreadable-package',
  },
  {
    what: 'a file that is no base64',
    path: '/api/connectors',
    headers: json,
    body: '{"name":"a","package":{"files":[{"name":"x.png","encoding":"base64","content":"!"}]}}',
    status: 422,
    code: 'api.file-encoding',
  },
  {
    what: 'an unknown connector',
    path: '/api/connectors/con_x',
    method: 'GET',
    status: 404,
    code: 'api.not-found',
  },
  { what: 'an unknown path', path: '/api/nothing', method: 'GET', status: 404, code: 'api.no-such-route' },
  {
    what: 'a bad allow-list entry',
    path: '/api/settings/egress',
    method: 'PUT',
    headers: json,
    body: '{"allow":["localhost","http://x/"]}',
    status: 422,
    code: 'api.invalid-egress-entry',
    pointer: '/allow/1',
  },
  {
    what: 'a call from another site',
    path: '/api/connectors',
    headers: { ...json, origin: 'https://evil.example' },
    body: '{}',
    status: 403,
    code: 'api.other-origin',
  },
  {
    what: 'a call a browser marks as cross-site',
    path: '/api/session',
    method: 'DELETE',
    headers: { 'sec-fetch-site': 'cross-site' },
    status: 403,
    code: 'api.other-origin',
  },
];

describe('bad input', () => {
  it.each(cases)(
    '$what: $status $code',
    async ({ path, method = 'POST', headers, body, status, code, pointer }) => {
      const response = await harness.raw(path, {
        method,
        ...(headers !== undefined && { headers }),
        ...(body !== undefined && { body }),
      });
      const problem = problemSchema.parse(await response.json());
      expect([response.status, problem.code]).toEqual([status, code]);
      expect(problem.message.length).toBeGreaterThan(20);
      expect(problem.diagnostics.length).toBeGreaterThan(0);
      if (pointer !== undefined)
        expect(problem.diagnostics.map(({ place }) => place?.pointer)).toContain(pointer);
      expect((await harness.raw('/healthz')).status).toBe(200);
    },
  );

  it('refuses a file over 64 MB with 413', async () => {
    const response = await harness.raw('/api/imports/file?name=large.json', {
      method: 'POST',
      headers: bytes,
      body: new Uint8Array(65 * 1_048_576),
    });
    expect([response.status, problemSchema.parse(await response.json()).code]).toEqual([
      413,
      'api.too-large',
    ]);
  });

  it('refuses a name that was made to lead to loopback', async () => {
    const { port } = harness.server;
    const status = await new Promise<number>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/api/session', headers: { host: 'evil.example' } };
      request(options, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  it('slows down guessing passwords', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const result = await harness.call('signIn', { body: { email: owner.email, password: 'wrong wrong' } });
      statuses.push(result.ok ? 200 : result.error.status);
    }
    expect(statuses).toContain(401);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('imports that cannot work', () => {
  const urlCases = [
    ['http://127.0.0.1:1/openapi.json', 'egress.address-refused'],
    ['http://169.254.169.254/latest/meta-data', 'egress.address-forbidden'],
    ['http://192.168.1.1/openapi.json', 'egress.address-refused'],
    ['nonsense', 'egress.invalid-url'],
    ['file:///etc/passwd', 'egress.invalid-url'],
    ['ftp://example.com/x', 'egress.unsupported-scheme'],
    ['http://nowhere.invalid/x', 'egress.name-not-found'],
  ] as const;

  it.each(urlCases)('%s: %s', async (url, code) => {
    const outcome = must(await harness.call('importSource', { body: { kind: 'url', url } }));
    expect([outcome.package, outcome.report[0]?.code]).toEqual([undefined, code]);
  });

  const fileCases: readonly (readonly [what: string, content: () => Uint8Array<ArrayBuffer>])[] = [
    ['not JSON', () => Buffer.from('this is prose')],
    ['nothing', () => new Uint8Array()],
    ['truncated', () => Buffer.from('{"openapi":"3.0.0","paths":{"/a":{"get":{')],
    ['random bytes', () => Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)],
    ['deep nesting', () => Buffer.from(nested(300_000))],
    ['50 MB of spaces', () => Buffer.alloc(50 * 1_048_576, 32)],
    ['a wrong version', () => Buffer.from('{"openapi":"9.9","info":{"title":"a","version":"1"},"paths":{}}')],
    ['a zip that is none', () => Buffer.from('PK\u0003\u0004nonsense')],
  ];

  it.each(fileCases)('%s gives an error in the report, and the server lives', async (_what, content) => {
    const outcome = must(
      await harness.call('importFile', { query: { name: 'bad.json' }, body: new Uint8Array(content()) }),
    );
    const errors = outcome.report.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.code).not.toBe('api.import-failed');
    expect((await harness.raw('/healthz')).status).toBe(200);
  });
});
