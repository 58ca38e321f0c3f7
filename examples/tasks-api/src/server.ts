import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify';
import { createAuthentication } from './auth/authenticate.ts';
import { originOf, type Context } from './context.ts';
import { descriptionAt, operations } from './description.ts';
import { createClients } from './oauth/clients.ts';
import type { Grants } from './oauth/grants.ts';
import { oauthRoutes } from './oauth/routes.ts';
import type { TasksApiOptions } from './options.ts';
import { handleError, sendProblem } from './problem.ts';
import { accountRoutes } from './routes/account.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { changeRoutes } from './routes/changes.ts';
import { hookRoutes } from './routes/hooks.ts';
import { itemRoutes } from './routes/items.ts';
import { listRoutes } from './routes/lists.ts';
import { peculiarRoutes } from './routes/peculiar.ts';
import { createValidatorCompiler, formatValidationErrors } from './validation.ts';

export interface ServerParts extends Context {
  readonly grants: Grants;
  readonly options: TasksApiOptions;
  /** Told of every route, for the comparison with the description. */
  readonly onRoute: (route: RouteOptions) => void;
  /** Told of every request for tokens. */
  readonly onTokenRequest: (grantType: string) => void;
}

/** A route that differs from its description must not start. */
function checkRoute(route: RouteOptions): void {
  const operationId = route.config?.operationId;
  if (route.method === 'HEAD') return;
  const operation = operations.get(operationId ?? '');
  if (operation === undefined || `/v1${operation.path}` !== route.url || operation.method !== route.method) {
    throw new Error(
      `${String(route.method)} ${route.url} is not what openapi.json says of ${String(operationId)}`,
    );
  }
}

async function apiRoutes(app: FastifyInstance, { grants, ...context }: ServerParts): Promise<void> {
  app.addHook('onRoute', checkRoute);
  app.setValidatorCompiler(createValidatorCompiler());
  app.setSchemaErrorFormatter(formatValidationErrors);
  app.addHook<{ Querystring: { api_key?: string } }>('onRequest', createAuthentication(grants));
  app.addHook<{ Querystring: Record<string, unknown> }>('preValidation', async ({ query, routeOptions }) => {
    const operation = operations.get(routeOptions.config.operationId ?? '');
    for (const name of operation?.arrayParameters ?? []) {
      const value = query[name];
      if (typeof value === 'string') query[name] = value === '' ? [] : value.split(',');
    }
  });
  app.setNotFoundHandler(async (request, reply) =>
    sendProblem(
      reply,
      404,
      'no-such-operation',
      `There is no ${request.method} ${request.url.split('?')[0] ?? ''}. See /openapi.json.`,
    ),
  );
  for (const routes of [accountRoutes, listRoutes, itemRoutes, changeRoutes, hookRoutes, peculiarRoutes]) {
    routes(app, context);
  }
  await app.register(attachmentRoutes, context);
}

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { options, grants } = parts;
  const { log = false } = options;
  const app: FastifyInstance = Fastify({
    ...(typeof log === 'boolean' ? { logger: log } : { loggerInstance: log }),
    forceCloseConnections: true,
  });
  app.decorateRequest('principal', null);
  app.addHook('onRoute', parts.onRoute);
  app.setErrorHandler(handleError);

  app.get('/', async (request) => ({
    name: 'Tasks',
    description: `${originOf(request)}/openapi.json`,
    api: `${originOf(request)}/v1`,
  }));
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/openapi.json', async (request) => descriptionAt(originOf(request)));
  await app.register(oauthRoutes, {
    clients: createClients(options.redirectUris ?? []),
    grants,
    onTokenRequest: parts.onTokenRequest,
  });
  await app.register(async (scope) => apiRoutes(scope, parts), { prefix: '/v1' });
  return app;
}
