import {
  err,
  type HttpPort,
  type HttpRequest,
  type HttpResponse,
  type JsonObject,
  ok,
  utf8Encode,
} from '@connectory/base';
import { expect, it } from 'vitest';
import { callHttp } from './call.ts';

const answered: HttpResponse = {
  status: 200,
  statusText: 'OK',
  headers: [
    ['content-type', 'application/json'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ],
  body: utf8Encode('{"id": 9223372036854775807}'),
  url: 'https://a.test',
};

function portOf(response: Partial<HttpResponse> = {}): {
  readonly http: HttpPort;
  readonly sent: HttpRequest[];
} {
  const sent: HttpRequest[] = [];
  return {
    sent,
    http: {
      send: (request) => {
        sent.push(request);
        return Promise.resolve(ok({ ...answered, ...response }));
      },
    },
  };
}

async function sentOf(inputs: JsonObject): Promise<HttpRequest | undefined> {
  const { http, sent } = portOf();
  await callHttp({ kind: 'http', inputs: { method: 'post', uri: 'https://a.test/x', ...inputs } }, http);
  return sent[0];
}

it.each<[JsonObject, Partial<HttpRequest>]>([
  [{}, { method: 'POST', url: 'https://a.test/x', headers: [] }],
  [{ queries: { a: 'b c', n: 1, none: null } }, { url: 'https://a.test/x?a=b%20c&n=1' }],
  [{ uri: 'https://a.test/x?y=1#z', queries: { a: 2 } }, { url: 'https://a.test/x?y=1&a=2#z' }],
  [
    { headers: { 'X-A': 5, 'X-B': null }, cookie: 'c=1' },
    {
      headers: [
        ['X-A', '5'],
        ['Cookie', 'c=1'],
      ],
    },
  ],
  [{ body: { a: [1] } }, { body: '{"a":[1]}', headers: [['Content-Type', 'application/json']] }],
  [{ body: 'text' }, { body: 'text', headers: [['Content-Type', 'text/plain; charset=utf-8']] }],
  [
    { body: '<a/>', headers: { 'content-type': 'text/xml' } },
    { body: '<a/>', headers: [['content-type', 'text/xml']] },
  ],
  [
    { body: { '$content-type': 'image/png', $content: 'AQI=' } },
    { body: new Uint8Array([1, 2]), headers: [['Content-Type', 'image/png']] },
  ],
  [
    { authentication: { type: 'Basic', username: 'ada', password: 'x' } },
    { headers: [['Authorization', 'Basic YWRhOng=']] },
  ],
  [{ authentication: { type: 'raw', value: 'Bearer t' } }, { headers: [['Authorization', 'Bearer t']] }],
])('%j is sent as it says', async (inputs, wanted) => {
  expect(await sentOf(inputs)).toMatchObject(wanted);
});

it.each<[JsonObject, string]>([
  [{ uri: '/x' }, 'InvalidUri'],
  [{ uri: 'ftp://a.test' }, 'InvalidUri'],
  [{ authentication: { type: 'ManagedServiceIdentity' } }, 'AuthenticationNotSupported'],
])('%j is not sent', async (inputs, code) => {
  const { http, sent } = portOf();
  const answer = await callHttp({ kind: 'http', inputs: { uri: 'https://a.test', ...inputs } }, http);
  expect(answer).toMatchObject({ kind: 'failure', retryable: false, error: { code } });
  expect(sent).toEqual([]);
});

it('reads answers as expressions want them', async () => {
  const inputs = { method: 'GET', uri: 'https://a.test' };
  const bodyOf = async (type: string, text: string): Promise<unknown> => {
    const { http } = portOf({ headers: [['content-type', type]], body: utf8Encode(text) });
    const answer = await callHttp({ kind: 'http', inputs }, http);
    return answer.kind === 'response' ? answer.body : undefined;
  };
  const whole = await callHttp({ kind: 'http', inputs }, portOf().http);
  expect(whole).toMatchObject({
    statusCode: 200,
    headers: { 'set-cookie': 'a=1, b=2' },
    body: { id: 9223372036854775807n },
  });
  expect(await bodyOf('application/problem+json', '{"a":1}')).toEqual({ a: 1 });
  expect(await bodyOf('application/json', '{a')).toBe('{a');
  expect(await bodyOf('text/csv', 'a,b')).toBe('a,b');
  expect(await bodyOf('text/plain', '')).toBeNull();
  expect(await bodyOf('application/xml', '<a/>')).toEqual({
    '$content-type': 'application/xml',
    $content: 'PGEvPg==',
  });
});

it('fetches an address that an answer gave, with the sign-in of the first call and without its body', async () => {
  const { http, sent } = portOf();
  const inputs = {
    method: 'POST',
    uri: 'https://a.test/start',
    queries: { a: 1 },
    headers: { 'X-A': 'b', 'Content-Type': 'text/csv' },
    body: 'x',
    authentication: { type: 'Raw', value: 't' },
  };
  await callHttp({ kind: 'follow', uri: 'https://a.test/status', inputs }, http);
  expect(sent).toEqual([
    {
      method: 'GET',
      url: 'https://a.test/status',
      headers: [
        ['X-A', 'b'],
        ['Authorization', 't'],
      ],
    },
  ]);
});

it.each([
  ['egress.reset', true],
  ['egress.timed-out', true],
  ['egress.address-refused', false],
  ['egress.invalid-request', false],
])('of %s says whether the call may be tried again', async (code, retryable) => {
  const error = { code, severity: 'error' as const, message: 'There is no answer.' };
  const http: HttpPort = { send: () => Promise.resolve(err(error)) };
  const answer = await callHttp({ kind: 'http', inputs: { uri: 'https://a.test' } }, http);
  expect(answer).toMatchObject({ kind: 'failure', retryable, error: { code } });
});
