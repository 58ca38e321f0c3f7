import formbody from '@fastify/formbody';
import type { FastifyError, FastifyInstance } from 'fastify';
import { allScopes } from '../auth/principal.ts';
import { originOf } from '../context.ts';
import { authorizeRoutes } from './authorize.ts';
import type { Client } from './clients.ts';
import type { Grants } from './grants.ts';
import { tokenRoutes } from './token.ts';

/** The OAuth 2.0 authorization server. Its endpoints take forms only. */
export async function oauthRoutes(
  app: FastifyInstance,
  {
    clients,
    grants,
    onTokenRequest,
  }: {
    readonly clients: ReadonlyMap<string, Client>;
    readonly grants: Grants;
    /** Told of every request for tokens, refused ones included. */
    readonly onTokenRequest: (grantType: string) => void;
  },
): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody);

  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    const description = status === 415 ? 'Send application/x-www-form-urlencoded.' : error.message;
    return reply
      .code(status >= 500 ? 500 : 400)
      .send({ error: status >= 500 ? 'server_error' : 'invalid_request', error_description: description });
  });
  app.get('/.well-known/oauth-authorization-server', async (request) => {
    const origin = originOf(request);
    return {
      issuer: origin,
      authorization_endpoint: `${origin}/oauth/authorize`,
      token_endpoint: `${origin}/oauth/token`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      scopes_supported: allScopes,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256'],
    };
  });
  authorizeRoutes(app, clients, grants);
  tokenRoutes(app, clients, grants, onTokenRequest);
}
