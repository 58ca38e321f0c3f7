import type { JsonObject, Log } from '@connectory/base';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Members that are never written, wherever an entry of the log might come to hold one. */
const secretNames = ['password', 'secret', 'token', 'authorization', 'cookie', 'values', 'apiKey', 'api_key'];

/**
 * Makes the structured log: one JSON object a line.
 *
 * @param level `silent`, `error`, `warn`, `info`, `debug`.
 * @param sink Where lines go; standard output without it.
 */
export function createLogger(level: string, sink: DestinationStream | undefined): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[removed]' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return sink === undefined ? pino(options) : pino(options, sink);
}

/** The log as engines take it. */
export function logPort(logger: Logger): Log {
  return {
    info: (message: string, data?: JsonObject) => logger.info({ ...data }, message),
    warn: (message: string, data?: JsonObject) => logger.warn({ ...data }, message),
    error: (message: string, data?: JsonObject) => logger.error({ ...data }, message),
  };
}
