import type {
  CancelSignal,
  Clock,
  Diagnostic,
  HttpHeader,
  HttpLimits,
  HttpOptions,
  HttpPort,
  HttpRequest,
  HttpResponse,
  Json,
  Result,
} from '@connectory/base';
import type { Connector, Operation, Script } from '@connectory/connector';

/*
 * Terms. An invocation is one call of one operation over one connection, with its result. A connection is the values of
 * a connector's connection parameters. The check compares an answer with the response schema declared for its status.
 */

/** What an invocation needs. */
export interface InvokeInput {
  readonly connector: Connector;
  readonly operation: Operation;
  /** Values of the connection parameters by name, secrets in the clear; empty for an API without sign-in. */
  readonly connection: Readonly<Record<string, string>>;
  /**
   * Values by parameter name; the body under the name of the body parameter. Single properties of the body may be given
   * by path (`body/customer/name`). Files: `{ "$content-type", "$content": base64, "name"? }`.
   */
  readonly parameters: Readonly<Record<string, Json>>;
  /** Query parameters set on top, by name, as a polling trigger's state does; they win over the values. */
  readonly query?: Readonly<Record<string, string>>;
  readonly http: HttpPort;
  /** Environment variables that policies may read, by name. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where a webhook or an action that waits is to be answered; put into the body where its schema says. */
  readonly callbackUrl?: string;
  /** The link of an earlier page: the same call, sent there instead. Links of other hosts are refused. */
  readonly page?: string;
  /** An address that links to next pages are led through, without a slash at the end; without it they stay as they are. */
  readonly linkBase?: string;
  /** How often a call is sent again after a passing failure, where that is safe. Without it, never. */
  readonly retry?: RetryOptions;
  /** Runs the connector's script; without it, operations that need one are not sent. */
  readonly scripts?: ScriptPort;
  /** Sends the body in pieces, and fetches an answer that comes in parts (`x-ms-capabilities.chunkTransfer`). */
  readonly chunked?: boolean;
  /** Takes the body of a successful answer piece by piece; policies and the check then do not see it. */
  readonly sink?: HttpOptions['sink'];
  readonly clock?: Clock;
  readonly limits?: Partial<HttpLimits>;
  readonly signal?: CancelSignal;
}

/** One call as a script sees it (connector spec §8). */
export interface ScriptCall {
  /** The script file's name, language and text. */
  readonly script: Extract<Script, { kind: 'script' }>;
  readonly operationId: string;
  /** The request as it would have been sent, credentials in place. */
  readonly request: HttpRequest;
  /** The address before policies changed it. */
  readonly originalUrl: string;
  /** Where notifications go, for triggers and actions that wait. */
  readonly notificationUrl: string | undefined;
  readonly correlationId: string;
  /** Sends a request as the call itself would be: through the guard, with its limits. */
  readonly send: (request: HttpRequest) => Promise<Result<HttpResponse, Diagnostic>>;
  readonly log: (line: string) => void;
  readonly signal?: CancelSignal;
}

/** Runs scripts, apart from everything else. */
export interface ScriptPort {
  /** The response the script gives, or why it gave none. */
  readonly run: (call: ScriptCall) => Promise<Result<HttpResponse, Diagnostic>>;
}

/** When a call is sent again (connector spec §10.3). */
export interface RetryOptions {
  /** Calls after the first. */
  readonly attempts: number;
  /** The longest wait in milliseconds; an API that asks for more is not called again. */
  readonly maxWaitMs: number;
}

/** A body as it was read. */
export type AnswerBody =
  | { readonly kind: 'empty' }
  /** It went to the sink of the call. */
  | { readonly kind: 'streamed'; readonly bytes: number; readonly contentType: string }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array; readonly contentType: string };

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly HttpHeader[];
  readonly body: AnswerBody;
  /** Bytes of the decoded body. */
  readonly bytes: number;
  /** Milliseconds from sending to the last byte. */
  readonly timeMs: number;
}

/** Whether an answer fits the response schema declared for its status. */
export type ResponseCheck =
  | { readonly kind: 'not-checked'; readonly reason: string }
  | { readonly kind: 'fits'; readonly response: string }
  | { readonly kind: 'deviates'; readonly response: string; readonly deviations: readonly Diagnostic[] };

/** How an invocation ended. */
export type Invocation =
  | {
      /** The API answered, whatever its status. */
      readonly kind: 'answered';
      readonly request: HttpRequest;
      readonly answer: Answer;
      readonly check: ResponseCheck;
      /** The link of the next page, when the answer names one; see `page`. */
      readonly nextPage: string | undefined;
      /** True when a policy says that the sign-in of the connection is no longer good. */
      readonly signInNeeded: boolean;
      /** Lines the connector's script logged. */
      readonly log: readonly string[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      /** The request was sent, or refused by the guard, and no answer came; the diagnostics say why. */
      readonly kind: 'not-answered';
      readonly request: HttpRequest;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      /** The request could not be built from the values given; the diagnostics say why. Nothing was sent. */
      readonly kind: 'not-sent';
      readonly diagnostics: readonly Diagnostic[];
    };
