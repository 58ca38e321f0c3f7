import {
  type Diagnostic,
  err,
  type HttpHeader,
  headerValue,
  type HttpRequest,
  type HttpResponse,
  ok,
  parseUrl,
  type Result,
  utf8Encode,
} from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { withHeader } from '../request/draft.ts';

/** Sends one request as the call itself would be sent. */
type Send = (request: HttpRequest) => Promise<Result<HttpResponse, Diagnostic>>;

/** Bytes of one piece when the API names no size of its own. */
const standardChunkBytes = 4 * 1_048_576;

/**
 * Sends a body in pieces (connector spec §10.6): the call without its body announces the size, the API says where the
 * pieces go, and each goes there with its range. A body that is small or missing is sent as it is.
 */
export async function sendInChunks(
  request: HttpRequest,
  send: Send,
): Promise<Result<HttpResponse, Diagnostic>> {
  const body = typeof request.body === 'string' ? utf8Encode(request.body) : request.body;
  if (body === undefined || body.length === 0) return send(request);
  const { body: _body, ...bare } = request;
  const announced: readonly HttpHeader[] = [
    ['x-ms-transfer-mode', 'chunked'],
    ['x-ms-content-length', String(body.length)],
  ];
  const begun = await send({ ...bare, headers: [...bare.headers, ...announced] });
  if (!begun.ok || begun.value.status >= 300) return begun;
  const target = pieceTarget(request, begun.value);
  if (!target.ok) return target;
  let answer = begun.value;
  for (let from = 0; from < body.length;) {
    const to = Math.min(from + chunkBytes(answer), body.length);
    const headers = withHeader(bare.headers, ['Content-Range', `bytes ${from}-${to - 1}/${body.length}`]);
    const sent = await send({ method: 'PATCH', url: target.value, headers, body: body.slice(from, to) });
    if (!sent.ok || sent.value.status >= 300) return sent;
    answer = sent.value;
    from = to;
  }
  return ok(answer);
}

/** Where the pieces go. Credentials go along, so it has to be on the origin of the call. */
function pieceTarget({ url }: HttpRequest, { headers }: HttpResponse): Result<string, Diagnostic> {
  const location = headerValue(headers, 'location');
  const target = location === undefined ? undefined : parseUrl(location, url);
  if (target === undefined) return err(diagnostic('chunk-no-location', {}));
  const from = parseUrl(url);
  return from?.protocol === target.protocol && from.host === target.host
    ? ok(target.href)
    : err(diagnostic('page-foreign', { host: target.host, expected: from?.host ?? url }));
}

function chunkBytes({ headers }: HttpResponse): number {
  const size = Number(headerValue(headers, 'x-ms-chunk-size'));
  return Number.isInteger(size) && size > 0 ? size : standardChunkBytes;
}

const contentRange = /^bytes (\d+)-(\d+)\/(\d+)$/i;

/** Fetches the rest of an answer that came in part (206 with `Content-Range`), and puts it together. */
export async function receiveInChunks(
  request: HttpRequest,
  first: HttpResponse,
  send: Send,
  maxBytes: number,
): Promise<Result<HttpResponse, Diagnostic>> {
  const parts: Uint8Array[] = [first.body];
  let range = rangeOf(first);
  if (request.method !== 'GET' || range === undefined || range.from !== 0) return ok(first);
  const { total } = range;
  if (total > maxBytes) return err(diagnostic('chunk-too-large', { bytes: total, limit: maxBytes }));
  let next = range.to + 1;
  while (next < total) {
    const headers = withHeader(request.headers, ['Range', `bytes=${next}-${total - 1}`]);
    const sent = await send({ ...request, headers });
    if (!sent.ok) return sent;
    range = rangeOf(sent.value);
    if (range === undefined || range.from !== next || range.total !== total) {
      return err(diagnostic('chunk-range', { expected: `${next}-${total - 1}/${total}` }));
    }
    parts.push(sent.value.body);
    next = range.to + 1;
  }
  return ok({ ...first, status: 200, body: join(parts) });
}

function rangeOf({
  status,
  headers,
  body,
}: HttpResponse): { readonly from: number; readonly to: number; readonly total: number } | undefined {
  const found = status === 206 ? contentRange.exec(headerValue(headers, 'content-range') ?? '') : null;
  if (found === null) return undefined;
  const [from, to, total] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return to >= from && to - from + 1 === body.length ? { from, to, total } : undefined;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
