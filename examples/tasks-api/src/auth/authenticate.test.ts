import { describe, expect, it } from 'vitest';
import { operations } from '../description.ts';
import { at, readBody, useApi } from '../testing/client.ts';

const client = useApi();

function basic(user: string, password: string): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

async function me(
  headers: Readonly<Record<string, string>>,
  query = '',
): Promise<readonly [number, unknown, Response]> {
  const response = await fetch(`${client().api.url}/v1/me${query}`, { headers });
  return [response.status, await readBody(response), response];
}

describe('authentication', () => {
  it('takes the API key in the header, in the query, and user and password', async () => {
    const { apiKey, username, password } = client().api.credentials;
    expect((await me({ 'X-Api-Key': apiKey })).slice(0, 2)).toMatchObject([
      200,
      { kind: 'apiKey', userId: 'ada' },
    ]);
    expect((await me({}, `?api_key=${apiKey}`)).slice(0, 2)).toMatchObject([200, { kind: 'apiKey' }]);
    expect((await me(basic(username, password))).slice(0, 2)).toMatchObject([
      200,
      { kind: 'basic', displayName: 'Ada Byron' },
    ]);
  });

  it.each([
    ['nothing', {}, '', 'There are no credentials.'],
    ['a wrong key', { 'X-Api-Key': 'x' }, '', 'The API key is not known.'],
    ['a wrong key in the query', {}, '?api_key=x', 'The API key is not known.'],
    ['a wrong password', basic('ada', 'x'), '', 'User name or password is wrong.'],
    ['a wrong token', { Authorization: 'Bearer x' }, '', 'The access token is not known or was revoked.'],
    [
      'another scheme',
      { Authorization: 'Digest x' },
      '',
      "The authorization scheme 'Digest' is not supported.",
    ],
  ])('refuses %s and says what to send', async (_name, headers, query, reason) => {
    const [status, body, response] = await me(headers, query);
    expect(status).toBe(401);
    expect(String(at(body, 'detail'))).toContain(reason);
    expect(String(at(body, 'detail'))).toContain('X-Api-Key');
    expect(response.headers.get('www-authenticate')).toContain('Basic realm="tasks"');
  });

  it('stands in front of every operation', async () => {
    const { api } = client();
    for (const operation of operations.values()) {
      const response = await fetch(`${api.url}/v1${operation.path}`, { method: operation.method });
      expect(response.status, operation.operationId).toBe(401);
    }
    expect((await fetch(`${api.url}/v1/no/such/thing`)).status).toBe(401);
  });
});
