/** The requests of `Http` actions. */
import {
  base64Decode,
  err,
  type HttpHeader,
  type HttpRequest,
  type Json,
  objectAt,
  ok,
  parseUrl,
  type Result,
  stringAt,
  toText,
} from '@connectory/base';
import { type ObjectValue, toJson, type Value, writeValue } from '@connectory/expressions';
import type { RunError } from '../engine/run/types.ts';
import { member } from '../engine/values.ts';
import { signIn } from './authentication.ts';

/** Makes the request that the inputs of an action describe, sign-in included. */
export function httpRequest(inputs: ObjectValue): Result<HttpRequest, RunError> {
  const json: Json = toJson(inputs);
  const uri = stringAt(json, 'uri') ?? '';
  const url = parseUrl(uri);
  if (url === undefined || !/^https?:/iu.test(uri)) {
    const message = `'${uri}' is no address that can be called. Write it whole, such as https://api.example.com/items.`;
    return err({ code: 'InvalidUri', message });
  }
  const credentials = signIn(objectAt(json, 'authentication'));
  if (!credentials.ok) return credentials;
  const headers = headersOf(objectAt(json, 'headers'));
  const cookie = stringAt(json, 'cookie');
  const body = bodyOf(member(inputs, 'body') ?? null, headers);
  return ok({
    method: (stringAt(json, 'method') ?? 'GET').toUpperCase(),
    url: withQueries(uri, json),
    headers: [
      ...headers,
      ...(body?.contentType === undefined ? [] : [['Content-Type', body.contentType] as const]),
      ...(cookie === undefined ? [] : [['Cookie', cookie] as const]),
      ...credentials.value,
    ],
    ...(body && { body: body.content }),
  });
}

function headersOf(given: Readonly<Record<string, Json>> | undefined): readonly HttpHeader[] {
  // A header whose value came out as null is one that was not given.
  return Object.entries(given ?? {}).flatMap(([name, value]): readonly HttpHeader[] =>
    value === null ? [] : [[name, toText(value)]],
  );
}

function withQueries(uri: string, json: Json): string {
  const given = Object.entries(objectAt(json, 'queries') ?? {}).filter(([, value]) => value !== null);
  if (given.length === 0) return uri;
  const [address = '', fragment] = uri.split('#');
  const pairs = given.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(toText(value))}`,
  );
  const query = `${address}${address.includes('?') ? '&' : '?'}${pairs.join('&')}`;
  return fragment === undefined ? query : `${query}#${fragment}`;
}

interface WrittenBody {
  readonly content: NonNullable<HttpRequest['body']>;
  /** What to say of it; absent where a header says it already. */
  readonly contentType?: string;
}

/** Text goes as it is, a content object as the bytes it holds, all else as JSON. */
function bodyOf(value: Value, headers: readonly HttpHeader[]): WrittenBody | undefined {
  if (value === null) return undefined;
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const typed = (content: WrittenBody['content'], contentType: string): WrittenBody => ({
    content,
    ...(!isTyped && { contentType }),
  });
  if (typeof value === 'string') return typed(value, 'text/plain; charset=utf-8');
  const json = toJson(value);
  const content = stringAt(json, '$content');
  if (content === undefined) return typed(writeValue(value) ?? JSON.stringify(json), 'application/json');
  // What is no base64 was written by hand, and goes as it is.
  const bytes = base64Decode(content) ?? content;
  return typed(bytes, stringAt(json, '$content-type') ?? 'application/octet-stream');
}
