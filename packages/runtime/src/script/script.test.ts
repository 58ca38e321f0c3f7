import { stripTypeScriptTypes } from 'node:module';
import { type HttpPort, type HttpRequest, ok, systemClock, utf8Decode, utf8Encode } from '@connectory/base';
import { compileConnector, emptyPackage } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { invoke } from '../invoke.ts';
import type { Invocation } from '../types.ts';
import { createScriptRunner, type ScriptLimits } from './runner.ts';

const stripTypes = (source: string): string => stripTypeScriptTypes(source, { mode: 'strip' });

interface Sandbox {
  readonly limits?: Partial<ScriptLimits>;
  readonly file?: string;
  readonly operations?: readonly string[];
  readonly answer?: { readonly status: number; readonly type: string; readonly body: string | Uint8Array };
}

async function run(
  source: string,
  { limits = {}, file = 'script.ts', operations = [], answer }: Sandbox = {},
): Promise<{ readonly invocation: Invocation; readonly sent: readonly HttpRequest[] }> {
  const blank = emptyPackage('Orders');
  const connector = compileConnector({
    definition: {
      ...blank.definition,
      host: 'api.test',
      paths: {
        '/orders': {
          post: {
            operationId: 'CreateOrder',
            parameters: [{ name: 'body', in: 'body', schema: { type: 'object' } }],
            responses: { 200: { description: 'Made', schema: { type: 'object', required: ['id'] } } },
          },
        },
      },
    },
    properties: { properties: { scriptOperations: [...operations] } },
    files: [{ name: file, bytes: utf8Encode(source) }],
  });
  const operation = connector.operations.get('CreateOrder');
  if (operation === undefined) throw new Error('no operation');
  const sent: HttpRequest[] = [];
  const given = answer ?? { status: 200, type: 'application/json', body: '{"id":7}' };
  const http: HttpPort = {
    send(request) {
      sent.push(request);
      const body = typeof given.body === 'string' ? utf8Encode(given.body) : given.body;
      const headers = [['content-type', given.type]] as const;
      return Promise.resolve(ok({ status: given.status, statusText: '', headers, body, url: request.url }));
    },
  };
  const scripts = createScriptRunner({ stripTypes, clock: systemClock, limits });
  const parameters = { body: { name: 'Ann' } };
  const invocation = await invoke({ connector, operation, connection: {}, parameters, http, scripts });
  return { invocation, sent };
}

async function jsonOf(source: string, sandbox?: Sandbox): Promise<unknown> {
  const { invocation } = await run(source, sandbox);
  if (invocation.kind !== 'answered') throw new Error(JSON.stringify(invocation.diagnostics));
  return invocation.answer.body.kind === 'json' ? invocation.answer.body.value : invocation.answer.body;
}

async function failure(
  source: string,
  sandbox?: Sandbox,
): Promise<{ code: string; message: string; line: number | undefined }> {
  const { invocation } = await run(source, sandbox);
  const [problem] = invocation.diagnostics;
  if (problem === undefined) throw new Error(`no diagnostic, but ${invocation.kind}`);
  return { code: problem.code, message: problem.message, line: problem.place?.line };
}

const answerWith = (expression: string): string =>
  `export default async (context) => context.jsonContent(${expression});`;

describe('a script', () => {
  it('changes the request, sends it and wraps the answer; types are taken out', async () => {
    const source = `
      import type { ScriptContext, ScriptResponse } from '@connectory/runtime';
      export default async function execute(context: ScriptContext): Promise<ScriptResponse> {
        const body: { name: string } = await context.request.json();
        context.request.method = 'PUT';
        context.request.headers.set('X-Id', context.operationId);
        context.request.setBody({ ...body, more: true });
        const response = await context.sendAsync(context.request);
        context.logger.info('answered', response.status);
        return context.jsonContent({ wrapped: await response.json(), id: 1 }, 200);
      }`;
    const { invocation, sent } = await run(source);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('PUT');
    expect(sent[0]?.url).toBe('https://api.test/orders');
    expect(sent[0]?.headers).toContainEqual(['X-Id', 'CreateOrder']);
    const body = sent[0]?.body;
    expect(typeof body === 'string' ? body : utf8Decode(body ?? new Uint8Array())).toBe(
      '{"name":"Ann","more":true}',
    );
    expect(invocation).toMatchObject({
      kind: 'answered',
      answer: { status: 200, body: { kind: 'json', value: { wrapped: { id: 7 }, id: 1 } } },
      check: { kind: 'fits' },
      log: ['answered 200'],
    });
  });

  it('may answer without any call', async () => {
    const { invocation, sent } = await run(answerWith('{ id: 2 }'));
    expect(sent).toEqual([]);
    expect(invocation.kind).toBe('answered');
  });

  it('runs for the operations it is for only', async () => {
    const { sent, invocation } = await run(answerWith('{ id: 2 }'), { operations: ['Other'] });
    expect(sent).toHaveLength(1);
    expect(invocation).toMatchObject({ answer: { body: { value: { id: 7 } } } });
  });

  it('passes bytes through unharmed', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    const source = `export default async (context) => {
      const answer = await context.sendAsync(context.request);
      const bytes = await answer.bytes();
      return context.createResponse(201, bytes.reverse(), 'image/png');
    };`;
    const { invocation } = await run(source, { answer: { status: 200, type: 'image/png', body: bytes } });
    expect(invocation).toMatchObject({
      answer: { status: 201, body: { kind: 'binary', bytes: bytes.toReversed(), contentType: 'image/png' } },
    });
  });

  it.each([
    ['btoa("héllo".slice(0, 1))', 'aA=='],
    ['atob("aGk=")', 'hi'],
    ['new URLSearchParams("?a=1&b=x%20y+z").get("b")', 'x y z'],
    ['new URLSearchParams({ a: "1 2" }).toString()', 'a=1%202'],
    ['await context.hmac("SHA-256", "key", "text")', 'avqQRqlXnK0UOjhMG1ZLmiUNJ9b2pj+fIL86dZTJ4sY='],
    [
      'typeof fetch + typeof require + typeof process + typeof WebAssembly',
      'undefinedundefinedundefinedundefined',
    ],
    ['typeof globalThis.__host', 'undefined'],
    ['context.originalUrl', 'https://api.test/orders'],
    ['[..."😀ü"].length', 2],
    ['await context.createRequest("GET", "https://x", "😀ü").text()', '😀ü'],
    ['(await context.createRequest("GET", "https://x", "😀ü").bytes()).length', 6],
  ])('%s', async (expression, expected) => {
    expect(await jsonOf(answerWith(`{ id: ${expression} }`))).toEqual({ id: expected });
  });

  it('is refused other hosts than its connector’s', async () => {
    const source = `export default async (context) => {
      const request = context.createRequest('GET', 'https://evil.test/steal');
      return context.sendAsync(request);
    };`;
    const { invocation, sent } = await run(source);
    expect(sent).toEqual([]);
    expect(invocation.diagnostics[0]?.message).toContain('tried to call evil.test');
  });

  it('is told of failed calls as exceptions it can catch', async () => {
    const source = `export default async (context) => {
      try { await context.sendAsync(context.createRequest('GET', 'nonsense')); } catch (error) {
        return context.jsonContent({ id: error.message });
      }
    };`;
    expect(JSON.stringify(await jsonOf(source))).toContain('hosts of their connector only');
  });
});

describe('a script that goes wrong', () => {
  it.each([
    [
      'throws',
      "export default () => {\n  throw new TypeError('no name');\n};",
      'script-failed',
      'TypeError: no name',
      2,
    ],
    [
      'throws later',
      "export default async () => {\n  await 0;\n  throw new Error('late');\n};",
      'script-failed',
      'late',
      3,
    ],
    ['is not JavaScript', 'export default async () => {\n  const = 1;\n};', 'script-syntax', '', undefined],
    ['has no default export', 'export const a = 1;', 'script-failed', 'no default export', undefined],
    ['gives no response', 'export default () => 1;', 'script-failed', 'has to give a response', undefined],
    ['imports', "import fs from 'node:fs';\nexport default () => fs;", 'script-failed', '', undefined],
    [
      'gives no status',
      'export default (c) => c.createResponse("x");',
      'script-failed',
      'no status',
      undefined,
    ],
  ])('%s', async (_what, source, code, text, line) => {
    const found = await failure(source, { file: 'script.js' });
    expect(found.code).toBe(`runtime.${code}`);
    expect(found.message).toContain(text);
    if (line !== undefined) expect(found.line).toBe(line);
  });

  it('tells TypeScript that is more than types', async () => {
    const found = await failure('enum A { B }\nexport default (c) => c.jsonContent(A.B);');
    expect(found.code).toBe('runtime.script-syntax');
    expect(found.message).toContain('enum');
  });

  it.each([
    ['runs for ever', 'export default () => { for (;;); };', 'computing'],
    ['runs for ever at the top', 'for (;;);\nexport default () => 1;', 'computing'],
    ['runs for ever in jobs', 'export default async () => { for (;;) await 0; };', 'computing'],
    ['backtracks for ever', 'export default () => /(a+)+$/.test("a".repeat(40) + "b");', 'computing'],
    ['eats memory', 'export default () => { const all = []; for (;;) all.push({ a: [] }); };', 'memory'],
    [
      'eats memory in a job',
      'export default async () => { await 0; const all = []; for (;;) all.push({}); };',
      'memory',
    ],
    ['asks for too much at once', 'export default () => "x".repeat(1e9);', 'memory'],
  ])('%s', async (_what, source, limit) => {
    const limits = { computeMs: 1500, memoryBytes: 8 * 1_048_576 };
    const found = await failure(source, { limits, file: 'script.js' });
    expect(found.code).toBe('runtime.script-limit');
    expect(found.message).toContain(limit);
    // The next run starts afresh.
    expect(await jsonOf(answerWith('{ id: 1 }'))).toEqual({ id: 1 });
  });

  it('is stopped by its fuel', async () => {
    const found = await failure('export default () => { for (;;); };', { limits: { fuel: 10 } });
    expect(found.message).toContain('10 units of work');
  });

  it('overflows its stack and tells', async () => {
    const found = await failure('export default function f() { return f() + 1; }', { file: 'script.js' });
    expect(found.message).toContain('stack overflow');
  });

  it('waits no longer than its time', async () => {
    const found = await failure('export default () => new Promise(() => {});', { limits: { timeMs: 30 } });
    expect(found.message).toContain('0.03 seconds');
  });

  it('sends no more requests than it may', async () => {
    const source = `export default async (context) => {
      for (;;) await context.sendAsync(context.request);
    };`;
    const { invocation, sent } = await run(source, { limits: { sends: 3 } });
    expect(sent).toHaveLength(3);
    expect(invocation.diagnostics[0]?.message).toContain('may send 3 requests');
  });
});

describe('a package with a C# script', () => {
  it('names its operations, which answer with one diagnostic', async () => {
    const { invocation, sent } = await run('class Script {}', {
      file: 'script.csx',
      operations: ['CreateOrder'],
    });
    expect(sent).toEqual([]);
    expect(invocation.kind).toBe('not-sent');
    expect(invocation.diagnostics.map(({ code }) => code)).toEqual(['runtime.script-csharp']);
  });

  it('lets the other operations work', async () => {
    const { sent } = await run('class Script {}', { file: 'script.csx', operations: ['Other'] });
    expect(sent).toHaveLength(1);
  });
});
