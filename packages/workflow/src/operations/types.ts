/**
 * Calls of connectors. A **reference** is how an action names its connection; whoever runs the flow finds the connector by it. An
 * **operation call** is an operation of that connector with the values that the action gives it.
 */
import type { Json } from '@connectory/base';
import type { Operation } from '@connectory/connector';

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
