import type { Diagnostic, HttpHeader, Json } from '@connectory/base';
import type { AnswerBody, InvokeInput } from '../types.ts';

/*
 * Terms. A polling trigger is asked in intervals and says what is new; what it has to remember is its state. A webhook
 * trigger is told where to send events; what is needed to end that is its subscription. Both are plain records: whoever
 * runs triggers keeps them. Splitting on is taking each item of a list as an event of its own.
 */

/** What a polling trigger remembers between two calls. Plain JSON; keep it as it is. */
export interface PollState {
  /** Address to call next instead of the trigger's own: where the API wants to be asked. */
  readonly location?: string;
  /** Query parameters to set on the next call. */
  readonly query?: Readonly<Record<string, string>>;
  /** Marks of the items of the last answer, so that none is taken twice. */
  readonly seen?: readonly string[];
}

/** One call of a polling trigger. `state` is absent at the first. */
export interface PollInput extends Omit<InvokeInput, 'page' | 'callbackUrl'> {
  readonly state?: PollState;
}

/** What a call of a polling trigger came to. */
export type PollOutcome =
  | {
      /** There is something new. */
      readonly kind: 'fired';
      readonly body: AnswerBody;
      readonly headers: readonly HttpHeader[];
      /** The new items, when the trigger says where they are; one event each when split on. */
      readonly items: readonly Json[] | undefined;
      readonly state: PollState;
      /** Milliseconds until the next call, when the API says so; 0 means at once, as more is waiting. */
      readonly waitMs: number | undefined;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'quiet';
      readonly state: PollState;
      readonly waitMs: number | undefined;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      /** The call failed; the state stays as it was, so that nothing is lost. */
      readonly kind: 'failed';
      readonly status: number | undefined;
      readonly waitMs: number | undefined;
      readonly diagnostics: readonly Diagnostic[];
    };

/** What is needed to end a subscription. Plain JSON; holds no secrets of the connection. */
export interface Subscription {
  readonly operationId: string;
  /** Absolute address to send DELETE to; absent when the API named none. */
  readonly location?: string;
}

/** What subscribing came to. */
export type SubscribeOutcome =
  | {
      readonly kind: 'subscribed';
      readonly subscription: Subscription;
      readonly body: AnswerBody;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'failed';
      readonly status: number | undefined;
      readonly body: AnswerBody | undefined;
      readonly diagnostics: readonly Diagnostic[];
    };

/** What ending a subscription came to. After `later` try again; the others are final. */
export type UnsubscribeOutcome =
  | { readonly kind: 'removed' }
  | { readonly kind: 'nothing-to-remove'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'later';
      readonly waitMs: number | undefined;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'failed';
      readonly status: number | undefined;
      readonly diagnostics: readonly Diagnostic[];
    };
