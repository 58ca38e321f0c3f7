/** Connector packages behind the connections of a flow. */
import { type Diagnostic, err, type JsonObject, objectAt, ok, type Result } from '@connectory/base';
import { compileConnector, type Connector } from '@connectory/connector';
import type { ConnectorReference } from '@connectory/workflow';
import { readConnection, readConnector } from '../commands/connector-files.ts';
import { chooseSet } from '../commands/parameter-set.ts';
import type { NamedValue } from './command-line.ts';

/** A connector and the values of a connection to it. */
export interface Bound {
  readonly name: string;
  readonly connector: Connector;
  /** Values by parameter name, secrets in the clear. */
  readonly connection: Readonly<Record<string, string>>;
}

/** Reads the packages that were named, and the connections to them. */
export async function readConnectors(
  packages: readonly NamedValue[],
  connections: readonly NamedValue[] = [],
): Promise<Result<readonly Bound[], readonly Diagnostic[]>> {
  const bound: Bound[] = [];
  for (const [name, place] of packages) {
    const whole = await readConnector(place);
    if (!whole.ok) return whole;
    const file = connections.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
    const connection = file === undefined ? ok({}) : await readConnection(file);
    if (!connection.ok) return err([connection.error]);
    const connector = chooseSet(whole.value, connection.value, undefined);
    if (!connector.ok) return err([connector.error]);
    bound.push({ name, connector: connector.value, connection: connection.value });
  }
  return ok(bound);
}

/** The connector of a reference, found by the key of the connection or by the connector's name. */
export function boundTo(bound: readonly Bound[], { key, api }: ConnectorReference): Bound | undefined {
  const named = (name: string): Bound | undefined => bound.find((one) => plain(one.name) === plain(name));
  return named(key) ?? (api === undefined ? undefined : named(api));
}

/** Finds the connector of a reference among packages, else among documents that a scenario brings. */
export function connectorFinder(
  bound: readonly Bound[],
  documents: JsonObject = {},
): (reference: ConnectorReference) => Connector | undefined {
  return (reference) => {
    const found = boundTo(bound, reference);
    if (found !== undefined) return found.connector;
    const { key, api } = reference;
    const definition = objectAt(documents, api ?? key) ?? objectAt(documents, key);
    return definition && compileConnector({ definition, properties: {}, files: [] });
  };
}

/** Names of connectors are given with and without the prefix that hosts put in front. */
function plain(name: string): string {
  return name.toLowerCase().replace(/^shared_/, '');
}
