import {
  err,
  ok,
  type Diagnostic,
  type HttpHeader,
  type HttpLimits,
  type HttpOptions,
  type HttpRequest,
  type HttpResponse,
  type ParsedUrl,
  type Result,
} from '@connectory/base';
import type { Dispatcher } from 'undici';
import { diagnostic } from '../diagnostics.ts';
import { type BodyPipe, createBodyPipe } from './body-pipe.ts';
import { createDeadlines } from './deadlines.ts';
import { decodeBody, readEncodings } from './decode.ts';
import { sendFailure } from './failures.ts';

/** Headers that HTTP/1.1 connections manage themselves; sent by hand they break the framing. */
const managedHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const deadlines = createDeadlines();

/** Sends one request, without following redirects, and reads its answer whole. */
export function exchange(
  agent: Dispatcher,
  request: HttpRequest,
  url: ParsedUrl,
  limits: HttpLimits,
  deadline: number,
  { signal, sink }: Pick<HttpOptions, 'signal' | 'sink'>,
): Promise<Result<HttpResponse, Diagnostic>> {
  const { hostname: host } = url;
  if (signal?.aborted === true) return Promise.resolve(err(diagnostic('cancelled', { host })));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let statusText = '';
    let headers: readonly HttpHeader[] = [];
    let controller: Dispatcher.DispatchController | undefined;
    let pipe: BodyPipe | undefined;
    let settled = false;
    const settle = (result: Result<HttpResponse, Diagnostic>): void => {
      if (settled) return;
      settled = true;
      unwatch();
      signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    const stop = (reason: Diagnostic): void => {
      settle(err(reason));
      controller?.abort(new Error(reason.code));
    };
    const cancel = (): void => stop(diagnostic('cancelled', { host }));
    const timeout = (): void => stop(diagnostic('timed-out', { host, seconds: limits.timeoutMs / 1000 }));
    const unwatch = deadlines.watch(deadline, timeout);
    signal?.addEventListener('abort', cancel, { once: true });

    const tooLarge = (): void => stop(diagnostic('too-large', { host, limit: limits.maxResponseBytes }));
    const openPipe = (): BodyPipe | undefined => {
      if (sink === undefined || !isSuccess(status)) return undefined;
      const encoding = headers.find(([name]) => name === 'content-encoding')?.[1];
      const drained = (): void => controller?.resume();
      return createBodyPipe(readEncodings(encoding), limits.maxResponseBytes, sink, { drained, tooLarge });
    };
    const finishPipe = async (open: BodyPipe): Promise<void> => {
      const ended = await open.end();
      const encoding = headers.find(([name]) => name === 'content-encoding')?.[1] ?? '';
      if (!ended.ok) settle(err(diagnostic(ended.error, { host, limit: limits.maxResponseBytes, encoding })));
      else {
        const body = new Uint8Array();
        settle(ok({ status, statusText, headers, body, streamed: ended.value, url: request.url }));
      }
    };
    const finish = async (): Promise<void> => {
      const whole = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
      const encoding = headers.find(([name]) => name === 'content-encoding')?.[1];
      const encodings = readEncodings(encoding);
      const decoded =
        encodings.length === 0 ? ok(whole) : await decodeBody(whole, encodings, limits.maxResponseBytes);
      if (!decoded.ok) {
        const data = { host, limit: limits.maxResponseBytes, encoding: encoding ?? '' };
        settle(err(diagnostic(decoded.error, data)));
        return;
      }
      const { value } = decoded;
      if (sink === undefined || !isSuccess(status)) {
        settle(ok({ status, statusText, headers, body: value, url: request.url }));
        return;
      }
      sink(value);
      const body = new Uint8Array();
      settle(ok({ status, statusText, headers, body, streamed: value.length, url: request.url }));
    };
    try {
      agent.dispatch(
        {
          origin: `${url.protocol}//${url.host}`,
          path: `${url.pathname}${url.search}`,
          method: request.method,
          headers: headerList(request),
          body: request.body ?? null,
        },
        {
          onRequestStart(started) {
            controller = started;
            if (settled) started.abort(new Error('settled'));
          },
          onResponseStart(_started, code, parsed, text) {
            status = code;
            statusText = text ?? '';
            headers = headersOf(parsed);
            pipe = openPipe();
          },
          onResponseData(started, chunk) {
            if (pipe !== undefined) {
              if (!settled && !pipe.write(chunk)) started.pause();
              return;
            }
            size += chunk.length;
            if (size > limits.maxResponseBytes) tooLarge();
            else chunks.push(chunk);
          },
          onResponseEnd() {
            void (pipe === undefined ? finish() : finishPipe(pipe));
          },
          onResponseError(_started, error) {
            settle(err(sendFailure(error, url, limits.timeoutMs)));
          },
        },
      );
    } catch (error) {
      settle(err(sendFailure(error, url, limits.timeoutMs)));
    }
  });
}

/** Names and values in turn, as undici takes them fastest. Says what can be unpacked when the caller says nothing. */
function headerList({ headers }: HttpRequest): string[] {
  const list: string[] = [];
  let encodings = false;
  let agent = false;
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (managedHeaders.has(lower)) continue;
    if (lower === 'accept-encoding') encodings = true;
    if (lower === 'user-agent') agent = true;
    list.push(name, value);
  }
  if (!encodings) list.push('accept-encoding', 'gzip, br, zstd, deflate');
  if (!agent) list.push('user-agent', 'connectory');
  return list;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** Names in lower case with each of their values. */
function headersOf(parsed: Readonly<Record<string, string | string[] | undefined>>): readonly HttpHeader[] {
  const headers: HttpHeader[] = [];
  for (const name of Object.keys(parsed)) {
    const value = parsed[name];
    if (typeof value === 'string') headers.push([name, value]);
    else for (const one of value ?? []) headers.push([name, one]);
  }
  return headers;
}
