import { Buffer } from 'node:buffer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Grants } from '../oauth/grants.ts';
import { demoCredentials } from '../options.ts';
import { sendProblem } from '../problem.ts';
import { users } from '../store/seed.ts';
import { allScopes, type Principal } from './principal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
}

interface Refusal {
  readonly reason: string;
  readonly bearer: boolean;
}

const howTo =
  'Send one of: the header X-Api-Key, the query parameter api_key, Authorization: Basic with user name and ' +
  'password, or Authorization: Bearer with an access token from /oauth/token.';

function demoUser(kind: 'apiKey' | 'basic'): Principal {
  const user = users.find((candidate) => candidate.id === demoCredentials.username);
  return {
    kind,
    userId: demoCredentials.username,
    displayName: user?.displayName ?? demoCredentials.username,
    scopes: allScopes,
  };
}

function byApiKey(key: string): Principal | Refusal {
  if (key === demoCredentials.apiKey) return demoUser('apiKey');
  return { reason: 'The API key is not known.', bearer: false };
}

function byBasic(value: string): Principal | Refusal {
  const pair = Buffer.from(value, 'base64').toString('utf8');
  if (pair === `${demoCredentials.username}:${demoCredentials.password}`) return demoUser('basic');
  return { reason: 'User name or password is wrong.', bearer: false };
}

function byBearer(token: string, grants: Grants): Principal | Refusal {
  const found = grants.readAccessToken(token);
  switch (found.kind) {
    case 'valid':
      return found.principal;
    case 'expired':
      return { reason: 'The access token has expired; refresh it.', bearer: true };
    case 'unknown':
      return { reason: 'The access token is not known or was revoked.', bearer: true };
  }
}

function identify(
  request: FastifyRequest<{ Querystring: { api_key?: string } }>,
  grants: Grants,
): Principal | Refusal {
  const header = request.headers['x-api-key'];
  if (typeof header === 'string') return byApiKey(header);
  const authorization = request.headers.authorization;
  if (authorization !== undefined) {
    const [scheme = '', value = ''] = authorization.split(' ', 2);
    if (scheme.toLowerCase() === 'basic') return byBasic(value);
    if (scheme.toLowerCase() === 'bearer') return byBearer(value, grants);
    return { reason: `The authorization scheme '${scheme}' is not supported.`, bearer: false };
  }
  if (request.query.api_key !== undefined) return byApiKey(request.query.api_key);
  return { reason: 'There are no credentials.', bearer: false };
}

/** The one check in front of every /v1 route: 401 without valid credentials, 403 without the scope. */
export function createAuthentication(grants: Grants) {
  return async (
    request: FastifyRequest<{ Querystring: { api_key?: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const found = identify(request, grants);
    if ('reason' in found) {
      const bearer = found.bearer ? ', error="invalid_token"' : '';
      reply.header('WWW-Authenticate', `Bearer realm="tasks"${bearer}, Basic realm="tasks"`);
      return sendProblem(reply, 401, 'unauthorized', `${found.reason} ${howTo}`);
    }
    const needed = request.method === 'GET' || request.method === 'HEAD' ? 'tasks.read' : 'tasks.write';
    if (!found.scopes.includes(needed)) {
      reply.header('WWW-Authenticate', `Bearer realm="tasks", error="insufficient_scope", scope="${needed}"`);
      return sendProblem(
        reply,
        403,
        'insufficient-scope',
        `The token lacks the scope ${needed}. Ask for it when signing in.`,
      );
    }
    request.principal = found;
    return undefined;
  };
}
