import type { AddressInfo } from 'node:net';
import { createGrants } from './oauth/grants.ts';
import { demoCredentials, type TasksApiCredentials, type TasksApiOptions } from './options.ts';
import { createServer } from './server.ts';
import { createStore, type Store } from './store/store.ts';
import { createDispatcher, type Delivery } from './webhooks/dispatcher.ts';

export type { TasksApiCredentials, TasksApiOptions } from './options.ts';
export type { Delivery } from './webhooks/dispatcher.ts';

/** A running instance of the Tasks service. */
export interface TasksApi {
  /** Origin without a trailing slash, `http://127.0.0.1:4410`; the operations are below `/v1`. */
  readonly url: string;
  readonly port: number;
  readonly credentials: TasksApiCredentials;
  /** Every route as method and path in the form of the router. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** The webhook posts done so far, oldest first. */
  deliveries(): readonly Delivery[];
  /** Fulfilled once no webhook post is under way. */
  settled(): Promise<void>;
  /** The grant types of the requests for tokens so far, oldest first, refused ones included. */
  tokenRequests(): readonly string[];
  /** Ends every access token now; refresh tokens stay good. */
  expireAccessTokens(): void;
  /** Forgets every sign-in: access and refresh tokens are worth nothing any more. */
  revokeSignIns(): void;
  /** Puts the data back to the seeded state and forgets tokens and subscriptions. */
  reset(): void;
  /** Stops listening, ends open connections and pending webhook posts. */
  close(): Promise<void>;
}

/**
 * Starts the Tasks service, a real HTTP service with its data in memory. Instances share nothing: each has its
 * own data, seeded the same, its own tokens and subscriptions.
 *
 * The promise is rejected when the port is taken.
 *
 * @example
 * const api = await createTasksApi();
 * const headers = { 'X-Api-Key': api.credentials.apiKey };
 * const response = await fetch(`${api.url}/v1/lists/inbox/items?limit=5`, { headers });
 * await api.close();
 */
export async function createTasksApi(options: TasksApiOptions = {}): Promise<TasksApi> {
  const { port = 0, host = '127.0.0.1', clock: now = Date.now, tokenLifetimeSeconds = 3600 } = options;
  const routes: { readonly method: string; readonly path: string }[] = [];
  const dispatcher = createDispatcher(() => app.log);
  const store: Store = createStore(now, (change, item) => dispatcher.dispatch(store, change, item));
  const grants = createGrants(now, tokenLifetimeSeconds);
  const failures = new Map<string, number>();
  const tokenRequests: string[] = [];
  const app = await createServer({
    store,
    failures,
    grants,
    options,
    onTokenRequest: (grantType) => void tokenRequests.push(grantType),
    onRoute: (route) => {
      for (const method of [route.method].flat())
        if (method !== 'HEAD') routes.push({ method, path: route.url });
    },
  });
  await app.listen({ port, host });
  const address: AddressInfo | string | null = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.');
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${String(address.port)}`,
    port: address.port,
    credentials: demoCredentials,
    routes,
    deliveries: dispatcher.deliveries,
    settled: dispatcher.settled,
    tokenRequests: () => tokenRequests,
    expireAccessTokens: () => grants.expire(),
    revokeSignIns: () => grants.reset(),
    reset() {
      store.reset();
      grants.reset();
      tokenRequests.length = 0;
      failures.clear();
      dispatcher.reset();
    },
    async close() {
      await Promise.all([app.close(), dispatcher.stop()]);
    },
  };
}
