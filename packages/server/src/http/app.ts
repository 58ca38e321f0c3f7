import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import type { Context } from '../context.ts';
import { describeApi } from './openapi.ts';
import { frameworkFailure } from './errors.ts';
import { failure, type Failure } from './failure.ts';
import { defaultBodyLimit } from './limits.ts';
import { knownHosts, provenanceFailure } from './origin.ts';
import { serveSignInRedirect } from './sign-in-redirect.ts';
import { registerRoutes, sendFailure, type RegisterOptions } from './register.ts';
import { serveStudio } from './studio.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly bodyLimit?: number;
    readonly rawBody?: boolean;
  }
}

export interface AppOptions extends RegisterOptions {
  readonly logger: FastifyBaseLogger;
  readonly host: string;
  readonly context: Context;
  readonly studioFolder: string | undefined;
  readonly version: string;
}

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** The HTTP side: routes, checks in front of them, errors behind them, the studio's files. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: defaultBodyLimit,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  const hosts = knownHosts(options.host, options.publicUrl);
  // Bodies are checked with the route's own schema in register.ts; here the schemas only describe.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.addHook('onRequest', async (request, reply) => {
    const refused = provenanceFailure(
      {
        method: request.method,
        host: request.headers.host,
        origin: request.headers.origin,
        fetchSite: headerText(request.headers['sec-fetch-site']),
      },
      hosts,
    );
    return refused === undefined ? undefined : sendFailure(reply, refused);
  });
  logAnswers(app);
  handleErrors(app);
  readRawBodies(app);
  await app.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: options.publicUrl?.startsWith('https:') === true,
    crossOriginEmbedderPolicy: false,
    // Pages open the popup of a sign-in and notice when it is closed.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      failure(429, 'too-many-tries', { seconds: Math.ceil(ttl / 1000) }),
  });
  await describeApi(app, options.version);
  await app.register(async (scope) => {
    registerRoutes(scope, options);
    return Promise.resolve();
  });
  serveSignInRedirect(app, options.context);
  await serveStudio(app, options.studioFolder);
  return app;
}

function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern and not the URL: a query may hold what nobody should read.
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
    return Promise.resolve();
  });
}

function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Failure, request, reply) => {
    if ('diagnostic' in error) return sendFailure(reply, error);
    const known = frameworkFailure(error, {
      limitBytes: request.routeOptions.config.bodyLimit ?? defaultBodyLimit,
      contentType: request.headers['content-type'] ?? '',
      rawBody: request.routeOptions.config.rawBody === true,
    });
    if (known !== undefined) return sendFailure(reply, known);
    // The message of a bug may quote data, so only its kind and place are kept.
    request.log.error({ error: error.name, code: error.code, stack: placesOf(error) }, 'failed');
    return sendFailure(reply, failure(500, 'internal-error', { reference: request.id }));
  });
}

function placesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}

/** Raw bytes are read for the routes that want them, JSON for the others. */
function readRawBodies(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body, done) => {
      if (request.routeOptions.config.rawBody === true) done(null, body);
      else done(wrongContentType(request, 'application/json'));
    },
  );
}

function wrongContentType(request: FastifyRequest, expected: string): Error & Failure {
  const contentType = request.headers['content-type'] ?? '';
  return Object.assign(
    new Error('wrong content type'),
    failure(415, 'wrong-content-type', { contentType, expected }),
  );
}

function headerText(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
