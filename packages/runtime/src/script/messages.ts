import {
  base64Decode,
  base64Encode,
  decodeText,
  type HttpHeader,
  type HttpRequest,
  type HttpResponse,
  isArray,
  isObject,
  type Json,
  objectAt,
  stringAt,
  utf8Encode,
} from '@connectory/base';
import { isSafeHeader } from '../request/draft.ts';

/** A body as it crosses the border of the sandbox: text where it is UTF-8, else base64. */
function passBody(body: HttpRequest['body'] | Uint8Array): Json {
  if (body === undefined) return { text: '' };
  if (typeof body === 'string') return { text: body };
  const text = decodeText(body, 'utf-8', true);
  return text === undefined ? { base64: base64Encode(body) } : { text };
}

/** A request as JSON for the sandbox. */
export function passRequest({ method, url, headers, body }: HttpRequest): Json {
  return { method, url, headers: headers.map(([name, value]) => [name, value]), body: passBody(body) };
}

/** A response as JSON for the sandbox. */
export function passResponse({ status, headers, body }: HttpResponse): Json {
  return { status, headers: headers.map(([name, value]) => [name, value]), body: passBody(body) };
}

/** Headers that say how a body was packed; what a script sees and gives is unpacked. */
const packing: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

/** Takes a request that a script wants sent; `undefined` when it is none. */
export function takeRequest(value: Json): HttpRequest | undefined {
  const method = stringAt(value, 'method');
  const url = stringAt(value, 'url');
  if (method === undefined || url === undefined) return undefined;
  const body = takeBody(objectAt(value, 'body'));
  return {
    method: method.toUpperCase(),
    url,
    headers: takeHeaders(value),
    ...(body.length > 0 && { body }),
  };
}

/** Takes the response a script gives; `undefined` when its status is none. */
export function takeResponse(value: Json, url: string): HttpResponse | undefined {
  const status = isObject(value) ? value['status'] : undefined;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599)
    return undefined;
  const headers = takeHeaders(value).map(([name, text]): HttpHeader => [name.toLowerCase(), text]);
  return { status, statusText: '', headers, body: takeBody(objectAt(value, 'body')), url };
}

function takeHeaders(value: Json): readonly HttpHeader[] {
  const list = isObject(value) ? value['headers'] : undefined;
  if (!isArray(list)) return [];
  return list.flatMap((entry): readonly HttpHeader[] => {
    const [name, text] = isArray(entry) ? entry : [];
    if (typeof name !== 'string' || typeof text !== 'string' || packing.has(name.toLowerCase())) return [];
    return isSafeHeader([name, text]) ? [[name, text]] : [];
  });
}

function takeBody(body: Json | undefined): ReturnType<typeof utf8Encode> {
  const text = stringAt(body, 'text');
  if (text !== undefined) return utf8Encode(text);
  return base64Decode(stringAt(body, 'base64') ?? '') ?? utf8Encode('');
}
