import type { AdditionalParameter, IdentityProvider, OAuthSettings } from '@connectory/connector';
import { connectionValue } from '../request/credentials.ts';
import type { OAuthClient } from './types.ts';

type Connection = Readonly<Record<string, string>>;

/** What the placeholders of a plan stand for, their names in lower case. What people supply wins over the file. */
export function placeholderValues(
  settings: OAuthSettings,
  provider: IdentityProvider,
  client: OAuthClient | undefined,
  connection: Connection,
): { readonly values: ReadonlyMap<string, string>; readonly optional: ReadonlySet<string> } {
  const { custom, parameter } = settings;
  const values = new Map<string, string>();
  for (const field of provider.fields) {
    if (field.default !== undefined) values.set(field.name.toLowerCase(), field.default);
  }
  for (const [name, value] of custom) values.set(name, withReferences(value, connection));
  if (client !== undefined) values.set('clientid', client.id);
  if (client?.secret !== undefined) values.set('clientsecret', client.secret);
  for (const additional of settings.additional) {
    values.set(additional.name.toLowerCase(), additionalValue(additional, settings, client, connection));
  }
  for (const name of settings.tokenParameters) {
    const value = connectionValue(connection, `${parameter}:${name}`) ?? '';
    if (value !== '') values.set(name.toLowerCase(), value);
  }
  const delimiter = custom.get('scopelistdelimiter') ?? provider.addresses?.scopeDelimiter ?? ' ';
  const scopes = settings.scopes.map((scope) =>
    withReferences(scope, connection).replaceAll(
      /\{([^{}]+)\}/g,
      (text, name: string) => values.get(name.toLowerCase()) ?? text,
    ),
  );
  values.set('scopes', scopes.join(delimiter));
  const optional = new Set([
    'clientsecret',
    'resourceuri',
    ...settings.tokenParameters.map((name) => name.toLowerCase()).filter((name) => name !== 'clientid'),
  ]);
  return { values, optional };
}

/** Empty while it does not apply. A secret without a value of its own is the connector's client secret. */
function additionalValue(
  { name, secret, applicableWhen }: AdditionalParameter,
  { custom, parameter }: OAuthSettings,
  client: OAuthClient | undefined,
  connection: Connection,
): string {
  const applies = applicableWhen.every((condition) => {
    const value = connectionValue(connection, `${parameter}:${condition.parameter}`) ?? '';
    return condition.oneOf.includes(value === '' ? null : value);
  });
  if (!applies) return '';
  if (secret) return custom.get(name.toLowerCase()) ?? client?.secret ?? '';
  const own = custom.get(name.toLowerCase()) ?? '';
  return /clientid$/i.test(name) ? (client?.id ?? own) : own;
}

/** A few files refer to connection values as policies do: `@connectionParameters('scope')`. */
function withReferences(text: string, connection: Connection): string {
  return text.replaceAll(
    /@\{?connectionParameters\(\s*'([^']*)'\s*\)\}?/gi,
    (_reference, name: string) => connectionValue(connection, name) ?? '',
  );
}
