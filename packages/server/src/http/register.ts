import { problemSchema, routes, type Route, type RouteName, type User } from '@connectory/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts.ts';
import { eraseHandler, type ErasedHandler } from '../unsafe.ts';
import { accessFailure } from './access.ts';
import { problemBody, type Failure } from './failure.ts';
import type { FileAnswer, Handlers } from './handler.ts';
import { bodyLimits, defaultBodyLimit } from './limits.ts';
import { sendFile } from './send-file.ts';
import { validationFailure } from './validation.ts';

export interface RegisterOptions {
  readonly accounts: Accounts;
  readonly handlers: Handlers;
  /** Address people use when it is not the one listened on. */
  readonly publicUrl: string | undefined;
  /** Tries a minute from one address on the routes that take a password. */
  readonly passwordTriesPerMinute: number;
}

const passwordRoutes: ReadonlySet<RouteName> = new Set(['signIn', 'setUp']);

/** Registers every route of the table with its handler. Refuses to start when one has no handler or no access. */
export function registerRoutes(app: FastifyInstance, options: RegisterOptions): void {
  const users = new WeakMap<FastifyRequest, User>();
  for (const name of routeNames()) {
    const route: Route = routes[name];
    const handler = eraseHandler(options.handlers, name);
    if (handler === undefined) throw new Error(`The route ${name} has no handler.`);
    if (!['public', 'user', 'owner'].includes(route.access)) {
      throw new Error(`The route ${name} does not say who may call it.`);
    }
    const limit = bodyLimits[name] ?? defaultBodyLimit;
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: limit,
      config: {
        bodyLimit: limit,
        rawBody: route.rawBody === true,
        rateLimit: passwordRoutes.has(name)
          ? { max: options.passwordTriesPerMinute, timeWindow: 60_000 }
          : false,
      },
      schema: documentation(name, route),
      // Before the body is read: somebody who may not call a route must not make us parse for them.
      onRequest: async (request, reply) => {
        const user = await options.accounts.userOf(request.headers.cookie);
        if (user !== undefined) users.set(request, user);
        const refused = accessFailure(route.access, user);
        return refused === undefined ? undefined : sendFailure(reply, refused);
      },
      handler: (request, reply) =>
        answer(route, handler, request, reply, users.get(request), originOf(request, options.publicUrl)),
    });
  }
}

function routeNames(): readonly RouteName[] {
  const known: Readonly<Record<string, Route>> = routes;
  return Object.keys(known).filter((name): name is RouteName => Object.hasOwn(routes, name));
}

export function sendFailure(reply: FastifyReply, failed: Failure): FastifyReply {
  return reply.code(failed.status).send(problemBody(failed));
}

async function answer(
  route: Route,
  handler: ErasedHandler,
  request: FastifyRequest,
  reply: FastifyReply,
  user: User | undefined,
  origin: string,
): Promise<FastifyReply> {
  const query = route.query?.safeParse(request.query);
  if (query?.success === false) return sendFailure(reply, validationFailure(query.error.issues, 'query'));
  const body = route.body?.safeParse(request.body ?? {});
  if (body?.success === false) return sendFailure(reply, validationFailure(body.error.issues, 'body'));
  const hangUp = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) hangUp.abort();
  });
  const result = await handler({
    body: route.rawBody === true ? (request.body ?? new Uint8Array()) : body?.data,
    query: query?.data,
    id: idOf(request.params),
    user,
    cookie: request.headers.cookie ?? '',
    origin,
    signal: hangUp.signal,
    setCookies: (cookies) => void reply.header('set-cookie', [...cookies]),
  });
  if (!result.ok) return sendFailure(reply, result.error);
  if (route.answer === undefined) return reply.code(204).send();
  void reply.header('cache-control', 'no-store');
  if (isFileAnswer(route, result.value)) return sendFile(request, reply, result.value);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(result.value));
}

/** The Host header was checked before; behind a proxy the public address counts. */
function originOf(request: FastifyRequest, publicUrl: string | undefined): string {
  return publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
}

function isFileAnswer(route: Route, value: unknown): value is FileAnswer {
  return route.answer === 'bytes' && value !== undefined;
}

function idOf(parameters: unknown): string {
  return z.object({ id: z.string() }).safeParse(parameters).data?.id ?? '';
}

/** What the OpenAPI document says of a route. */
function documentation(name: RouteName, route: Route) {
  const success =
    route.answer === undefined
      ? { 204: z.undefined().describe('Done.') }
      : {
          200:
            route.answer === 'bytes'
              ? { description: 'The file.', content: { 'application/octet-stream': { schema: z.string() } } }
              : route.answer,
        };
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.path.split('/')[2] ?? 'health'],
    ...(route.access !== 'public' && { security: [{ session: [] }] }),
    ...(route.path.includes(':id') && { params: z.object({ id: z.string() }) }),
    ...(route.query !== undefined && { querystring: route.query }),
    ...(route.body !== undefined && { body: route.body }),
    ...(route.rawBody === true && { body: z.string(), consumes: ['application/octet-stream'] }),
    response: { ...success, default: problemSchema },
  };
}
