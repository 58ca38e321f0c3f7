import { ok, type HttpRequest, utf8Decode, utf8Encode } from '@connectory/base';
import type { ScriptCall } from '@connectory/runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { createScripts, type Scripts } from './scripts.ts';

let scripts: Scripts | undefined;
afterEach(async () => scripts?.close());

function callOf(source: string, sent: HttpRequest[], log: string[]): ScriptCall {
  return {
    script: { kind: 'script', file: 'script.ts', language: 'typescript', source, operations: undefined },
    operationId: 'Op',
    request: { method: 'GET', url: 'https://api.test/x', headers: [] },
    originalUrl: 'https://api.test/x',
    notificationUrl: undefined,
    correlationId: 'call_1',
    send(request) {
      sent.push(request);
      const body = utf8Encode('{"n":1}');
      return Promise.resolve(ok({ status: 200, statusText: '', headers: [], body, url: request.url }));
    },
    log: (line) => log.push(line),
  };
}

describe('scripts of the server', () => {
  it('run in threads, send through the server, log to it', async () => {
    scripts = createScripts();
    const sent: HttpRequest[] = [];
    const log: string[] = [];
    const source = `export default async (context: ScriptContext) => {
      const { n } = await (await context.sendAsync(context.request)).json();
      context.logger.info('n is', n);
      return context.jsonContent({ n: n + 1 });
    };`;
    const call = callOf(source, sent, log);
    const results = await Promise.all([scripts.run(call), scripts.run(call), scripts.run(call)]);
    const bodies = results.map((result) =>
      result.ok ? utf8Decode(result.value.body) : result.error.message,
    );
    expect(bodies).toEqual(['{"n":2}', '{"n":2}', '{"n":2}']);
    expect(sent).toHaveLength(3);
    expect(log).toEqual(['n is 1', 'n is 1', 'n is 1']);
  });

  it('leave the server free while one computes', async () => {
    scripts = createScripts();
    const run = scripts.run(callOf('export default () => { for (;;); };', [], []));
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 5);
    const result = await run;
    clearInterval(turning);
    expect(result.ok ? '' : result.error.code).toBe('runtime.script-limit');
    expect(turns).toBeGreaterThan(50);
  });

  it('tell when their thread dies, and go on in another', async () => {
    scripts = createScripts({ worker: new URL('./testing/dying.ts', import.meta.url), threads: 1 });
    for (const _time of [1, 2]) {
      const result = await scripts.run(callOf('', [], []));
      expect(result.ok ? '' : result.error.code).toBe('api.script-thread-ended');
    }
  });
});
