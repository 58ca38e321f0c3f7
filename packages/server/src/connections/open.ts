import type { User } from '@connectory/api';
import { err, ok, type Result } from '@connectory/base';
import { withParameterSet, type Connector } from '@connectory/connector';
import type { Context } from '../context.ts';
import { failure, type Failure } from '../http/failure.ts';
import type { ConnectionListing } from '../storage/connections.ts';
import { openValues } from './views.ts';

/** A connection ready to be used: its connector as its parameter set sees it, and its values in the clear. */
export interface OpenConnection {
  readonly row: ConnectionListing;
  readonly connector: Connector;
  /** Defaults filled in; without an access token. */
  readonly values: Readonly<Record<string, string>>;
}

/** Opens the values of a connection. One whose values do not open is marked, and refused. */
export async function openConnection(
  context: Context,
  row: ConnectionListing,
  compiled: Connector,
): Promise<Result<OpenConnection, Failure>> {
  const values = openValues(context, row);
  if (values === undefined) {
    const failed = failure(422, 'connection-unreadable', { name: row.name });
    await context.connections.update(row.id, { status: 'error', status_reason: failed.diagnostic.message });
    return err(failed);
  }
  const connector = withParameterSet(compiled, row.parameter_set);
  const defaults = connector.connectionParameters.flatMap(({ name, default: value }) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return ok({ row, connector, values: { ...Object.fromEntries(defaults), ...values } });
}

/** The connection that a person wants to call a connector over; `undefined` when they want none. */
export async function connectionFor(
  context: Context,
  call: {
    readonly id: string;
    readonly user: User;
    readonly body: { readonly connectionId?: string | undefined };
  },
  connector: Connector,
): Promise<Result<OpenConnection | undefined, Failure>> {
  const { id, user, body } = call;
  if (body.connectionId === undefined) return ok(undefined);
  const row = await context.connections.find(user.id, body.connectionId);
  if (row === undefined) return err(failure(404, 'not-found', { what: 'connection', id: body.connectionId }));
  if (row.connector_id !== id) return err(failure(422, 'other-connector', { name: row.name }));
  return openConnection(context, row, connector);
}
