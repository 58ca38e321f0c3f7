import { isArray, isObject, type HttpHeader, type Json, type JsonObject } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { redact, secretValues } from '@connectory/runtime';

/** What stands in the place of a secret. */
const dots = '••••••';

const secretHeaders: ReadonlySet<string> = new Set([
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

/** Takes the secrets of one connection out of everything that is shown: by value wherever one occurs, and by name. */
export interface Redaction {
  readonly text: (text: string) => string;
  readonly json: (value: Json) => Json;
  readonly headers: (headers: readonly HttpHeader[]) => readonly HttpHeader[];
  /** True when the bytes hold a secret; such bytes cannot be shown. */
  readonly occursIn: (bytes: Uint8Array) => boolean;
}

export function redactionFor(connector: Connector, values: Readonly<Record<string, string>>): Redaction {
  const secrets = secretValues(connector, values).filter((secret) => secret !== '');
  const keys = connector.security.kind === 'apiKey' ? connector.security.keys : [];
  const names = new Set(keys.filter((key) => key.in === 'header').map(({ name }) => name.toLowerCase()));
  const text = (plain: string): string => (secrets.length === 0 ? plain : redact(plain, secrets));
  const json = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') return text(String(value)) === String(value) ? value : dots;
    if (isArray(value)) return value.map(json);
    return isObject(value) ? jsonObject(value) : value;
  };
  const jsonObject = (value: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([name, member]) => [text(name), json(member)]));
  return {
    text,
    json: (value) => (secrets.length === 0 ? value : json(value)),
    headers: (headers) =>
      headers.map(([name, value]) => {
        const lower = name.toLowerCase();
        return [name, secretHeaders.has(lower) || names.has(lower) ? dots : text(value)];
      }),
    occursIn(bytes) {
      const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return secrets.some((secret) => haystack.includes(secret));
    },
  };
}
