import { lookup as systemLookup } from 'node:dns/promises';
import {
  err,
  ok,
  parseUrl,
  type Diagnostic,
  type HttpLimits,
  type HttpOptions,
  type HttpPort,
  type HttpRequest,
  type HttpResponse,
  type ParsedUrl,
  type Result,
} from '@connectory/base';
import { Agent, type Dispatcher } from 'undici';
import { diagnostic } from './diagnostics.ts';
import { readAllowEntry, type AllowEntry } from './guard/allow-list.ts';
import { guardedConnect, type LookupPort } from './guard/connect.ts';
import { exchange } from './send/exchange.ts';
import { isRedirect, redirected } from './send/redirect.ts';

/** How the guarded client is made. */
export interface EgressOptions {
  /** The allow-list as it is now: `host`, `host:port`, address or CIDR range. Asked at every call. */
  readonly allow: () => readonly string[];
  /** Limits of calls that state none of their own. */
  readonly limits?: Partial<HttpLimits>;
  /** Looks up names; the system's resolver without it. */
  readonly lookup?: LookupPort;
}

/** The guarded client. */
export interface Egress {
  readonly http: HttpPort;
  /** Ends open connections; calls under way fail. */
  readonly close: () => Promise<void>;
}

const defaultLimits: HttpLimits = { timeoutMs: 100_000, maxResponseBytes: 50 * 1_048_576, maxRedirects: 10 };
const connectTimeoutMs = 10_000;

/**
 * Makes the one HTTP client that opens outgoing sockets. Loopback and private addresses need an entry in the
 * allow-list; link-local, metadata and multicast addresses are never called; every redirect is checked anew.
 *
 * @example
 * ```ts
 * import { createEgress } from '@connectory/egress';
 * const { http, close } = createEgress({ allow: () => ['localhost:4410'] });
 * const answer = await http.send({ method: 'GET', url: 'http://localhost:4410/', headers: [] });
 * await close();
 * ```
 */
export function createEgress(options: EgressOptions): Egress {
  const limits: HttpLimits = { ...defaultLimits, ...options.limits };
  const list = liveEntries(options.allow);
  const lookup: LookupPort = options.lookup ?? ((host) => systemLookup(host, { all: true, verbatim: true }));
  let pool: { readonly entries: readonly AllowEntry[]; readonly agent: Agent } | undefined;
  const agent = (): Dispatcher => {
    const entries = list();
    if (pool?.entries !== entries) {
      // Open connections were judged by the former list; what is under way ends, nothing new goes over them.
      void pool?.agent.close();
      pool = { entries, agent: createAgent(lookup, entries) };
    }
    return pool.agent;
  };
  return {
    http: { send: (request, own) => send(agent, request, limits, own) },
    close: async () => pool?.agent.destroy(),
  };
}

function createAgent(lookup: LookupPort, entries: readonly AllowEntry[]): Agent {
  return new Agent({
    connect: guardedConnect(lookup, entries, connectTimeoutMs),
    connections: 64,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    headersTimeout: 0,
    bodyTimeout: 0,
    // Larger ones are seen: some APIs put pages of links into headers.
    maxHeaderSize: 65_536,
  });
}

async function send(
  agent: () => Dispatcher,
  first: HttpRequest,
  defaults: HttpLimits,
  options: HttpOptions | undefined,
): Promise<Result<HttpResponse, Diagnostic>> {
  const limits = options?.limits === undefined ? defaults : { ...defaults, ...options.limits };
  const deadline = performance.now() + limits.timeoutMs;
  let request = first;
  for (let hop = 0; ; hop += 1) {
    const url = parseUrl(request.url);
    const refused = checkUrl(request.url, url);
    if (refused !== undefined) return err(refused);
    if (url === undefined) return err(diagnostic('invalid-url', { url: request.url }));
    const answered = await exchange(agent(), request, url, limits, deadline, options ?? {});
    if (!answered.ok) return answered;
    const location = isRedirect(answered.value.status) ? locationOf(answered.value) : undefined;
    if (location === undefined || limits.maxRedirects === 0) return ok(answered.value);
    if (hop >= limits.maxRedirects) {
      return err(diagnostic('too-many-redirects', { limit: limits.maxRedirects, url: withoutQuery(url) }));
    }
    const next = redirected(request, url.href, answered.value.status, location);
    if (next === undefined) return err(diagnostic('invalid-url', { url: location }));
    request = next;
  }
}

/** What can be told of a URL by itself. Its address is judged where the connection is made. */
function checkUrl(text: string, url: ParsedUrl | undefined): Diagnostic | undefined {
  if (url === undefined || url.hostname === '') return diagnostic('invalid-url', { url: text });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return diagnostic('unsupported-scheme', { scheme: url.protocol.replace(':', '') });
  }
  if (url.username !== '' || url.password !== '') {
    return diagnostic('credentials-in-url', { host: url.hostname });
  }
  return undefined;
}

function locationOf({ headers }: HttpResponse): string | undefined {
  return headers.find(([name]) => name === 'location')?.[1];
}

function withoutQuery({ protocol, host, pathname }: ParsedUrl): string {
  return `${protocol}//${host}${pathname}`;
}

/** The list as read, read again only when it is another list. */
function liveEntries(allow: () => readonly string[]): () => readonly AllowEntry[] {
  let source: readonly string[] | undefined;
  let read: readonly AllowEntry[] = [];
  return () => {
    const now = allow();
    if (now === source) return read;
    const same = now.length === source?.length && now.every((entry, at) => entry === source?.[at]);
    source = now;
    if (!same) {
      read = now.map(readAllowEntry).filter((entry) => entry !== undefined);
    }
    return read;
  };
}
