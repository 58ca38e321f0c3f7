import type { Json } from '@connectory/base';
import type { ConnectorCall, Recurrence, StepCommon } from './common.ts';

/** What all triggers share. */
export interface TriggerCommon extends StepCommon {
  /** Template of the array of which each element starts a run. */
  readonly splitOn?: Json;
  /** Expressions that must all be true. */
  readonly conditions: readonly Json[];
  readonly recurrence?: Recurrence;
}

/** Started by a call, a button, an app, an agent or a selected row. */
interface RequestTrigger extends TriggerCommon {
  readonly kind: 'Request';
  /** Http, Button, PowerApp, PowerAppV2, Skills, VirtualAgent, Agent, ApiConnection … as written. */
  readonly requestKind?: string;
  readonly schema?: Json;
}

/** Started by the clock. */
interface ScheduleTrigger extends TriggerCommon {
  readonly kind: 'Recurrence' | 'SlidingWindow';
}

/** A polling, webhook or notification trigger of a connector. */
interface ConnectorTrigger extends TriggerCommon, ConnectorCall {
  readonly kind: 'OpenApiConnection' | 'OpenApiConnectionWebhook' | 'OpenApiConnectionNotification';
}

/** The older form of connector triggers, which name a path in place of an operation. */
interface ApiConnectionTrigger extends TriggerCommon {
  readonly kind: 'ApiConnection' | 'ApiConnectionWebhook' | 'ApiConnectionNotification';
  /** `host.connection`: an expression in `name` (Consumption) or `referenceName` (Standard). */
  readonly connection?: Json;
}

/** Polls or subscribes at an address of its own, or collects a batch, or is built into Logic Apps Standard. */
interface BuiltInTrigger extends TriggerCommon {
  readonly kind: 'Http' | 'HttpWebhook' | 'ServiceProvider' | 'Batch';
}

/** A type that this package does not know. It is kept whole in `source`. */
interface UnknownTrigger extends TriggerCommon {
  readonly kind: 'unknown';
}

/** A trigger of a definition. */
export type Trigger =
  | RequestTrigger
  | ScheduleTrigger
  | ConnectorTrigger
  | ApiConnectionTrigger
  | BuiltInTrigger
  | UnknownTrigger;
