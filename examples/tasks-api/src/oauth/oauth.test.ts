import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { at, readBody, useApi } from '../testing/client.ts';
import { challengeOf } from './grants.ts';

let now = Date.parse('2026-03-01T12:00:00Z');
const client = useApi({
  clock: () => now,
  tokenLifetimeSeconds: 60,
  redirectUris: ['https://app.example.com/back'],
});
const redirectUri = 'http://127.0.0.1:53682/oauth/callback';
const verifier = randomBytes(32).toString('base64url');

type Form = Readonly<Record<string, string>>;

beforeEach(() => {
  now = Date.parse('2026-03-01T12:00:00Z');
});

function authorization(change: Form = {}): Form {
  return {
    response_type: 'code',
    client_id: client().api.credentials.clientId,
    redirect_uri: redirectUri,
    state: 'xyz "&<',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    ...change,
  };
}

async function openPage(form: Form): Promise<Response> {
  const query = new URLSearchParams(form).toString();
  return fetch(`${client().api.url}/oauth/authorize?${query}`, { redirect: 'manual' });
}

/** Fills in the page the way a browser does: every hidden field as it stands in the HTML. */
async function signIn(form: Form, entered: Form = {}): Promise<Response> {
  const html = await (await openPage(form)).text();
  const unescape = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const hidden = [...html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, unescape(value)],
  );
  const { username, password } = client().api.credentials;
  const fields = { ...Object.fromEntries(hidden), username, password, decision: 'allow', ...entered };
  const body = new URLSearchParams(fields);
  return fetch(`${client().api.url}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
}

async function token(form: Form, headers: Form = {}): Promise<readonly [number, unknown]> {
  const body = new URLSearchParams(form);
  const response = await fetch(`${client().api.url}/oauth/token`, { method: 'POST', body, headers });
  return [response.status, await readBody(response)];
}

function secretForm(): Form {
  const { clientId, clientSecret } = client().api.credentials;
  return { client_id: clientId, client_secret: clientSecret };
}

function redirected(response: Response): URLSearchParams {
  return new URL(response.headers.get('location') ?? 'http://none/').searchParams;
}

async function freshCode(change: Form = {}): Promise<string> {
  return redirected(await signIn(authorization(change))).get('code') ?? '';
}

async function exchange(code: string, change: Form = {}): Promise<readonly [number, unknown]> {
  const grant = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
  return token({ ...secretForm(), ...grant, ...change });
}

async function callWith(accessToken: unknown, method = 'GET', path = '/me'): Promise<Response> {
  const headers = { Authorization: `Bearer ${String(accessToken)}` };
  return fetch(`${client().api.url}/v1${path}`, { method, headers });
}

describe('authorization code with PKCE', () => {
  it('signs in on the page, returns code and state, and gives tokens that the operations accept', async () => {
    const page = await openPage(authorization());
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('value="xyz &quot;&amp;&lt;"');

    const back = await signIn(authorization());
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:53682\/oauth\/callback\?code=/);
    expect(redirected(back).get('state')).toBe('xyz "&<');

    const [status, body] = await exchange(redirected(back).get('code') ?? '');
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 60, scope: 'tasks.read tasks.write' });
    const response = await callWith(at(body, 'access_token'));
    expect(await readBody(response)).toMatchObject({ kind: 'oauthUser', userId: 'ada' });
  });

  it('shows the page again after a wrong password, and returns a refusal', async () => {
    const wrong = await signIn(authorization(), { password: 'x' });
    expect(wrong.status).toBe(401);
    expect(await wrong.text()).toContain('User name or password is wrong.');
    const denied = redirected(await signIn(authorization(), { decision: 'deny' }));
    expect([denied.get('error'), denied.get('state')]).toEqual(['access_denied', 'xyz "&<']);
  });

  it.each([
    [{ client_id: 'nobody' }, 'client_id'],
    [{ redirect_uri: 'http://127.0.0.1:53682/elsewhere' }, 'redirect_uri'],
    [{ redirect_uri: 'https://evil.example.com/oauth/callback' }, 'redirect_uri'],
    [{ redirect_uri: 'https://app.example.com:444/back' }, 'redirect_uri'],
    [{ redirect_uri: 'javascript:alert(1)' }, 'redirect_uri'],
  ])('never redirects for %j', async (change, named) => {
    const response = await openPage(authorization(change));
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(await response.text()).toContain(named);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'tasks.read everything' }, 'invalid_scope'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
  ])('sends the error back for %j', async (change, error) => {
    const answer = redirected(await openPage(authorization(change)));
    expect([answer.get('error'), answer.get('state')]).toEqual([error, 'xyz "&<']);
  });

  it('takes a member sent twice as not sent', async () => {
    const query = new URLSearchParams(authorization());
    query.append('scope', 'tasks.read');
    query.append('scope', 'tasks.write');
    expect((await fetch(`${client().api.url}/oauth/authorize?${query.toString()}`)).status).toBe(200);
    query.append('client_id', 'other');
    expect((await fetch(`${client().api.url}/oauth/authorize?${query.toString()}`)).status).toBe(400);
  });

  it('asks a public client for PKCE and gives it tokens without a secret', async () => {
    const { publicClientId } = client().api.credentials;
    const { code_challenge: _challenge, ...without } = authorization({ client_id: publicClientId });
    expect(redirected(await openPage(without)).get('error')).toBe('invalid_request');
    const code = await freshCode({ client_id: publicClientId });
    const grant = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    };
    expect((await token({ ...grant, client_id: publicClientId }))[0]).toBe(200);
  });

  it('refuses a code with a wrong verifier, none, another redirect URI, or too late', async () => {
    const refused = (fault: RegExp) => [
      400,
      { error: 'invalid_grant', error_description: expect.stringMatching(fault) },
    ];
    expect(await exchange(await freshCode(), { code_verifier: 'x'.repeat(43) })).toMatchObject(
      refused(/verifier/),
    );
    const without = { grant_type: 'authorization_code', code: await freshCode(), redirect_uri: redirectUri };
    expect(await token({ ...secretForm(), ...without })).toMatchObject(refused(/verifier/));
    const elsewhere = { redirect_uri: 'http://127.0.0.1:1/oauth/callback' };
    expect(await exchange(await freshCode(), elsewhere)).toMatchObject(refused(/redirect_uri/));
    const code = await freshCode();
    now += 61_000;
    expect(await exchange(code)).toMatchObject(refused(/expired/));
  });

  it('revokes the tokens of a code that is used twice', async () => {
    const code = await freshCode();
    const [, body] = await exchange(code);
    expect(await exchange(code)).toMatchObject([400, { error: 'invalid_grant' }]);
    expect((await callWith(at(body, 'access_token'))).status).toBe(401);
  });
});

describe('refresh', () => {
  it('lets access tokens expire, rotates refresh tokens, and revokes all on reuse', async () => {
    const [, first] = await exchange(await freshCode());
    now += 60_000;
    const expired = await callWith(at(first, 'access_token'));
    expect(expired.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(at(await readBody(expired), 'detail')).toMatch(/has expired/);

    const old = {
      grant_type: 'refresh_token',
      refresh_token: String(at(first, 'refresh_token')),
      ...secretForm(),
    };
    const [status, second] = await token(old);
    expect(status).toBe(200);
    expect(at(second, 'refresh_token')).not.toBe(at(first, 'refresh_token'));
    expect((await callWith(at(second, 'access_token'))).status).toBe(200);

    expect(await token(old)).toMatchObject([400, { error: 'invalid_grant' }]);
    expect((await callWith(at(second, 'access_token'))).status).toBe(401);
    const next = { ...old, refresh_token: String(at(second, 'refresh_token')) };
    expect(await token(next)).toMatchObject([400, { error: 'invalid_grant' }]);
  });

  it('refuses a revoked refresh token and a wider scope', async () => {
    const [, body] = await exchange(await freshCode({ scope: 'tasks.read' }));
    const refresh = {
      grant_type: 'refresh_token',
      refresh_token: String(at(body, 'refresh_token')),
      ...secretForm(),
    };
    expect(await token({ ...refresh, scope: 'tasks.write' })).toMatchObject([
      400,
      { error: 'invalid_grant' },
    ]);
    const revocation = new URLSearchParams({ ...secretForm(), token: refresh.refresh_token });
    const revoked = await fetch(`${client().api.url}/oauth/revoke`, { method: 'POST', body: revocation });
    expect(revoked.status).toBe(200);
    expect(await token(refresh)).toMatchObject([400, { error: 'invalid_grant' }]);
    expect((await callWith(at(body, 'access_token'))).status).toBe(401);
  });
});

describe('client credentials', () => {
  it('gives a token without a user, bound to the scope, from Basic or from the form', async () => {
    const { clientId, clientSecret } = client().api.credentials;
    const Authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const [, body] = await token(
      { grant_type: 'client_credentials', scope: 'tasks.read' },
      { Authorization },
    );
    expect(body).not.toHaveProperty('refresh_token');
    const accessToken = at(body, 'access_token');
    expect(await readBody(await callWith(accessToken))).toMatchObject({ kind: 'oauthClient', userId: null });
    const write = await callWith(accessToken, 'POST', '/ping');
    expect([write.status, at(await readBody(write), 'code')]).toEqual([403, 'insufficient-scope']);
    expect((await token({ grant_type: 'client_credentials', ...secretForm() }))[0]).toBe(200);
  });

  it('refuses wrong clients, unknown grants and bodies that are not forms', async () => {
    const wrong = { ...secretForm(), client_secret: 'x', grant_type: 'client_credentials' };
    expect(await token(wrong)).toMatchObject([401, { error: 'invalid_client' }]);
    const { publicClientId } = client().api.credentials;
    const open = { client_id: publicClientId, grant_type: 'client_credentials' };
    expect(await token(open)).toMatchObject([400, { error: 'unauthorized_client' }]);
    expect(await token({ ...secretForm(), grant_type: 'password' })).toMatchObject([
      400,
      { error: 'unsupported_grant_type' },
    ]);
    const url = `${client().api.url}/oauth/token`;
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: '{}' });
    expect([response.status, at(await readBody(response), 'error')]).toEqual([400, 'invalid_request']);
    expect((await fetch(url, { method: 'POST' })).status).toBe(401);
  });

  it('is announced in the metadata', async () => {
    const response = await fetch(`${client().api.url}/.well-known/oauth-authorization-server`);
    const { url } = client().api;
    expect(await readBody(response)).toMatchObject({ issuer: url, token_endpoint: `${url}/oauth/token` });
  });
});
