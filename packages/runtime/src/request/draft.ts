import { type Bytes, type HttpHeader, type HttpRequest, type Json, toText } from '@connectory/base';

/** A body before it is written: JSON stays a value as long as policies may still change it. */
export type DraftBody =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'content'; readonly content: string | Bytes };

/** A request in the making, in the parts that policies change. */
export interface RequestDraft {
  readonly method: string;
  /** Scheme, host and base path, without a slash at the end. */
  readonly base: string;
  /** Starts with `/`; encoded. */
  readonly path: string;
  /** Entries of the query, encoded: `name=value`. */
  readonly query: readonly string[];
  readonly headers: readonly HttpHeader[];
  readonly body: DraftBody | undefined;
}

/** Puts the parts together. */
export function finishRequest(draft: RequestDraft): HttpRequest {
  const { method, headers, body } = draft;
  return {
    method,
    url: addressOf(draft),
    headers,
    ...(body && { body: body.kind === 'json' ? JSON.stringify(body.value) : body.content }),
  };
}

/** The address of a draft. */
export function addressOf({ base, path, query }: Pick<RequestDraft, 'base' | 'path' | 'query'>): string {
  const address = base + path;
  return query.length === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}${query.join('&')}`;
}

/** The value of a query entry by its decoded name; `undefined` when there is none. */
export function queryValue(query: readonly string[], name: string): string | undefined {
  for (const entry of query) {
    const at = entry.indexOf('=');
    if (decodeQuery(at === -1 ? entry : entry.slice(0, at)) === name) {
      return at === -1 ? '' : decodeQuery(entry.slice(at + 1));
    }
  }
  return undefined;
}

/** The decoded name of a query entry. */
export function queryName(entry: string): string {
  const at = entry.indexOf('=');
  return decodeQuery(at === -1 ? entry : entry.slice(0, at));
}

/** Decodes one name or value of a query; what is not encoded properly stays as it is. */
export function decodeQuery(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Adds a header, replacing the first of the same name. */
export function withHeader(headers: readonly HttpHeader[], header: HttpHeader): readonly HttpHeader[] {
  const wanted = header[0].toLowerCase();
  const at = headers.findIndex(([name]) => name.toLowerCase() === wanted);
  return at === -1 ? [...headers, header] : headers.with(at, header);
}

// oxlint-disable-next-line no-control-regex -- control characters are what must not go into a header
const controlCharacter = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** True for what HTTP allows as the name of a header. */
export function isHeaderName(name: string): boolean {
  return headerName.test(name);
}

/** True when a header cannot smuggle in another. */
export function isSafeHeader([name, value]: HttpHeader): boolean {
  return isHeaderName(name) && !controlCharacter.test(value);
}

/** The text of a JSON value inside a request; null is nothing. */
export function plainText(value: Json): string {
  return value === null ? '' : toText(value);
}
