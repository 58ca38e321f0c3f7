import { Buffer } from 'node:buffer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allScopes, isScope, type Scope } from '../auth/principal.ts';
import type { Client } from './clients.ts';
import type { Grants, IssuedTokens, Redemption } from './grants.ts';
import { readValues, type Values } from './values.ts';

function refuse(reply: FastifyReply, status: number, error: string, description: string): FastifyReply {
  if (status === 401) reply.header('WWW-Authenticate', 'Basic realm="tasks-oauth"');
  return reply.code(status).send({ error, error_description: description });
}

function answer(reply: FastifyReply, tokens: IssuedTokens): FastifyReply {
  return reply.send({
    access_token: tokens.accessToken,
    token_type: 'Bearer',
    expires_in: tokens.expiresIn,
    scope: tokens.scopes.join(' '),
    ...(tokens.refreshToken === null ? {} : { refresh_token: tokens.refreshToken }),
  });
}

function redeemed(reply: FastifyReply, redemption: Redemption): FastifyReply {
  if ('refusal' in redemption) return refuse(reply, 400, 'invalid_grant', redemption.refusal);
  return answer(reply, redemption.tokens);
}

/** Id and secret from `Authorization: Basic` (both form-encoded, RFC 6749 section 2.3.1) or from the form. */
function clientCredentials(
  request: FastifyRequest,
  form: Values,
): readonly [string | undefined, string | undefined] {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ', 2);
  if (scheme.toLowerCase() !== 'basic') return [form['client_id'], form['client_secret']];
  const decoded = new URLSearchParams(
    Buffer.from(value, 'base64')
      .toString('utf8')
      .replace(/^([^:]*):(.*)$/s, 'id=$1&secret=$2'),
  );
  return [decoded.get('id') ?? undefined, decoded.get('secret') ?? undefined];
}

function scopesOf(values: Values): readonly Scope[] | null | undefined {
  const named = (values['scope'] ?? '').split(' ').filter((scope) => scope !== '');
  if (named.length === 0) return null;
  const known = named.filter(isScope);
  return known.length === named.length ? known : undefined;
}

function authenticateClient(
  request: FastifyRequest,
  form: Values,
  clients: ReadonlyMap<string, Client>,
): Client | undefined {
  const [id, secret] = clientCredentials(request, form);
  const client = clients.get(id ?? '');
  if (client === undefined) return undefined;
  return client.secret === null || client.secret === secret ? client : undefined;
}

const clientRefusal = 'Send client_id and client_secret, in the form or as Authorization: Basic.';

export function tokenRoutes(
  app: FastifyInstance,
  clients: ReadonlyMap<string, Client>,
  grants: Grants,
  onTokenRequest: (grantType: string) => void,
): void {
  app.post('/oauth/token', async (request, reply) => {
    reply.header('Cache-Control', 'no-store');
    const values = readValues(request.body);
    onTokenRequest(values['grant_type'] ?? '');
    const client = authenticateClient(request, values, clients);
    if (client === undefined) return refuse(reply, 401, 'invalid_client', clientRefusal);
    const scopes = scopesOf(values);
    if (scopes === undefined)
      return refuse(reply, 400, 'invalid_scope', `Known scopes: ${allScopes.join(' ')}.`);
    switch (values['grant_type']) {
      case 'authorization_code': {
        const { code, redirect_uri: redirectUri, code_verifier: verifier } = values;
        if (code === undefined || redirectUri === undefined) {
          return refuse(reply, 400, 'invalid_request', 'Send code and redirect_uri.');
        }
        return redeemed(reply, grants.redeemCode(code, client.id, redirectUri, verifier));
      }
      case 'refresh_token': {
        const token = values['refresh_token'];
        if (token === undefined) return refuse(reply, 400, 'invalid_request', 'Send refresh_token.');
        return redeemed(reply, grants.refresh(token, client.id, scopes));
      }
      case 'client_credentials': {
        if (client.secret === null) {
          return refuse(
            reply,
            400,
            'unauthorized_client',
            'A client without a secret cannot use client_credentials.',
          );
        }
        const principal = {
          kind: 'oauthClient',
          userId: null,
          displayName: client.name,
          scopes: scopes ?? allScopes,
        };
        return answer(reply, grants.issueForClient(client.id, { ...principal, kind: 'oauthClient' }));
      }
      default:
        return refuse(
          reply,
          400,
          'unsupported_grant_type',
          'grant_type has to be authorization_code, refresh_token or client_credentials.',
        );
    }
  });

  app.post('/oauth/revoke', async (request, reply) => {
    const values = readValues(request.body);
    const client = authenticateClient(request, values, clients);
    if (client === undefined) return refuse(reply, 401, 'invalid_client', clientRefusal);
    const token = values['token'];
    if (token === undefined) return refuse(reply, 400, 'invalid_request', 'Send token.');
    grants.revoke(token, client.id);
    return reply.code(200).send();
  });
}
