import { type Json, type JsonObject, memberOf, toText } from '@connectory/base';
import { type ObjectValue, toJson } from '@connectory/expressions';
import { expect, test } from 'vitest';
import { actionHistory } from '../history.ts';
import { simulate } from '../host/simulate.ts';
import type { Call } from '../host/types.ts';
import { compileFlow } from '../plan/compile.ts';
import type { EngineLimits } from '../plan/types.ts';
import { reloading } from '../store/testing/reload.ts';
import { contentOf, joinParts, partOf } from './content.ts';
import type { Answer } from './types.ts';

type Given = Partial<Extract<Answer, { kind: 'response' }>>;

interface Setting {
  readonly limits?: Partial<EngineLimits>;
  readonly type?: string;
  readonly runtimeConfiguration?: JsonObject;
}

async function played(
  inputs: JsonObject,
  serve: (call: Call, index: number) => Given,
  setting: Setting = {},
) {
  const { limits = {}, type = 'Http' } = setting;
  const { runtimeConfiguration = { contentTransfer: { transferMode: 'Chunked' } } } = setting;
  const retryPolicy = { type: 'fixed', count: 1, interval: 'PT5S' };
  const action = { type, inputs: { ...inputs, retryPolicy }, runtimeConfiguration };
  const definition = { triggers: { T: { type: 'Request' } }, actions: { A: action } };
  const plan = compileFlow(definition, { flavour: 'logic-apps', limits });
  if (!plan.ok) throw new Error('does not compile');
  const calls: Call[] = [];
  const simulation = simulate({
    plan: plan.value,
    startMs: 0,
    random: { bytes: (count) => new Uint8Array(count) },
    checkpoint: reloading((restored, run) => expect(restored).toEqual(run)),
    invoker: {
      invoke: (call) => {
        calls.push(call);
        const answer = serve(call, calls.length - 1);
        return Promise.resolve({ kind: 'response', statusCode: 200, headers: {}, body: null, ...answer });
      },
    },
  });
  simulation.fire(0, 'T', {});
  await simulation.play();
  const [run] = simulation.runs;
  const [record] = run === undefined ? [] : actionHistory(run.plan, run.state, 'A');
  return {
    requests: calls.map(({ request }) => toJson({ ...request })),
    status: record?.status,
    error: record?.error?.message ?? '',
    outputs: toJson(record?.outputs ?? null),
    inputs: toJson(record?.inputs ?? null),
  };
}

const upload = { method: 'POST', uri: 'https://x/files', body: '0123456789' };
const partAt = (from: number, to: number, text: string): JsonObject => ({
  kind: 'follow',
  method: 'PATCH',
  uri: 'https://x/parts',
  headers: {
    'Content-Range': `bytes=${from}-${to}/10`,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(to - from + 1),
  },
  body: { '$content-type': 'text/plain; charset=utf-8', $content: text },
});

test('an upload begins with its size, and goes in parts of the size that the service asks for', async () => {
  const answers: readonly Given[] = [
    { headers: { Location: 'https://x/parts', 'x-ms-chunk-size': '4' } },
    { headers: { Range: 'bytes=0-3' } },
    { headers: { Range: 'bytes=0-7', 'x-ms-chunk-size': 5 } },
    { headers: { Range: 'bytes=0-9' }, body: { id: 1 } },
  ];
  const { requests, status, outputs, inputs } = await played(upload, (_, index) => answers[index] ?? {});
  expect(requests[0]).toMatchObject({
    kind: 'http',
    inputs: { method: 'POST', headers: { 'x-ms-transfer-mode': 'chunked', 'x-ms-content-length': '10' } },
  });
  expect(requests[0]).not.toHaveProperty('inputs.body');
  expect(requests.slice(1)).toMatchObject([
    partAt(0, 3, 'MDEyMw=='),
    partAt(4, 7, 'NDU2Nw=='),
    partAt(8, 9, 'ODk='),
  ]);
  expect(status).toBe('Succeeded');
  expect(outputs).toMatchObject({ statusCode: 200, body: { id: 1 } });
  expect(inputs).toMatchObject({ body: '0123456789' });
});

test('what a service has not received is sent again, and a part that fails is repeated', async () => {
  const answers: readonly Given[] = [
    { headers: { Location: 'https://x/parts', 'x-ms-chunk-size': '6' } },
    { statusCode: 503 },
    { headers: { Range: 'bytes=0-3' } },
    {},
  ];
  const { requests, status } = await played(upload, (_, index) => answers[index] ?? {});
  expect(requests.slice(1)).toMatchObject([
    partAt(0, 5, 'MDEyMzQ1'),
    partAt(0, 5, 'MDEyMzQ1'),
    partAt(4, 9, 'NDU2Nzg5'),
  ]);
  expect(status).toBe('Succeeded');
});

test.each<[string, (index: number) => Given, Partial<EngineLimits>, string]>([
  ['does not say where parts go', () => ({}), {}, 'where the parts go'],
  [
    'takes nothing in',
    (index) => ({
      headers: index === 0 ? { Location: '/p', 'x-ms-chunk-size': '4' } : { Range: 'bytes=0-0' },
    }),
    {},
    'has not received more than',
  ],
  [
    'wants too many parts',
    () => ({ headers: { Location: '/p', 'x-ms-chunk-size': '1' } }),
    { maxChunks: 5 },
    '5 parts',
  ],
  ['is given too much', () => ({}), { maxTransferSize: 9 }, '9 may be sent'],
])('an upload to a service that %s fails', async (_, serve, limits, message) => {
  const given = (__: Call, index: number): Given => serve(index);
  const { status, error, requests } = await played(upload, given, { limits });
  expect([status, requests.length < 5]).toEqual(['Failed', true]);
  expect(error).toContain(message);
});

test('a content of a connector goes as it is while it is small', async () => {
  const { requests } = await played({ ...upload, path: '/files' }, () => ({}), { type: 'ApiConnection' });
  expect(requests).toMatchObject([{ kind: 'connection', inputs: { body: '0123456789' } }]);
});

const text = '{"text":"äöü"}';
const bytes = new TextEncoder().encode(text);
const download = { method: 'GET', uri: 'https://x/file', headers: { Range: 'bytes=0-4', Accept: '*/*' } };

function headersOf(request: ObjectValue): Json | undefined {
  return memberOf(memberOf(toJson(request), 'inputs'), 'headers');
}

function serveRange({ request }: Call): Given {
  const [, from = '', to = ''] =
    /(\d+)-(\d+)/.exec(toText(memberOf(headersOf({ ...request }), 'Range'))) ?? [];
  const part = bytes.subarray(Number(from), Number(to) + 1);
  return {
    statusCode: 206,
    headers: {
      'Content-Range': `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`,
      ETag: 'e',
    },
    body: { '$content-type': 'application/json', $content: btoa(String.fromCodePoint(...part)) },
  };
}

test('a download goes on until all is there, whatever a part cuts through', async () => {
  const { requests, outputs } = await played(download, serveRange, { runtimeConfiguration: {} });
  expect(requests.map((request) => memberOf(memberOf(request, 'inputs'), 'headers'))).toEqual([
    { Accept: '*/*', Range: 'bytes=0-4' },
    { Accept: '*/*', Range: 'bytes=5-9' },
    { Accept: '*/*', Range: 'bytes=10-14' },
    { Accept: '*/*', Range: 'bytes=15-16' },
  ]);
  const $content = btoa(String.fromCodePoint(...bytes));
  expect(outputs).toEqual({
    statusCode: 200,
    headers: { ETag: 'e' },
    body: { '$content-type': 'application/json', $content },
  });
});

test.each<[string, Given, Partial<EngineLimits>, string]>([
  [
    'a part that was not asked for',
    { headers: { 'content-range': 'bytes 9-12/20' } },
    {},
    'not those asked for',
  ],
  ['a part that has no bytes', { headers: { 'content-range': 'bytes 5-4/20' } }, {}, 'not those asked for'],
  ['more than may be got', {}, { maxTransferSize: 16 }, '17 bytes'],
  ['more parts than may be got', {}, { maxChunks: 3 }, '3 parts'],
])('a download of %s fails', async (_, odd, limits, message) => {
  const serve = (call: Call, index: number): Given => ({ ...serveRange(call), ...(index > 0 && odd) });
  const { status, error } = await played(download, serve, { limits });
  expect([status, error]).toEqual(['Failed', expect.stringContaining(message)]);
});

test('a service that ignores ranges gives all at once', async () => {
  const serve = (call: Call, index: number): Given => (index === 0 ? serveRange(call) : { body: 'all' });
  expect((await played(download, serve)).outputs).toMatchObject({ statusCode: 200, body: 'all' });
});

test('parts of bytes are cut and joined at any place', () => {
  const content = contentOf({ '$content-type': 'a/b', $content: 'AAECAwQFBgcICQ==' });
  if (content === undefined) throw new Error('no content');
  expect(content.size).toBe(10);
  for (let from = 0; from < 10; from += 1) {
    for (let to = from + 1; to <= 10; to += 1) {
      const parts = [partOf(content, 0, from), partOf(content, from, to), partOf(content, to, 10)];
      const kept = parts.filter(({ $content }) => $content !== '');
      expect(joinParts(kept, '')).toEqual({ '$content-type': 'a/b', $content: content.base64 });
    }
  }
  expect(joinParts(['{"a":', '1}'], 'application/json')).toEqual({ a: 1 });
  expect(joinParts(['a', { b: 1 }], 'text/plain')).toBeUndefined();
});
