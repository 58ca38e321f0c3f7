import type { Diagnostic } from '../diagnostic.ts';
import type { CancelSignal } from '../platform.ts';
import type { Result } from '../result.ts';
import type { Bytes } from '../text/bytes.ts';

/** A header as it goes over the wire. Names keep their spelling; a name may occur more than once. */
export type HttpHeader = readonly [name: string, value: string];

/** A request as an engine wants it sent. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute `http:` or `https:` URL, already encoded. */
  readonly url: string;
  readonly headers: readonly HttpHeader[];
  readonly body?: string | Bytes;
}

/** What one call may cost. */
export interface HttpLimits {
  /** Milliseconds until the whole answer must be there. */
  readonly timeoutMs: number;
  /** Bytes of the decoded body; more ends the call with an error. */
  readonly maxResponseBytes: number;
  /** Redirects followed; each is checked like a first address. */
  readonly maxRedirects: number;
}

/** An answer, its body read whole and content encodings (gzip, br, deflate, zstd) undone. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  /** Names in lower case, in the order received. */
  readonly headers: readonly HttpHeader[];
  readonly body: Uint8Array;
  /** Bytes given to the sink of the call instead, when it had one and the answer was a success. */
  readonly streamed?: number;
  /** The address that answered, after redirects. */
  readonly url: string;
}

/** Options of one call. */
export interface HttpOptions {
  readonly limits?: Partial<HttpLimits>;
  readonly signal?: CancelSignal;
  /**
   * Takes the body of an answer with a status from 200 to 299 piece by piece, content encodings undone; no more of it is
   * held. The limit of the answer's size holds all the same.
   */
  readonly sink?: (bytes: Uint8Array) => void;
}

/** Sends requests. Expected failures (refused address, time-out, reset, too large) are diagnostics, never thrown. */
export interface HttpPort {
  readonly send: (request: HttpRequest, options?: HttpOptions) => Promise<Result<HttpResponse, Diagnostic>>;
}

/** The first value of a header, its name compared without case. */
export function headerValue(headers: readonly HttpHeader[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([header]) => header.toLowerCase() === wanted)?.[1];
}
