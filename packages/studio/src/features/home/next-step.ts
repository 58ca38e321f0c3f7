import type { Connection, ConnectorSummary } from '@connectory/api';

/** What a person does next. */
export type NextStep =
  | { readonly kind: 'start' }
  | { readonly kind: 'connect'; readonly connector: ConnectorSummary }
  | { readonly kind: 'test'; readonly connector: ConnectorSummary };

/** The next step: register a connector, then connect to the newest one that has no connection, then test. */
export function nextStep(
  connectors: readonly ConnectorSummary[],
  connections: readonly Connection[],
): NextStep {
  const recent = byRecency(connectors);
  const [newest] = recent;
  if (newest === undefined) return { kind: 'start' };
  const connected = new Set(connections.map((connection) => connection.connectorId));
  const waiting = recent.find((connector) => !connected.has(connector.id));
  return waiting === undefined
    ? { kind: 'test', connector: newest }
    : { kind: 'connect', connector: waiting };
}

/** Connectors, the last changed first. */
export function byRecency(connectors: readonly ConnectorSummary[]): readonly ConnectorSummary[] {
  return connectors.toSorted((left, right) => right.updatedAt.localeCompare(left.updatedAt));
}
