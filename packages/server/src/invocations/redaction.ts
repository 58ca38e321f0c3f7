import type { HttpHeader, Json } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { redact, redactHeaders, redactJson, redactUrl, secretValues } from '@connectory/runtime';

/** Takes the secrets of one connection out of everything that is shown: by value wherever one occurs, and by name. */
export interface Redaction {
  readonly text: (text: string) => string;
  readonly url: (url: string) => string;
  readonly json: (value: Json) => Json;
  readonly headers: (headers: readonly HttpHeader[]) => readonly HttpHeader[];
  /** True when the bytes hold a secret; such bytes cannot be shown. */
  readonly occursIn: (bytes: Uint8Array) => boolean;
}

export function redactionFor(
  connector: Connector,
  values: Readonly<Record<string, string>>,
  others: readonly string[] = [],
): Redaction {
  const secrets = secretValues(connector, values, others);
  return {
    text: (text) => redact(text, secrets),
    url: (url) => redactUrl(url, connector, secrets),
    json: (value) => redactJson(value, secrets),
    headers: (headers) => redactHeaders(headers, connector, secrets),
    occursIn(bytes) {
      const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return secrets.some((secret) => haystack.includes(secret));
    },
  };
}
