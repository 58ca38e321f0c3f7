/**
 * Calls of connectors. A **reference** is how an action names its connection; whoever runs the flow finds the connector by it. An
 * **operation call** is an operation of that connector with the values that the action gives it.
 */
import type { Diagnostic, Json, JsonObject } from '@connectory/base';
import type { DynamicSource, Operation } from '@connectory/connector';
import type { Invocation } from '../engine/run/types.ts';

/** How an action names the connection it calls over. */
export interface ConnectorReference {
  /** The key of the connection in the flow: `shared_office365`, `azureblob_1`. */
  readonly key: string;
  /** Name of the connector where the action says it: `shared_office365`. */
  readonly api?: string;
}

/** An operation with its values, as the runtime invokes it. */
export interface OperationCall {
  readonly operation: Operation;
  /** Values by parameter name, the body whole under the name of the body parameter. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** Values of the query that share their name with a parameter elsewhere, and so cannot stand in `parameters`. */
  readonly query: Readonly<Record<string, string>>;
}

/** A trigger or action that calls an operation of a connector. */
export interface OperationStep {
  readonly name: string;
  readonly role: 'trigger' | 'action';
  /** The connection it goes over. */
  readonly reference: ConnectorReference;
  /** The call whose answer the step gives, its templates as they are written. */
  readonly invocation: Extract<Invocation, { readonly kind: 'operation' | 'connection' }>;
  /** Whether the service calls the step back, and what it then sends is what the step gives. */
  readonly isNotified: boolean;
}

/** A part of a body whose shape another operation tells. */
export interface DynamicPart {
  /** JSON pointer of its schema in that of the body; empty for the whole. */
  readonly pointer: string;
  /** How the shape is loaded, as `loadSchema` of the runtime takes it. */
  readonly source: NonNullable<DynamicSource['schema']>;
}

/** The body that a step gives. Schemas stand for themselves: they hold no references. */
export type OperationOutput =
  | {
      readonly kind: 'declared';
      readonly operation: Operation;
      /** Empty where the operation declares no body. */
      readonly schema: JsonObject;
    }
  | {
      readonly kind: 'dynamic';
      readonly operation: Operation;
      /** What is declared of the body before its parts are loaded. */
      readonly schema: JsonObject;
      /** Parts that are loaded; none of them is inside another. */
      readonly parts: readonly [DynamicPart, ...DynamicPart[]];
      /** The step's values by parameter name, as the runtime takes them. Texts are templates as they are written. */
      readonly values: Readonly<Record<string, Json>>;
    }
  | {
      readonly kind: 'unknown';
      /** Why: `workflow.operation-unknown` or `workflow.operation-path-unknown`, with what is similar. */
      readonly diagnostic: Diagnostic;
    };
