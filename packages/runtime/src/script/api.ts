/*
 * What a connector's `script.ts` or `script.js` sees (connector spec §8). The file's default export is a function that
 * takes a `ScriptContext` and gives a `ScriptResponse`; nothing is sent unless it calls `sendAsync`. Imports are for types
 * only. Beside the language itself there are `URLSearchParams`, `btoa`, `atob` and `console.log`.
 */

/** Headers of a message; names are compared without regard to case. */
export interface ScriptHeaders {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
  entries(): readonly (readonly [name: string, value: string])[];
}

/** A body and what is in front of it. A body may be read as often as wanted. */
export interface ScriptMessage {
  readonly headers: ScriptHeaders;
  /** The body as text (UTF-8); empty without one. */
  text(): Promise<string>;
  /** The body as JSON, which the caller says the shape of. Throws when it is none. */
  json<Value = Readonly<Record<string, unknown>>>(): Promise<Value>;
  bytes(): Promise<Uint8Array>;
  /** Replaces the body: text, bytes, or any other value, which is written as JSON. */
  setBody(body: unknown, contentType?: string): void;
}

/** A request. Method and address may be changed before it is sent. */
export interface ScriptRequest extends ScriptMessage {
  method: string;
  /** Absolute. Only hosts of the connector may be called. */
  url: string;
  clone(): ScriptRequest;
}

/** A response. */
export interface ScriptResponse extends ScriptMessage {
  status: number;
  /** True from 200 to 299. */
  readonly ok: boolean;
}

/** What a script is given. */
export interface ScriptContext {
  readonly operationId: string;
  readonly correlationId: string;
  /** The request as it would have been sent, credentials and policies in place. */
  readonly request: ScriptRequest;
  /** The address as it was before policies. */
  readonly originalUrl: string;
  /** Where notifications go, for triggers and actions that wait. */
  readonly notificationUrl: string | undefined;
  /** Sends a request and gives the response, whatever its status. Throws when none came. */
  sendAsync(request: ScriptRequest): Promise<ScriptResponse>;
  readonly logger: {
    info(...parts: readonly unknown[]): void;
    warn(...parts: readonly unknown[]): void;
    error(...parts: readonly unknown[]): void;
  };
  /** A response with a JSON body, status 200 unless said otherwise. */
  jsonContent(value: unknown, status?: number): ScriptResponse;
  /** A response with any body. */
  createResponse(status: number, body?: unknown, contentType?: string): ScriptResponse;
  createRequest(method: string, url: string, body?: unknown, contentType?: string): ScriptRequest;
  /** Keyed hash (HMAC) of a text, in base64. */
  hmac(algorithm: 'SHA-1' | 'SHA-256' | 'SHA-512', key: string, text: string): Promise<string>;
}

/** What a script exports as its default. */
export type ScriptFunction = (context: ScriptContext) => Promise<ScriptResponse> | ScriptResponse;
