import { base64Encode, isArray, isObject, type Json, utf8Encode } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { connectionValue } from './request/credentials.ts';

/** What stands in place of a secret. */
const dots = '••••••';

/** Values shorter than this are not looked for: replacing every `1` would ruin the text and hide nothing. */
const minLength = 4;

/**
 * Every form in which the secrets of a connection can turn up in a request, an answer or a log: as typed, URL-encoded,
 * JSON-escaped, in base64, and as the pair of basic authentication. Longest first.
 */
export function secretValues(
  connector: Connector,
  connection: Readonly<Record<string, string>>,
): readonly string[] {
  const secrets = connector.connectionParameters
    .filter((parameter) => parameter.secret)
    .map((parameter) => connectionValue(connection, parameter.name) ?? '');
  if (connector.security.kind === 'oauth2') secrets.push(connectionValue(connection, 'token') ?? '');
  const forms = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    base64Encode(utf8Encode(secret)),
  ]);
  const username = connectionValue(connection, 'username');
  const password = connectionValue(connection, 'password');
  if (username !== undefined && password !== undefined) {
    forms.push(base64Encode(utf8Encode(`${username}:${password}`)));
  }
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

/** Replaces the secrets in every text of a JSON value, member names included. Numbers and literals stay. */
export function redactJson(value: Json, secrets: readonly string[]): Json {
  if (typeof value === 'string') return redact(value, secrets);
  if (isArray(value)) return value.map((item) => redactJson(item, secrets));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [redact(name, secrets), redactJson(member, secrets)]),
  );
}
