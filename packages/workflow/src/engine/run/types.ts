/**
 * The state of a run, and what goes in and out. State is plain data without functions: written with `writeValue` at any point between two
 * events and read back, the run goes on from there.
 */
import type { ObjectValue, Value } from '@connectory/expressions';
import type { Variable } from '../plan/types.ts';

/** How an action ended, or that it has not. */
export type ActionStatus =
  'Running' | 'Waiting' | 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut' | 'Cancelled';

/** How a run ended, or that it has not. One that waits has not begun: others of its trigger go first. */
export type RunStatus = 'Waiting' | 'Running' | 'Succeeded' | 'Failed' | 'TimedOut' | 'Cancelled';

/** What a failed action or run says of itself. */
export interface RunError {
  readonly code: string;
  readonly message: string;
}

/** A failure: its error, and the code of the record beside it. */
export interface Failure {
  readonly code: string;
  readonly error: RunError;
  readonly inputs?: Value;
}

/** A call that an action wants made. */
export type Invocation =
  /** `Http` and the subscriptions of `HttpWebhook`: members as the definition has them, templates worked out. */
  | { readonly kind: 'http'; readonly inputs: ObjectValue }
  /** `ApiConnection`: method and path. */
  | { readonly kind: 'connection'; readonly inputs: ObjectValue }
  /** `OpenApiConnection`: an operation with its parameters by name. */
  | { readonly kind: 'operation'; readonly inputs: ObjectValue }
  /** A child flow. */
  | { readonly kind: 'workflow'; readonly inputs: ObjectValue }
  /** Any other type that a host may offer: `Function`, `JavaScriptCode`, `ServiceProvider` ... */
  | { readonly kind: 'plug-in'; readonly type: string; readonly inputs: ObjectValue }
  /**
   * An address that an earlier answer gave: the status of a long operation, the next page, where the parts of a large content go, or what
   * ends a subscription. `inputs` are those of the first call. Its method is GET, and it has no body, unless they are given here.
   */
  | {
      readonly kind: 'follow';
      readonly uri: string;
      readonly inputs: ObjectValue;
      readonly method?: 'PATCH' | 'DELETE';
      readonly headers?: ObjectValue;
      readonly body?: Value;
    };

/** What came of a call. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly statusCode: number;
      readonly headers: ObjectValue;
      readonly body: Value;
      /** Address of the next page, if the operation declares where it is found. */
      readonly nextLink?: string;
    }
  /** No answer came: refused, reset, timed out. */
  | { readonly kind: 'failure'; readonly error: RunError; readonly retryable: boolean };

/** What an action in progress waits for, with all that it needs to go on. */
type Work =
  | { readonly kind: 'wait' }
  | CallWork
  | { readonly kind: 'callback' }
  | { readonly kind: 'scope' }
  | {
      readonly kind: 'foreach';
      readonly items: readonly Value[];
      next: number;
      open: number;
      failed: boolean;
      timedOut: boolean;
    }
  | { readonly kind: 'until'; passes: number };

/** A call in progress. */
export interface CallWork {
  readonly kind: 'call';
  readonly request: Invocation;
  /** Retries already made of this request. */
  readonly attempt: number;
  /** The call whose answer is awaited, or that a timer will make. */
  readonly key: string;
  /** Pages read so far. */
  readonly pages?: { readonly first: ObjectValue; readonly items: readonly Value[]; readonly count: number };
  /** Parts of a content that are on their way. */
  readonly transfer?: Transfer;
}

/** A content that goes in parts. Sizes and places are bytes. */
export type Transfer =
  | {
      readonly kind: 'upload';
      readonly size: number;
      /** Where the part under way begins. */
      readonly from: number;
      /** Where it ends. */
      readonly sent: number;
      readonly parts: number;
      readonly uri?: string;
    }
  | { readonly kind: 'download'; readonly parts: readonly Value[]; readonly next: number };

/** One execution of an action. Times are milliseconds since 1970. */
export interface ActionRecord {
  /** The frame that it is part of, and its place in that. */
  readonly frame: number;
  readonly position: number;
  status: ActionStatus;
  /** Grows from one that starts to the next. Of one that was skipped: 0. */
  readonly order: number;
  readonly startMs: number;
  endMs?: number;
  code?: string;
  error?: RunError;
  inputs?: Value;
  outputs?: Value;
  trackedProperties?: Value;
  retries?: number;
  work?: Work;
  /** What the address of a webhook ends with. */
  token?: string;
  /** Frames of its containers, in order of their making. */
  frames?: number[];
}

/** One execution of a container. */
export interface Frame {
  readonly id: number;
  readonly container: number;
  /** Frame and position of the action that it belongs to. */
  readonly parent?: { readonly frame: number; readonly position: number };
  /** Index of the item or of the pass. */
  readonly iteration: number;
  /** Actions that have not ended. */
  remaining: number;
  closed: boolean;
  /** Of every action, how many predecessors have not ended. */
  readonly waiting: number[];
  readonly records: (ActionRecord | null)[];
}

/** A moment that something waits for. */
export interface Timer {
  readonly at: number;
  readonly order: number;
  readonly purpose: 'wait' | 'call' | 'timeout' | 'response' | 'run';
  readonly frame: number;
  readonly position: number;
}

/** An answer to whoever called the flow. */
export interface FlowResponse {
  readonly statusCode: number;
  readonly headers: ObjectValue;
  readonly body: Value;
}

/** A call whose answer does not matter. */
interface Notice {
  readonly key: string;
  readonly action: string;
  readonly request: Invocation;
}

/** The state of a run. */
export interface RunState {
  readonly id: string;
  status: RunStatus;
  startMs: number;
  endMs?: number;
  error?: RunError;
  /** The record of the trigger. */
  readonly trigger: ObjectValue;
  /** Values of the parameters, by name in lower case. */
  readonly parameters: Readonly<Record<string, Value>>;
  readonly variables: Record<string, Variable>;
  readonly frames: Frame[];
  timers: Timer[];
  /** Grows with everything that needs a number of its own. */
  sequence: number;
  steps: number;
  /** Whether somebody waits for an answer. */
  caller: 'none' | 'waiting' | 'answered';
  outputs?: ObjectValue;
  /** What the caller was answered. */
  response?: FlowResponse;
  /** Calls whose answer does not matter, and of which it is not known that they were made. */
  notices: readonly Notice[];
}

/** What a run is told. */
export type RunEvent =
  /** The clock has moved. */
  | { readonly kind: 'time' }
  /** A call has been answered. */
  | { readonly kind: 'answer'; readonly key: string; readonly answer: Answer }
  /** The address of a webhook has been called. */
  | { readonly kind: 'callback'; readonly token: string; readonly request: ObjectValue }
  /** A call whose answer does not matter has been made. */
  | { readonly kind: 'noticed'; readonly key: string }
  /** A run that waited begins. */
  | { readonly kind: 'begin' }
  /** Somebody ends the run. */
  | { readonly kind: 'cancel' };

/** What a run wants done. */
export type Command =
  /** Make a call and tell its answer. The same key is the same call, also when it is repeated after a crash. */
  | { readonly kind: 'invoke'; readonly key: string; readonly action: string; readonly request: Invocation }
  /** Make a call whose answer does not matter. */
  | ({ readonly kind: 'notify' } & Notice)
  /** Answer the caller. */
  | { readonly kind: 'respond'; readonly response: FlowResponse }
  /** Tell the time at this moment, in milliseconds. A later command replaces an earlier one. */
  | { readonly kind: 'wake'; readonly at: number }
  /** The run has ended. */
  | { readonly kind: 'ended'; readonly status: RunStatus };
