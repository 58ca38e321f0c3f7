import { chmod, mkdir } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { systemClock, type Clock } from '@connectory/base';
import { createEgress, type LookupPort } from '@connectory/egress';
import { createThrottle } from '@connectory/runtime';
import manifest from '../package.json' with { type: 'json' };
import { createAccounts } from './accounts/accounts.ts';
import { compiledConnectors } from './connectors/compiled.ts';
import type { Context } from './context.ts';
import { createApp } from './http/app.ts';
import { createImporter, type ImporterOptions } from './imports/importer.ts';
import { createLogger, logPort } from './log.ts';
import { createHandlers } from './routes/all.ts';
import { createSample, type StartSample } from './sample.ts';
import { createScripts } from './scripts/scripts.ts';
import { checkFingerprint, instanceKeys } from './secrets/instance.ts';
import { createSealer } from './secrets/seal.ts';
import { accessTokens } from './sign-in/access.ts';
import { egressSettings } from './settings/egress.ts';
import { connectionStore } from './storage/connections.ts';
import { connectorStore } from './storage/connectors.ts';
import { openDatabase } from './storage/database.ts';
import { settingsStore } from './storage/settings.ts';
import { signInStore } from './storage/sign-ins.ts';
import { userStore } from './storage/users.ts';

/** How a server is made. Everything has a default that suits a test. */
export interface ServerOptions {
  /** 0 picks a free port. */
  readonly port?: number;
  readonly host?: string;
  /** Folder of the store and the instance secret, created if missing; without it everything stays in memory. */
  readonly dataFolder?: string;
  /** Instance secret instead of the one in the data folder; at least 32 characters. */
  readonly secret?: string;
  /** Address people use when it is not the one listened on, such as `https://connectory.example.com`. */
  readonly publicUrl?: string;
  /** Folder of the built studio. */
  readonly studioFolder?: string;
  readonly clock?: Clock;
  readonly log?: {
    readonly level: string;
    /** Where lines of the log go instead of standard output. */
    readonly sink?: { readonly write: (line: string) => void };
  };
  /** Starts the built-in sample API. */
  readonly sample?: StartSample;
  /** Allow-list of the egress guard until the owner sets one. */
  readonly allow?: readonly string[];
  /** Looks up names for the egress guard. */
  readonly lookup?: LookupPort;
  readonly importer?: Partial<ImporterOptions>;
  readonly passwordTriesPerMinute?: number;
  /** Calls a connection may make in a minute; 500 when not said. */
  readonly callsPerMinute?: number;
}

/** A running server. */
export interface Server {
  /** Origin without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, lets running calls end, closes the store. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a server. Rejects with `StartProblem` for what a person can mend, and with the system's error for a port that
 * is taken (`EADDRINUSE`).
 *
 * @example
 * ```ts
 * import { createServer } from '@connectory/server';
 * const server = await createServer({ log: { level: 'silent' } });
 * const health = await fetch(`${server.url}/healthz`);
 * await server.close();
 * ```
 */
export async function createServer(options: ServerOptions = {}): Promise<Server> {
  const { host = '127.0.0.1', port = 0, dataFolder, clock = systemClock } = options;
  if (dataFolder !== undefined) await privateFolder(dataFolder);
  const keys = await instanceKeys(dataFolder, options.secret);
  const database = await openDatabase(dataFolder);
  const settings = settingsStore(database);
  try {
    await checkFingerprint(settings, keys);
  } catch (error) {
    await database.close();
    throw error;
  }
  const egress = await egressSettings(settings, options.allow ?? []);
  const { http, close: closeEgress } = createEgress({
    allow: egress.effective,
    ...(options.lookup !== undefined && { lookup: options.lookup }),
  });
  const logger = createLogger(options.log?.level ?? 'info', options.log?.sink);
  const accounts = createAccounts({
    database,
    users: userStore(database),
    secret: keys.sessions,
    secureCookies: options.publicUrl?.startsWith('https:') === true,
  });
  const connectors = connectorStore(database);
  const importer = createImporter(options.importer);
  const scripts = createScripts();
  const sample = options.sample === undefined ? undefined : createSample(options.sample, settings, egress);
  const context: Context = {
    version: manifest.version,
    clock,
    log: logPort(logger),
    accounts,
    connectors,
    connections: connectionStore(database),
    signIns: signInStore(database),
    access: accessTokens(() => context),
    compiled: compiledConnectors(connectors),
    sealer: createSealer(keys.records),
    http,
    egress,
    importer,
    scripts,
    throttle: createThrottle({ clock, limit: options.callsPerMinute ?? 500 }),
    sample,
  };
  const app = await createApp({
    accounts,
    context,
    handlers: createHandlers(context),
    passwordTriesPerMinute: options.passwordTriesPerMinute ?? 10,
    logger,
    host,
    publicUrl: options.publicUrl,
    studioFolder: options.studioFolder,
    version: manifest.version,
  });
  const unused = unusedSockets(app);
  const close = async (): Promise<void> => {
    // Browsers connect ahead of use; such a connection would hold up the end for a minute.
    for (const socket of unused) socket.destroy();
    await app.close();
    await Promise.all([importer.close(), scripts.close(), closeEgress(), sample?.close()]);
    await database.close();
  };
  try {
    const url = await app.listen({ host, port });
    // Nobody waits for these; the first sign-in or call does when it comes sooner.
    void accounts
      .warmUp()
      .catch((error: unknown) => logger.error({ error: String(error) }, 'accounts failed'));
    void sample
      ?.resume()
      .catch((error: unknown) => logger.warn({ error: String(error) }, 'the sample API did not start'));
    return { url, port: Number(new URL(url).port), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Connections over which nothing has been asked yet. */
function unusedSockets({ server }: Awaited<ReturnType<typeof createApp>>): ReadonlySet<Duplex> {
  const sockets = new Set<Duplex>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }) => sockets.delete(socket));
  return sockets;
}

/** Makes the data folder, for its owner's eyes only. */
async function privateFolder(folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) await chmod(folder, 0o700);
}
