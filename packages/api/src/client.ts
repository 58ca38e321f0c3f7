import { err, ok, type Result } from '@connectory/base';
import type { z } from 'zod';
import { problemSchema } from './diagnostics.ts';
import { type Route, type RouteName, type Routes, routes } from './routes.ts';
import { trusted } from './unsafe.ts';

/** What a failed call answers. `status` is 0 when the server could not be reached. */
export type Problem = z.output<typeof problemSchema> & { readonly status: number };

type BodyOf<R> = R extends { readonly body: infer B extends z.ZodType }
  ? { readonly body: z.input<B> }
  : R extends { readonly rawBody: true }
    ? { readonly body: Uint8Array<ArrayBuffer> }
    : { readonly body?: never };
type QueryOf<R> = R extends { readonly query: infer Q extends z.ZodType }
  ? Partial<z.input<Q>> extends z.input<Q>
    ? { readonly query?: z.input<Q> }
    : { readonly query: z.input<Q> }
  : { readonly query?: never };
type PathOf<R> = R extends { readonly path: `${string}:id${string}` }
  ? { readonly id: string }
  : { readonly id?: never };

/** What a call of a route takes. */
export type CallInput<N extends RouteName> = BodyOf<Routes[N]> & QueryOf<Routes[N]> & PathOf<Routes[N]>;

/** What a successful call of a route gives. */
export type CallAnswer<N extends RouteName> = Routes[N] extends { readonly answer: infer A }
  ? A extends z.ZodType
    ? z.output<A>
    : Uint8Array
  : undefined;

/** Sends one call over the host's own transport and gives status and body. */
export type Transport = (request: {
  readonly method: Route['method'];
  /** Path and query, without an origin. */
  readonly url: string;
  readonly contentType?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}) => Promise<{ readonly status: number; readonly body: string | Uint8Array }>;

/** A typed client: one function for every route. */
export type Client = <N extends RouteName>(
  name: N,
  input: CallInput<N>,
) => Promise<Result<CallAnswer<N>, Problem>>;

/** The URL of a route, for links and image sources. */
export function routeUrl(
  name: RouteName,
  input: { readonly id?: string; readonly query?: object } = {},
): string {
  const path = routes[name].path.replace(':id', encodeURIComponent(input.id ?? ''));
  const query = Object.entries(input.query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}

/**
 * Makes the typed client of our HTTP API over a transport.
 *
 * @example
 * ```ts
 * import { createClient } from '@connectory/api';
 * const call = createClient(async () => ({ status: 200, body: '[]' }));
 * const connectors = await call('listConnectors', {});
 * ```
 */
export function createClient(transport: Transport): Client {
  return async (name, input) => {
    const route: Route = routes[name];
    const { body } = input;
    const sent = await transport({
      method: route.method,
      url: routeUrl(name, input),
      ...(body !== undefined &&
        (body instanceof Uint8Array
          ? { contentType: 'application/octet-stream', body }
          : { contentType: 'application/json', body: JSON.stringify(body) })),
    });
    if (sent.status >= 200 && sent.status < 300) {
      if (route.answer === undefined) return ok(trusted(undefined));
      return ok(trusted(typeof sent.body === 'string' ? JSON.parse(sent.body) : sent.body));
    }
    return err(readProblem(sent.status, sent.body));
  };
}

function readProblem(status: number, body: string | Uint8Array): Problem {
  try {
    const parsed = problemSchema.safeParse(JSON.parse(typeof body === 'string' ? body : ''));
    if (parsed.success) return { ...parsed.data, status };
  } catch {
    // Not JSON: a proxy or a crash answered, told below.
  }
  return {
    code: 'api.unreadable-answer',
    message: `The server answered ${status} without saying why. Try again; if it stays, look at the server's log.`,
    diagnostics: [],
    status,
  };
}
