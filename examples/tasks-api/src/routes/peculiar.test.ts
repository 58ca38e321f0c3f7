import { describe, expect, it } from 'vitest';
import { responseSchema } from '../description.ts';
import { createTasksApi } from '../index.ts';
import { useApi } from '../testing/client.ts';
import { compileSchema } from '../validation.ts';

const client = useApi();

describe('GetBrokenReport', () => {
  it('answers 200 with a body that breaks its schema in every way it says', async () => {
    const answer = await client().call('GetBrokenReport');
    expect(answer.status).toBe(200);
    const validate = compileSchema(responseSchema('GetBrokenReport', 200));
    expect(validate(answer.body)).toBe(false);
    const found = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);
    expect(found.toSorted()).toEqual(
      [
        ' required',
        ' additionalProperties',
        '/total type',
        '/complete type',
        '/rows/1/open type',
        '/rows/1/done type',
        '/rows/1/owner required',
        '/rows/1/owner/userId type',
        '/rows/2/open minimum',
        '/rows/2/owner/email format',
      ].toSorted(),
    );
  });
});

describe('GetSlowAnswer', () => {
  it('waits as long as told', async () => {
    const before = performance.now();
    const answer = await client().call('GetSlowAnswer', { query: { ms: '120' } });
    expect(answer.body).toEqual({ waitedMs: 120 });
    expect(performance.now() - before).toBeGreaterThanOrEqual(119);
  });

  it('does not hold up a caller that leaves', async () => {
    const { api } = client();
    const headers = { 'X-Api-Key': api.credentials.apiKey };
    const signal = AbortSignal.timeout(50);
    await expect(fetch(`${api.url}/v1/slow?ms=60000`, { headers, signal })).rejects.toThrow(/timeout/);
    expect((await client().call('Ping')).status).toBe(204);
  });
});

describe('close', () => {
  it('does not wait for slow answers', async () => {
    const api = await createTasksApi();
    const headers = { 'X-Api-Key': api.credentials.apiKey };
    const slow = expect(fetch(`${api.url}/v1/slow?ms=60000`, { headers })).rejects.toThrow(/fetch failed/);
    await fetch(`${api.url}/healthz`);
    await api.close();
    await slow;
  });
});

describe('GetFailure', () => {
  it('fails as often as told, with status and Retry-After', async () => {
    const query = { status: '503', retryAfter: '2', times: '2', key: 'one' };
    const statuses: number[] = [];
    for (let call = 0; call < 3; call += 1) {
      const answer = await client().call('GetFailure', { query });
      statuses.push(answer.status);
      expect(answer.headers.get('retry-after')).toBe(call < 2 ? '2' : null);
    }
    expect(statuses).toEqual([503, 503, 200]);
    const other = await client().call('GetFailure', { query: { ...query, key: 'two' } });
    expect(other.body).toMatchObject({ status: 503, code: 'failure-asked-for' });
  });

  it('fails for ever without times', async () => {
    for (let call = 0; call < 3; call += 1) {
      expect((await client().call('GetFailure', { query: { status: '418' } })).status).toBe(418);
    }
  });
});

describe('Ping', () => {
  it('answers 204 without a body', async () => {
    const answer = await client().call('Ping');
    expect([answer.status, answer.body, answer.headers.get('content-type')]).toEqual([204, '', null]);
  });
});
