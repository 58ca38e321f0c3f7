import {
  err,
  type Clock,
  type Diagnostic,
  type HttpPort,
  type HttpResponse,
  ok,
  type Result,
} from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { retryAfter, sendWithRetries } from './retry.ts';

const lost: Diagnostic = { code: 'egress.reset', severity: 'error', message: 'lost' };
const refused: Diagnostic = { code: 'egress.address-refused', severity: 'error', message: 'no' };

/** Sends one request to what answers in turn; tells how often it was sent and how long was waited. */
async function send(method: string, answers: readonly (number | Diagnostic | readonly [number, string])[]) {
  let at = 0;
  const waits: number[] = [];
  const clock: Clock = {
    now: () => Date.UTC(2026, 0, 1),
    monotonic: () => 0,
    sleep(ms) {
      waits.push(ms);
      return Promise.resolve();
    },
  };
  const http: HttpPort = {
    send(request): Promise<Result<HttpResponse, Diagnostic>> {
      const answer = answers[at] ?? 200;
      at += 1;
      if (typeof answer === 'object' && 'code' in answer) return Promise.resolve(err(answer));
      const [status, wait] = typeof answer === 'number' ? [answer, undefined] : answer;
      const headers = wait === undefined ? [] : [['retry-after', wait] as const];
      return Promise.resolve(
        ok({ status, statusText: '', headers, body: new Uint8Array(), url: request.url }),
      );
    },
  };
  const request = { method, url: 'https://api.test/', headers: [] };
  const result = await sendWithRetries(http, request, {}, { attempts: 2, maxWaitMs: 10_000 }, clock);
  return { sent: at, waits, end: result.ok ? result.value.status : result.error.code };
}

describe('sending again', () => {
  const cases: readonly (readonly [
    string,
    Parameters<typeof send>[1],
    number,
    readonly number[],
    number | string,
  ])[] = [
    ['GET', [503, 200], 2, [500], 200],
    ['GET', [503, 503, 503, 503], 3, [500, 1000], 503],
    ['GET', [[429, '2'], 200], 2, [2000], 200],
    ['GET', [[429, '60'], 200], 1, [], 429],
    ['DELETE', [lost, 204], 2, [500], 204],
    ['GET', [refused, 200], 1, [], 'egress.address-refused'],
    ['GET', [404, 200], 1, [], 404],
    ['POST', [503, 200], 1, [], 503],
    ['POST', [[503, '1'], 200], 2, [1000], 200],
    ['POST', [[429, 'Thu, 01 Jan 2026 00:00:03 GMT'], 200], 2, [3000], 200],
    ['POST', [[500, '1'], 200], 1, [], 500],
    ['POST', [lost, 200], 1, [], 'egress.reset'],
  ];
  it.each(cases)('%s answered %j', async (method, answers, sent, waits, end) => {
    expect(await send(method, answers)).toEqual({ sent, waits, end });
  });

  it('reads seconds and dates', () => {
    const clock: Clock = { now: () => 0, monotonic: () => 0, sleep: () => Promise.resolve() };
    expect(retryAfter('1.5', clock)).toBe(1500);
    expect(retryAfter('Thu, 01 Jan 1970 00:00:02 GMT', clock)).toBe(2000);
    expect(retryAfter('soon', clock)).toBeUndefined();
    expect(retryAfter(undefined, clock)).toBeUndefined();
  });
});
