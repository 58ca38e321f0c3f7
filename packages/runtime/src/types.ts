import type {
  CancelSignal,
  Clock,
  Diagnostic,
  HttpHeader,
  HttpLimits,
  HttpPort,
  HttpRequest,
  Json,
} from '@connectory/base';
import type { Connector, Operation } from '@connectory/connector';

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
  readonly http: HttpPort;
  readonly clock?: Clock;
  readonly limits?: Partial<HttpLimits>;
  readonly signal?: CancelSignal;
}

/** A body as it was read. */
export type AnswerBody =
  | { readonly kind: 'empty' }
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
