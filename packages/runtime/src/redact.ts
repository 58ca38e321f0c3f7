import { base64Encode, type HttpHeader, isArray, isObject, type Json, utf8Encode } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { connectionValue } from './request/credentials.ts';

/** What stands in place of a secret. */
const dots = '••••••';

/** Values shorter than this are not looked for: replacing every `1` would ruin the text and hide nothing. */
const minLength = 4;

/**
 * Every form in which the secrets of a connection can turn up in a request, an answer or a log: as typed, URL-encoded,
 * JSON-escaped, in base64, and as the pair of basic authentication. Longest first.
 *
 * @param others Secrets that are no connection values: refresh tokens, the connector's client secret.
 */
export function secretValues(
  connector: Connector,
  connection: Readonly<Record<string, string>>,
  others: readonly string[] = [],
): readonly string[] {
  const declared = connector.connectionParameters
    .filter((parameter) => parameter.secret)
    .map((parameter) => connectionValue(connection, parameter.name) ?? '');
  const username = connectionValue(connection, 'username');
  const password = connectionValue(connection, 'password');
  const pair =
    username === undefined || password === undefined
      ? []
      : [base64Encode(utf8Encode(`${username}:${password}`))];
  return secretForms([...declared, ...others, ...pair]);
}

/** The forms in which secrets turn up, longest first. */
export function secretForms(secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    base64Encode(utf8Encode(secret)),
  ]);
  return [...new Set(forms)]
    .filter((form) => form.length >= minLength)
    .toSorted((left, right) => right.length - left.length);
}

/** Replaces every occurrence of the secrets in a text by dots. */
export function redact(text: string, secrets: readonly string[]): string {
  let redacted = text;
  for (const secret of secrets) redacted = redacted.replaceAll(secret, dots);
  return redacted;
}

/** Replaces the secrets in every text of a JSON value, member names included, and numbers that are one. */
export function redactJson(value: Json, secrets: readonly string[]): Json {
  if (secrets.length === 0) return value;
  if (typeof value === 'string') return redact(value, secrets);
  if (typeof value === 'number') return redact(String(value), secrets) === String(value) ? value : dots;
  if (isArray(value)) return value.map((item) => redactJson(item, secrets));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [redact(name, secrets), redactJson(member, secrets)]),
  );
}

/** Headers that carry credentials whatever the connector says. */
const credentialHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'api-key',
  'apikey',
  'x-auth-token',
  'ocp-apim-subscription-key',
  'x-amz-security-token',
]);

/** Takes credentials out of headers: by name, so that the shortest one is hidden too, and by value everywhere else. */
export function redactHeaders(
  headers: readonly HttpHeader[],
  connector: Connector,
  secrets: readonly string[],
): readonly HttpHeader[] {
  const names = keyNames(connector, 'header');
  return headers.map(([name, value]) => {
    const lower = name.toLowerCase();
    return [name, credentialHeaders.has(lower) || names.has(lower) ? dots : redact(value, secrets)];
  });
}

/** Takes credentials out of an address: the query parameters that hold a key by name, the rest by value. */
export function redactUrl(url: string, connector: Connector, secrets: readonly string[]): string {
  const names = keyNames(connector, 'query');
  const at = url.indexOf('?');
  if (names.size === 0 || at === -1) return redact(url, secrets);
  const query = url
    .slice(at + 1)
    .split('&')
    .map((entry) => {
      const name = entry.slice(0, entry.indexOf('='));
      return names.has(decoded(name).toLowerCase()) ? `${name}=${dots}` : entry;
    });
  return redact(`${url.slice(0, at + 1)}${query.join('&')}`, secrets);
}

function keyNames(connector: Connector, place: 'header' | 'query'): ReadonlySet<string> {
  const keys = connector.security.kind === 'apiKey' ? connector.security.keys : [];
  return new Set(keys.filter((key) => key.in === place).map((key) => key.name.toLowerCase()));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
