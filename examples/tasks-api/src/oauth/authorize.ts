import type { FastifyInstance, FastifyReply } from 'fastify';
import { allScopes, isScope, type Scope } from '../auth/principal.ts';
import { demoCredentials } from '../options.ts';
import { users } from '../store/seed.ts';
import { isRegisteredRedirect, type Client } from './clients.ts';
import type { Grants } from './grants.ts';
import { refusalPage, sendPage, signInPage } from './sign-in-page.ts';
import { readValues, type Values } from './values.ts';

interface AuthorizationRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly Scope[];
  readonly codeChallenge: string | null;
}

type Parsed =
  | { readonly kind: 'request'; readonly request: AuthorizationRequest }
  | { readonly kind: 'page'; readonly message: string }
  | { readonly kind: 'redirect'; readonly location: string };

const carried = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];

function backTo(redirectUri: string, answer: Values): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

function faultOf(values: Values, client: Client): readonly [string, string] | null {
  if (values['response_type'] !== 'code')
    return ['unsupported_response_type', 'response_type has to be code.'];
  if (values['scope']?.split(' ').every((scope) => scope === '' || isScope(scope)) === false) {
    return ['invalid_scope', `Known scopes: ${allScopes.join(' ')}.`];
  }
  const challenge = values['code_challenge'];
  if (challenge === undefined) {
    return client.secret === null
      ? ['invalid_request', 'This client has to send code_challenge (PKCE) with code_challenge_method=S256.']
      : null;
  }
  if (values['code_challenge_method'] !== 'S256') {
    return ['invalid_request', 'code_challenge_method has to be S256.'];
  }
  return /^[\w-]{43}$/.test(challenge)
    ? null
    : ['invalid_request', 'code_challenge has to be 43 characters.'];
}

function parse(values: Values, clients: ReadonlyMap<string, Client>): Parsed {
  const client = clients.get(values['client_id'] ?? '');
  if (client === undefined) return { kind: 'page', message: 'The client_id is not registered here.' };
  const redirectUri = values['redirect_uri'];
  if (redirectUri === undefined || !isRegisteredRedirect(client, redirectUri)) {
    return { kind: 'page', message: 'The redirect_uri is not registered for this client.' };
  }
  const state = values['state'];
  const fault = faultOf(values, client);
  if (fault !== null) {
    const [error, error_description] = fault;
    return { kind: 'redirect', location: backTo(redirectUri, { error, error_description, state }) };
  }
  const asked = (values['scope'] ?? '').split(' ').filter(isScope);
  const scopes = asked.length === 0 ? allScopes : asked;
  return {
    kind: 'request',
    request: { client, redirectUri, state, scopes, codeChallenge: values['code_challenge'] ?? null },
  };
}

function showSignIn(
  reply: FastifyReply,
  request: AuthorizationRequest,
  values: Values,
  error: string | null,
) {
  const hidden = Object.fromEntries(
    carried.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
  const { client, scopes } = request;
  const html = signInPage({
    clientName: client.name,
    scopes,
    hidden,
    username: values['username'] ?? '',
    error,
  });
  return sendPage(reply, error === null ? 200 : 401, html);
}

function refuse(reply: FastifyReply, parsed: Exclude<Parsed, { readonly kind: 'request' }>): FastifyReply {
  if (parsed.kind === 'page') return sendPage(reply, 400, refusalPage(parsed.message));
  return reply.redirect(parsed.location, 303);
}

export function authorizeRoutes(
  app: FastifyInstance,
  clients: ReadonlyMap<string, Client>,
  grants: Grants,
): void {
  app.get('/oauth/authorize', async (request, reply) => {
    const values = readValues(request.query);
    const parsed = parse(values, clients);
    return parsed.kind === 'request'
      ? showSignIn(reply, parsed.request, values, null)
      : refuse(reply, parsed);
  });

  app.post('/oauth/authorize', async (request, reply) => {
    const values = readValues(request.body);
    const parsed = parse(values, clients);
    if (parsed.kind !== 'request') return refuse(reply, parsed);
    const { client, redirectUri, state, scopes, codeChallenge } = parsed.request;
    if (values['decision'] === 'deny') {
      return reply.redirect(backTo(redirectUri, { error: 'access_denied', state }), 303);
    }
    const user = users.find((candidate) => candidate.id === values['username']);
    if (user?.id !== demoCredentials.username || values['password'] !== demoCredentials.password) {
      return showSignIn(reply, parsed.request, values, 'User name or password is wrong.');
    }
    const principal = { kind: 'oauthUser', userId: user.id, displayName: user.displayName, scopes } as const;
    const code = grants.issueCode({ clientId: client.id, redirectUri, codeChallenge, principal });
    return reply.redirect(backTo(redirectUri, { code, state }), 303);
  });
}
