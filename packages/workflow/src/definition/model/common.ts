import type { Json, JsonObject } from '@connectory/base';

/** A predecessor of an action and the statuses under which the action runs after it. */
export interface RunAfter {
  /** The name as written. */
  readonly name: string;
  /** As written: a list of texts where the definition is in order. */
  readonly statuses: Json;
  /** JSON pointer of the entry. */
  readonly pointer: string;
}

/** What every trigger and every action has. */
export interface StepCommon {
  readonly name: string;
  /** JSON pointer into the definition. */
  readonly pointer: string;
  /** The type as written, in any letter case; the empty text where there is none. */
  readonly type: string;
  /** `inputs` where it is an object, else an empty object. */
  readonly inputs: JsonObject;
  /** The whole step as it stands in the definition. What this model does not name is here. */
  readonly source: JsonObject;
}

/** The connector operation that a step of the OpenAPI family calls. */
export interface ConnectorCall {
  /** The key of the connection reference. */
  readonly connectionName?: string;
  readonly operationId?: string;
  readonly apiId?: string;
  readonly parameters: JsonObject;
}

/** How often something happens. Numbers may be written as text, and every member may be a template. */
export interface Recurrence {
  readonly frequency?: Json;
  readonly interval?: Json;
  readonly startTime?: Json;
  readonly endTime?: Json;
  readonly timeZone?: Json;
  readonly schedule?: Json;
}
