import { base64Encode, type Diagnostic, type HttpHeader, utf8Encode } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';

/** What signing in adds to a request. */
export interface Credentials {
  readonly headers: readonly HttpHeader[];
  readonly query: readonly (readonly [name: string, value: string])[];
}

const nothing: Credentials = { headers: [], query: [] };

/** Works out the credentials of a connection (SPEC §9.3). Values are sent exactly as typed. */
export function credentialsOf(
  connector: Connector,
  connection: Readonly<Record<string, string>>,
  diagnostics: Diagnostic[],
): Credentials {
  const value = (name: string): string => {
    const found = connectionValue(connection, name);
    if (found === undefined || found === '') diagnostics.push(diagnostic('credential-missing', { name }));
    return found ?? '';
  };
  switch (connector.security.kind) {
    case 'none':
      return nothing;
    case 'basic': {
      const pair = `${value('username')}:${connectionValue(connection, 'password') ?? ''}`;
      return { headers: [['Authorization', `Basic ${base64Encode(utf8Encode(pair))}`]], query: [] };
    }
    case 'apiKey': {
      const sent = connector.security.keys.map((key) => ({ ...key, value: value(key.parameter) }));
      const placed = (place: 'header' | 'query'): readonly (readonly [string, string])[] =>
        sent.filter((key) => key.in === place).map((key) => [key.name, key.value]);
      return { headers: placed('header'), query: placed('query') };
    }
    case 'oauth2':
      return {
        headers: [['Authorization', `Bearer ${value(connector.security.settings.parameter)}`]],
        query: [],
      };
    default:
      return connector.security satisfies never;
  }
}

/** The value of a connection parameter, its name compared without case. */
export function connectionValue(
  connection: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  if (Object.hasOwn(connection, name)) return connection[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(connection).find((one) => one.toLowerCase() === wanted);
  return key === undefined ? undefined : connection[key];
}
