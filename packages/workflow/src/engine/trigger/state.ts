/**
 * The state of a trigger, and what goes in and out. A host keeps the state, tells the trigger what happens and does what it wants done. State
 * is plain data: written with `writeValue` at any point between two events and read back, the trigger goes on from there.
 */
import type { Diagnostic, Random } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import type { Answer, Invocation } from '../run/types.ts';

/** Messages of one batch and partition that wait for their release. */
export interface BatchGroup {
  readonly batchName: string;
  readonly partitionName: string;
  readonly items: readonly ObjectValue[];
  /** Bytes of the contents. */
  readonly size: number;
}

/** A trigger between two events. Moments are milliseconds since 1970. */
export type TriggerState =
  /** The flow is off. `window` is where its windows of time go on when it is turned on again, so that none is missed. */
  | {
      readonly kind: 'off';
      readonly window?: WindowPlace;
      /** A subscription whose answer was still out: it is ended when that comes. */
      readonly leaving?: string;
    }
  /** Fires when it is called. */
  | { readonly kind: 'call' }
  /** Fires on a schedule. `anchor` is where intervals count from. */
  | { readonly kind: 'schedule'; readonly anchor: number; readonly next?: number }
  /** Fires for windows of time. */
  | { readonly kind: 'window'; readonly place: WindowPlace }
  | PollingState
  | SubscriptionState
  /** Gathers messages. `releases` are the next moments at which batches are let go, by the name of the batch in lower case. */
  | {
      readonly kind: 'batch';
      readonly anchor: number;
      readonly groups: readonly BatchGroup[];
      readonly releases: readonly { readonly batchName: string; readonly at: number }[];
    };

/** The window that comes next: it reaches from the end of the one before up to a firing of the recurrence. */
export interface WindowPlace {
  readonly anchor: number;
  readonly from?: number;
  readonly to?: number;
}

/** Asks again and again whether there is something new. */
export interface PollingState {
  readonly kind: 'poll';
  readonly anchor: number;
  /** The moment of the next call; absent while one is under way, and when the recurrence is over. */
  readonly next?: number;
  /** The call that is under way, or that a retry repeats. */
  readonly key?: string;
  /** Retries made of this call. */
  readonly attempt: number;
  /** Address to call in place of the trigger's own, once. */
  readonly location?: string;
}

/** Has told an address to a service, or is about to. */
export interface SubscriptionState {
  readonly kind: 'webhook';
  readonly phase: 'subscribing' | 'subscribed' | 'failed';
  readonly key: string;
  readonly attempt: number;
  /** The moment of a retry. */
  readonly next?: number;
  /** What the service answered to the subscription. */
  readonly answer?: ObjectValue;
}

/** A message for a batch. */
export interface BatchMessage {
  readonly batchName: string;
  /** Divides a batch; `DEFAULT` where none is given. */
  readonly partitionName?: string;
  readonly messageId?: string;
  readonly content: Value;
}

/** What a trigger is told. */
export type TriggerEvent =
  /** The flow is turned on, or a new version of it is. */
  | { readonly kind: 'on' }
  | { readonly kind: 'off' }
  /** The host has started again, and the trigger was on: calls that were under way are made again, with the same keys. */
  | { readonly kind: 'resume' }
  /** The clock has moved, or a run of the trigger has ended and made room in its queue. */
  | { readonly kind: 'time' }
  /** A call has been answered. */
  | { readonly kind: 'answer'; readonly key: string; readonly answer: Answer }
  /** The address of the trigger has been called. `request` becomes its outputs. */
  | { readonly kind: 'called'; readonly request: ObjectValue }
  /** A message has come for a batch. */
  | { readonly kind: 'message'; readonly message: BatchMessage };

/** What a trigger wants done. */
export type TriggerCommand =
  /** Something has happened: make the runs of it, as its conditions and splitOn say. */
  | { readonly kind: 'fire'; readonly outputs: ObjectValue }
  /** Make a call and tell its answer. The same key is the same call, also when it is repeated after a crash. */
  | { readonly kind: 'invoke'; readonly key: string; readonly request: Invocation }
  /** Make a call whose answer does not matter: it ends a subscription. */
  | { readonly kind: 'notify'; readonly key: string; readonly request: Invocation }
  /** Tell the time at this moment, in milliseconds. A later command replaces an earlier one. */
  | { readonly kind: 'wake'; readonly at: number }
  /** The trigger cannot do its work. */
  | { readonly kind: 'problem'; readonly problem: Diagnostic };

/** The world as a trigger sees it during one event. */
export interface TriggerEnvironment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: Random;
  /** Values of the flow's parameters, by name in lower case. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** The address that calls the trigger. */
  readonly callbackUrl: string;
  /** What `workflow()` gives. */
  readonly workflow?: Readonly<Record<string, Value>>;
  /** Whether the queue of the trigger has no place: nothing is asked for then, and windows wait. */
  readonly full: boolean;
}

/** A trigger moved on. */
export interface TriggerAdvance {
  readonly state: TriggerState;
  readonly commands: readonly TriggerCommand[];
}
