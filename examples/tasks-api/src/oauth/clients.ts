import { defaultRedirectUris, demoCredentials } from '../options.ts';

/** A registered OAuth client. One without a secret is public and has to use PKCE. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly secret: string | null;
  readonly redirectUris: readonly string[];
}

export function createClients(extraRedirectUris: readonly string[]): ReadonlyMap<string, Client> {
  const redirectUris = [...defaultRedirectUris, ...extraRedirectUris];
  const { clientId, clientSecret, publicClientId } = demoCredentials;
  const clients: readonly Client[] = [
    { id: clientId, name: 'Tasks web client', secret: clientSecret, redirectUris },
    { id: publicClientId, name: 'Tasks command line client', secret: null, redirectUris },
  ];
  return new Map(clients.map((client) => [client.id, client]));
}

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Exact comparison, except that the port of a loopback address is free (RFC 8252 section 7.3). */
export function isRegisteredRedirect(client: Client, redirectUri: string): boolean {
  if (client.redirectUris.includes(redirectUri)) return true;
  if (!URL.canParse(redirectUri)) return false;
  const url = new URL(redirectUri);
  if (url.protocol !== 'http:' || !loopbackHosts.has(url.hostname) || url.hash !== '') return false;
  url.port = '';
  return client.redirectUris.includes(url.href);
}
