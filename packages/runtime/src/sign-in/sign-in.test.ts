import { type HttpPort, type HttpRequest, ok, utf8Encode } from '@connectory/base';
import type { OAuthSettings } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { authorizationAddress } from './authorization.ts';
import { planSignIn } from './plan.ts';
import { readTokenAnswer } from './token-answer.ts';
import { canRenew, exchangeCode, grantToClient, renewTokens } from './token-request.ts';
import { isExpiring } from './tokens.ts';
import type { OAuthClient, SignInPlan } from './types.ts';

const client: OAuthClient = { id: 'my id', secret: 's&cret' };
const attempt = {
  redirectUrl: 'https://c.example.com/oauth/redirect',
  state: 'st/ate',
  codeChallenge: 'chal',
};

function settings(
  identityProvider: string,
  custom: Readonly<Record<string, string>>,
  more: Partial<OAuthSettings> = {},
): OAuthSettings {
  return {
    parameter: 'token',
    identityProvider,
    clientId: '',
    scopes: [],
    redirectMode: 'global',
    custom: new Map(Object.entries(custom).map(([name, value]) => [name.toLowerCase(), value])),
    tokenParameters: [],
    additional: [],
    ...more,
  };
}

const standard = {
  authorizationUrl: 'https://a.example.com/authorize',
  tokenUrl: 'https://a.example.com/token',
};

function plan(
  of: OAuthSettings,
  connection: Readonly<Record<string, string>> = {},
  withClient: OAuthClient | undefined = client,
): SignInPlan {
  const planned = planSignIn(of, withClient, connection);
  if (!planned.ok) throw new Error(planned.error.message);
  return planned.value;
}

function addressOf(of: OAuthSettings, connection: Readonly<Record<string, string>> = {}): string {
  const address = authorizationAddress(plan(of, connection), attempt);
  return address.ok ? address.value : address.error.code;
}

/** Answers in turn, and keeps what was asked. */
function server(
  ...answers: readonly { readonly status?: number; readonly type?: string; readonly body: string }[]
) {
  const asked: HttpRequest[] = [];
  const http: HttpPort = {
    send: (request) => {
      const answer = answers[asked.length] ?? { status: 500, body: '' };
      asked.push(request);
      return Promise.resolve(
        ok({
          status: answer.status ?? 200,
          statusText: '',
          headers: [['content-type', answer.type ?? 'application/json'] as const],
          body: utf8Encode(answer.body),
          url: request.url,
        }),
      );
    },
  };
  return {
    asked,
    ports: { http, clock: { now: () => 1_000_000, monotonic: () => 0, sleep: () => Promise.resolve() } },
  };
}

describe('authorizationAddress', () => {
  it('has what RFC 6749 and PKCE ask for, encoded', () => {
    expect(addressOf(settings('oauth2', standard, { scopes: ['a b', 'c'] }))).toBe(
      'https://a.example.com/authorize?client_id=my%20id&response_type=code' +
        '&redirect_uri=https%3A%2F%2Fc.example.com%2Foauth%2Fredirect&scope=a%20b%20c&state=st%2Fate' +
        '&code_challenge=chal&code_challenge_method=S256',
    );
  });

  it.each([
    ['https://a.example.com/l?x=1', 'https://a.example.com/l?x=1&client_id='],
    ['https://a.example.com/l?x=1&', 'https://a.example.com/l?x=1&client_id='],
    ['https://a.example.com/#/authorize', 'https://a.example.com/#/authorize?client_id='],
  ])('goes on behind %s', (authorizationUrl, start) => {
    expect(addressOf(settings('oauth2', { ...standard, authorizationUrl })).startsWith(start)).toBe(true);
  });

  it('leaves PKCE out where the client or the provider does not take it', () => {
    const { pkce } = plan(settings('oauth2', standard), {}, { ...client, pkce: false });
    expect([pkce, plan(settings('box', {})).pkce, plan(settings('github', {})).pkce]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('sends the strings of oauth2generic exactly, without case and without PKCE', () => {
    const of = settings(
      'oauth2generic',
      {
        authorizationUrlTemplate: 'https://{SITE}.example.com/o/{tenant}',
        authorizationUrlQueryStringTemplate: '?id={clientid}&r={RedirectUrl}&s={Scopes}&st={state}&x=1',
        tokenUrlTemplate: 'https://{site}.example.com/t',
        scopeListDelimiter: ',',
      },
      { tokenParameters: ['Site', 'tenant'], scopes: ['a', 'b'] },
    );
    expect(addressOf(of, { 'token:site': 'acme', 'token:tenant': 'x/y' })).toBe(
      'https://acme.example.com/o/x%2Fy?id=my%20id&r=https%3A%2F%2Fc.example.com%2Foauth%2Fredirect&s=a%2Cb&st=st%2Fate&x=1',
    );
  });

  it('sends a challenge to oauth2generic when the template asks for one', () => {
    const of = settings('oauth2generic', {
      authorizationUrlTemplate: 'https://a.example.com',
      authorizationUrlQueryStringTemplate: 'c={CodeChallenge}',
      tokenUrlTemplate: 'https://a.example.com/t',
    });
    expect([plan(of).pkce, addressOf(of)]).toEqual([true, 'https://a.example.com?c=chal']);
  });

  it.each([
    ['https://{X}.example.com/a', 'evil.com/b', 'runtime.sign-in-address'],
    ['https://{X}.example.com/a', 'evil.com#', 'runtime.sign-in-address'],
    ['https://{X}.example.com/a', 'me@evil.com:1', 'runtime.sign-in-address'],
    ['https://{X}.example.com/a', 'evil.com\\', 'runtime.sign-in-address'],
    ['https://{X}.example.com/a', '', 'runtime.sign-in-value-missing'],
    ['https://login{X}/a', '.example.com', 'https://login.example.com/a'],
    ['https://login{X}/a', '@evil.com', 'runtime.sign-in-address'],
    ['https://{X}/a', 'https://acme.example.com/', 'https://acme.example.com/a'],
    ['https://{X}/a', 'acme.example.com:8443', 'https://acme.example.com:8443/a'],
    ['https://{X}/a', 'u:p@acme.example.com', 'runtime.sign-in-address'],
    ['{X}/connect', 'https://acme.example.com/base/', 'https://acme.example.com/base/connect'],
    ['{X}/connect', 'acme.example.com', 'https://acme.example.com/connect'],
    ['{X}/connect', 'https://acme.example.com?x', 'runtime.sign-in-address'],
    ['{X}/connect', 'javascript:alert(1)//', 'runtime.sign-in-address'],
    ['{X}', 'https://acme.example.com/authorize?p=1', 'https://acme.example.com/authorize?p=1'],
    ['https://a.example.com/{X}/b', '..', 'runtime.sign-in-address'],
  ])('%s with %j: %s', (authorizationUrlTemplate, value, expected) => {
    const of = settings(
      'oauth2generic',
      { authorizationUrlTemplate, authorizationUrlQueryStringTemplate: '?', tokenUrlTemplate: 'https://a' },
      { tokenParameters: ['X'] },
    );
    expect(addressOf(of, { 'token:X': value })).toBe(expected);
  });

  it('is made of login address, tenant and resource for aad; people win over the file', () => {
    const of = settings(
      'aad',
      {
        resourceUri: "@connectionParameters('site')",
        tenantId: 'common',
        loginUri: 'https://login.windows.net',
      },
      { tokenParameters: ['TenantId'] },
    );
    const address = addressOf(of, { site: 'https://r', 'token:TenantId': 'contoso' });
    expect(address.startsWith('https://login.windows.net/contoso/oauth2/authorize?client_id=')).toBe(true);
    expect(address).toContain('&resource=https%3A%2F%2Fr&');
    expect(addressOf(settings('aad', { resourceUri: 'r' }))).toContain(
      'https://login.microsoftonline.com/common/',
    );
  });

  it.each([
    'docusign',
    'facebook',
    'google',
    'slack',
    'salesforce',
    'instagram',
    'onedrive',
    'yammer',
    'linkedin',
  ])('is known for %s', (provider) => {
    expect(addressOf(settings(provider, {}))).toMatch(/^https:\/\/[a-z0-9.-]+\/[^?{}]+\?client_id=my%20id&/);
  });

  it('takes what applies of additional parameters', () => {
    const of = settings(
      'oauth2generic',
      {
        authorizationUrlTemplate: 'https://{us_d}{eu_d}/a',
        authorizationUrlQueryStringTemplate: '?s={us_s}{eu_s}',
        tokenUrlTemplate: 'https://{us_d}{eu_d}/t',
        us_d: 'us.example.com',
        eu_d: 'eu.example.com',
      },
      {
        tokenParameters: ['region'],
        additional: [
          { name: 'US_d', secret: false, applicableWhen: [{ parameter: 'region', oneOf: [null, 'US'] }] },
          { name: 'US_s', secret: true, applicableWhen: [{ parameter: 'region', oneOf: [null, 'US'] }] },
          { name: 'EU_d', secret: false, applicableWhen: [{ parameter: 'region', oneOf: ['EU'] }] },
          { name: 'EU_s', secret: true, applicableWhen: [{ parameter: 'region', oneOf: ['EU'] }] },
        ],
      },
    );
    expect(addressOf(of)).toBe('https://us.example.com/a?s=s%26cret');
    expect(addressOf(of, { 'token:region': 'EU' })).toBe('https://eu.example.com/a?s=s%26cret');
  });
});

describe('planSignIn', () => {
  it.each([
    ['', {}, 'runtime.sign-in-provider'],
    ['nobody', {}, 'runtime.sign-in-provider'],
    ['aadcertificate', {}, 'runtime.sign-in-certificate'],
    ['oauth2', {}, 'runtime.sign-in-addresses-missing'],
  ])('says why nobody can sign in with %j', (provider, custom, code) => {
    const planned = planSignIn(settings(provider, custom), client, {});
    expect(planned.ok ? '' : planned.error.code).toBe(code);
  });

  it('asks for a client where the file has only a stand-in', () => {
    const planned = planSignIn(settings('oauth2', standard, { clientId: '[[DUMMY]]' }), undefined, {});
    const address = planned.ok ? authorizationAddress(planned.value, attempt) : planned;
    expect(address.ok ? '' : address.error.code).toBe('runtime.sign-in-client-missing');
  });
});

const code = { code: 'c/1', redirectUrl: 'https://c/r', codeVerifier: 'ver' };

describe('exchangeCode', () => {
  it('posts a form and keeps what came', async () => {
    const { asked, ports } = server({
      body: '{"access_token":"at","refresh_token":"rt","expires_in":60,"scope":"a"}',
    });
    const granted = await exchangeCode(plan(settings('oauth2', standard)), code, ports);
    expect(granted).toEqual({
      ok: true,
      value: {
        authentication: 'body',
        tokens: {
          accessToken: 'at',
          refreshToken: 'rt',
          obtainedAt: 1_000_000,
          expiresAt: 1_060_000,
          scope: 'a',
        },
      },
    });
    expect(asked[0]?.body).toBe(
      'grant_type=authorization_code&code=c%2F1&redirect_uri=https%3A%2F%2Fc%2Fr&client_id=my%20id&client_secret=s%26cret&code_verifier=ver',
    );
  });

  it('tries Basic once when the form is turned away, and remembers', async () => {
    const { asked, ports } = server(
      { status: 401, body: '{"error":"invalid_client"}' },
      { body: '{"access_token":"at"}' },
    );
    const granted = await exchangeCode(plan(settings('oauth2', standard)), code, ports);
    expect(granted.ok && granted.value.authentication).toBe('header');
    expect(asked[1]?.headers).toContainEqual(['Authorization', `Basic ${btoa('my%20id:s%26cret')}`]);
    expect(asked[1]?.body).toBe(
      'grant_type=authorization_code&code=c%2F1&redirect_uri=https%3A%2F%2Fc%2Fr&code_verifier=ver',
    );
  });

  it('sends the form of oauth2generic exactly and only once', async () => {
    const of = settings('oauth2generic', {
      authorizationUrlTemplate: 'https://a',
      tokenUrlTemplate: 'https://a/t',
      tokenUrlQueryStringTemplate: '?o=token',
      tokenBodyTemplate: 'code={Code}&rt={RefreshToken}&op=token',
    });
    const { asked, ports } = server({ status: 401, body: '{"error":"invalid_client"}' });
    const granted = await exchangeCode(plan(of), code, ports);
    expect(granted.ok ? '' : granted.error.kind).toBe('client');
    expect(asked.map(({ url, body }) => [url, body])).toEqual([
      ['https://a/t?o=token', 'code=c%2F1&rt=&op=token'],
    ]);
  });

  it.each([
    [
      400,
      '{"error":"invalid_grant","error_description":"The code c/1 was used"}',
      'refused',
      'runtime.token-refused',
    ],
    [200, '{"ok":false,"error":"invalid_code"}', 'refused', 'runtime.token-refused'],
    [200, '{"error":{"message":"no","type":"OAuthException"}}', 'refused', 'runtime.token-refused'],
    [503, '<html>', 'transient', 'runtime.token-unavailable'],
    [429, '{}', 'transient', 'runtime.token-unavailable'],
    [400, '{"error":"temporarily_unavailable"}', 'transient', 'runtime.token-unavailable'],
    [400, '{"error":"unauthorized_client"}', 'client', 'runtime.token-client-refused'],
    [200, '<html>Sign in</html>', 'client', 'runtime.token-unreadable'],
    [302, '', 'client', 'runtime.token-unreadable'],
    [404, 'Not found', 'client', 'runtime.token-unreadable'],
  ])('tells %i %s apart: %s', async (status, body, kind, expected) => {
    const { ports } = server({ status, body });
    const granted = await exchangeCode(plan(settings('oauth2', standard)), code, ports);
    if (granted.ok) throw new Error('granted');
    expect([granted.error.kind, granted.error.diagnostic.code]).toEqual([kind, expected]);
    expect(JSON.stringify(granted.error)).not.toContain('s&cret');
  });

  it('repeats no secret that the provider repeats', async () => {
    const { ports } = server({
      status: 400,
      body: '{"error":"x","error_description":"bad s&cret for s%26cret"}',
    });
    const granted = await exchangeCode(plan(settings('oauth2', standard)), code, ports);
    expect(JSON.stringify(granted)).not.toMatch(/s(?:&|%26)cret/);
  });
});

describe('renewTokens', () => {
  it.each([
    ['{"access_token":"at2"}', 'rt'],
    ['{"access_token":"at2","refresh_token":"rt2"}', 'rt2'],
  ])('of %s keeps the refresh token %s', async (body, expected) => {
    const { asked, ports } = server({ body });
    const granted = await renewTokens(
      plan(settings('oauth2', standard)),
      { accessToken: 'at', obtainedAt: 0, refreshToken: 'rt' },
      '',
      ports,
    );
    expect(granted.ok && granted.value.tokens.refreshToken).toBe(expected);
    expect(asked[0]?.body).toBe(
      'grant_type=refresh_token&refresh_token=rt&client_id=my%20id&client_secret=s%26cret',
    );
  });

  it('goes to the refresh address', async () => {
    const { asked, ports } = server({ body: '{"access_token":"at2"}' });
    const of = settings('oauth2', { ...standard, refreshUrl: 'https://a.example.com/refresh' });
    await renewTokens(plan(of), { accessToken: 'at', obtainedAt: 0, refreshToken: 'rt' }, '', ports);
    expect(asked[0]?.url).toBe('https://a.example.com/refresh');
  });
});

describe('canRenew', () => {
  const without = { accessToken: 'at', obtainedAt: 0 };
  it.each([
    [settings('oauth2', standard), without, false],
    [settings('oauth2', standard), { ...without, refreshToken: 'rt' }, true],
    [settings('aad', { grantType: 'client_credentials' }), without, true],
    [
      settings('oauth2generic', {
        authorizationUrlTemplate: 'https://a',
        tokenUrlTemplate: 'https://a/t',
        refreshBodyTemplate: 'op=refresh&id={ClientId}',
      }),
      without,
      true,
    ],
  ])('case %#', (of, tokens, expected) => {
    expect(canRenew(plan(of), tokens)).toBe(expected);
  });
});

describe('grantToClient', () => {
  it('signs a service principal in', async () => {
    const { asked, ports } = server({ body: '{"access_token":"at","expires_on":"2000000000"}' });
    const of = settings(
      'aad',
      { resourceUri: 'https://r', grantType: 'client_credentials' },
      {
        tokenParameters: ['clientId', 'clientSecret', 'TenantId'],
      },
    );
    const made = plan(of, { 'token:clientId': 'theirs', 'token:clientSecret': 'own', 'token:TenantId': 't' });
    expect(made).toMatchObject({ grant: 'client-credentials', pkce: false });
    const granted = await grantToClient(made, ports);
    expect(granted.ok && granted.value.tokens.expiresAt).toBe(2_000_000_000_000);
    expect([asked[0]?.url, asked[0]?.body]).toEqual([
      'https://login.microsoftonline.com/t/oauth2/token',
      'grant_type=client_credentials&client_id=theirs&client_secret=own&resource=https%3A%2F%2Fr',
    ]);
  });
});

describe('readTokenAnswer', () => {
  it.each([
    ['application/json', '{"access_token":"a","expires_in":"60"}', { accessToken: 'a', expiresAt: 61_000 }],
    [
      'text/html; charset=utf-8',
      ' {"accessToken":"a","refreshToken":"r"}',
      { accessToken: 'a', refreshToken: 'r' },
    ],
    ['text/plain', 'access_token=a%2Fb&expires=60', { accessToken: 'a/b', expiresAt: 61_000 }],
    ['application/x-www-form-urlencoded', 'access_token=a+b', { accessToken: 'a b' }],
    ['application/json', '{"ok":true,"authed_user":{"access_token":"u"}}', { accessToken: 'u' }],
    ['application/json', '{"access_token":"a","expires_on":"1700000000"}', { expiresAt: 1_700_000_000_000 }],
    ['application/json', '{"access_token":"a","expires_in":1700000000}', { expiresAt: 1_700_000_000_000 }],
    [
      'application/json',
      '{"access_token":"a","expires_at":"2030-01-01T00:00:00Z"}',
      { expiresAt: 1_893_456_000_000 },
    ],
  ])('reads %s %s', (type, text, expected) => {
    const response = {
      status: 200,
      statusText: '',
      headers: [['content-type', type] as const],
      body: utf8Encode(text),
      url: '',
    };
    const answer = readTokenAnswer(response, 1000);
    expect(answer.kind === 'tokens' ? answer.tokens : answer).toMatchObject(expected);
  });
});

describe('isExpiring', () => {
  it.each([
    [3_600_000, 3_539_999, false],
    [3_600_000, 3_540_000, true],
    [10_000, 8_999, false],
    [10_000, 9_000, true],
    [undefined, 9e15, false],
  ])('with an end at %s at %s: %s', (expiresAt, now, expected) => {
    const tokens = { accessToken: 'a', obtainedAt: 0, ...(expiresAt !== undefined && { expiresAt }) };
    expect(isExpiring(tokens, now)).toBe(expected);
  });
});
