import { fileURLToPath } from 'node:url';
import { createServer, type ServerOptions } from './server.ts';
import { startTasksSample } from './tasks-sample.ts';
import { StartProblem } from './start-problem.ts';

const defaultPort = 4400;

/** Reads the settings of the environment. */
function optionsOf(env: NodeJS.ProcessEnv): ServerOptions {
  const set = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const secret = set('CONNECTORY_SECRET');
  const publicUrl = set('CONNECTORY_URL');
  // On a terminal the one line with the address stands alone.
  const level = set('CONNECTORY_LOG') ?? (process.stdout.isTTY ? 'warn' : 'info');
  return {
    port: portOf(set('PORT')),
    host: set('HOST') ?? '127.0.0.1',
    dataFolder: set('CONNECTORY_DATA') ?? './data',
    ...(secret !== undefined && { secret }),
    ...(publicUrl !== undefined && { publicUrl }),
    studioFolder: fileURLToPath(new URL('../../studio/dist', import.meta.url)),
    log: { level },
    sample: startTasksSample,
  };
}

function portOf(text: string | undefined): number {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartProblem(`PORT is "${text}". It has to be a whole number from 0 to 65535.`);
}

/** Why it did not start, when a person can mend it. */
function reasonOf(error: unknown, options: ServerOptions | undefined): string | undefined {
  if (error instanceof StartProblem) return error.message;
  if (!(error instanceof Error && 'code' in error)) return undefined;
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${options?.port} is in use. Stop what uses it, or choose another one: PORT=${(options?.port ?? 0) + 1} npm start`;
    case 'EACCES':
      return `Connectory may not use port ${options?.port} or write to ${options?.dataFolder}. Choose another with PORT or CONNECTORY_DATA.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${options?.host}. Set HOST to one it has, such as 127.0.0.1.`;
    default:
      return undefined;
  }
}

/**
 * Runs a server as the environment says until it is told to stop (SIGINT, SIGTERM): one line with the address on standard
 * output when it is ready, one line on standard error and exit code 1 when it cannot start for a reason one can mend.
 *
 * @param announce - Writes the line with the address; English for people without it.
 * @example
 * ```ts
 * import { runServer } from '@connectory/server';
 * await runServer({ ...process.env, PORT: '4401' });
 * ```
 */
export async function runServer(
  env: NodeJS.ProcessEnv,
  announce: (url: string) => string = (url) => `Connectory is ready at ${url} (stop it with Ctrl+C)`,
): Promise<void> {
  let options: ServerOptions | undefined;
  try {
    options = optionsOf(env);
    const server = await createServer(options);
    process.stdout.write(`${announce(server.url)}\n`);
    let stopping = false;
    const stop = (): void => {
      if (stopping) process.exit(1);
      stopping = true;
      void server.close().then(() => process.exit(0));
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  } catch (error) {
    const reason = reasonOf(error, options);
    if (reason === undefined) throw error;
    process.stderr.write(`${reason}\n`);
    process.exitCode = 1;
  }
}
