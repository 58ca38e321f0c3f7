import type { FastifyBaseLogger } from 'fastify';

/** How to start the service. Every member may be left out. */
export interface TasksApiOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** Address to listen on; 127.0.0.1 by default. */
  readonly host?: string;
  /** Milliseconds since 1970, read wherever the service needs the time; the machine's clock by default. */
  readonly clock?: () => number;
  /** Life of an access token in seconds; 3600 by default. */
  readonly tokenLifetimeSeconds?: number;
  /** Redirect addresses that the OAuth clients may use, beside the built-in ones. */
  readonly redirectUris?: readonly string[];
  /** A logger, or true for Fastify's own on standard output; silent by default. */
  readonly log?: FastifyBaseLogger | boolean;
}

/** What a caller has to know to sign in. The same for every instance: this is a sample, not a safe. */
export interface TasksApiCredentials {
  readonly apiKey: string;
  readonly username: string;
  readonly password: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicClientId: string;
}

export const demoCredentials: TasksApiCredentials = {
  apiKey: 'tasks-demo-key',
  username: 'ada',
  password: 'analytical-engine',
  clientId: 'tasks-web',
  clientSecret: 'tasks-web-secret',
  publicClientId: 'tasks-cli',
};

/**
 * Ports of loopback addresses are not compared (RFC 8252 section 7.3), so these serve a client on any port.
 */
export const defaultRedirectUris: readonly string[] = [
  'http://127.0.0.1/oauth/callback',
  'http://localhost/oauth/callback',
  'http://127.0.0.1/api/oauth/callback',
  'http://localhost/api/oauth/callback',
  'http://127.0.0.1/oauth/redirect',
  'http://localhost/oauth/redirect',
];
