import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '@connectory/api';
import { createServer, type Server, type ServerOptions } from '../server.ts';

/** A real server over a real store in a folder of its own, and a browser-like client with cookies. */
export interface Harness {
  readonly server: Server;
  readonly folder: string;
  readonly call: Client;
  /** Everything the server logged so far. */
  readonly log: () => string;
  /** Every body the server answered with so far. */
  readonly answers: () => string;
  /** Sends a request as it is, with the cookies. */
  readonly raw: (path: string, init?: RequestInit) => Promise<Response>;
  /** Stops the server and removes its data. */
  readonly close: () => Promise<void>;
}

export const owner = { name: 'Ada', email: 'ada@example.com', password: 'analytical-engine' };

export async function startHarness(options: ServerOptions = {}): Promise<Harness> {
  const folder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'connectory-')));
  let log = '';
  let answers = '';
  const server = await createServer({
    dataFolder: folder,
    log: { level: 'debug', sink: { write: (line) => void (log += line) } },
    passwordTriesPerMinute: 1000,
    ...options,
  });
  let cookie = '';
  const raw = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    // oxlint-disable-next-line no-restricted-globals -- a test calls our own server
    const response = await fetch(`${server.url}${path}`, { ...init, headers });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';', 1)[0] ?? '';
    return response;
  };
  const call = createClient(async ({ method, url, contentType, body }) => {
    const response = await raw(url, {
      method,
      ...(body !== undefined && { body }),
      ...(contentType !== undefined && { headers: { 'content-type': contentType } }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    answers += `${text}\n${JSON.stringify([...response.headers])}\n`;
    const isText = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: isText ? text : bytes };
  });
  return {
    server,
    folder,
    call,
    raw,
    log: () => log,
    answers: () => answers,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The value of a successful call; a failed one fails the test with its message. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
