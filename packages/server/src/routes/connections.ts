import { newId, ok, stringAt, type Diagnostic } from '@connectory/base';
import { findConnector } from '../connectors/find.ts';
import { checkValues, splitValues } from '../connections/values.ts';
import { connectionView, openValues } from '../connections/views.ts';
import { timestamp, type Context } from '../context.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';

type ConnectionRoutes =
  'listConnections' | 'createConnection' | 'updateConnection' | 'deleteConnection' | 'restoreConnection';

/** Connections of the person who calls. */
export function connectionHandlers(context: Context): Pick<Handlers, ConnectionRoutes> {
  const { connections, compiled, sealer, clock } = context;
  return {
    async listConnections({ query, user }) {
      const rows = await connections.list(user.id, query.connectorId);
      return ok(rows.map((row) => connectionView(context, row)));
    },
    async createConnection({ body, user }) {
      const found = await findConnector(context, body.connectorId);
      if (!found.ok) return found;
      const connector = await compiled.get(found.value.digest);
      const faults = checkValues(connector, body.values);
      if (faults.length > 0) return refuseValues(faults);
      const { plain, secret } = splitValues(connector, body.values);
      const id = newId('cxn');
      const at = timestamp(clock);
      await connections.insert({
        id,
        connector_id: body.connectorId,
        name: body.name,
        status: 'connected',
        owner_id: user.id,
        plain: JSON.stringify(plain),
        sealed: sealer.seal(id, secret),
        created_at: at,
        updated_at: at,
        last_used_at: null,
        deleted_at: null,
      });
      return view(user.id, id);
    },
    async updateConnection({ id, body, user }) {
      const row = await connections.find(user.id, id);
      if (row === undefined) return missing(id);
      const connector = await compiled.get(row.digest);
      const former = openValues(context, row) ?? {};
      const values = { ...former, ...body.values };
      // Former values of parameters that a newer version dropped stay, and are no fault of this change.
      const given = Object.keys(body.values ?? {});
      const faults = checkValues(connector, values).filter(
        ({ code, data }) => code !== 'api.unknown-value' || given.includes(stringAt(data, 'name') ?? ''),
      );
      if (body.values !== undefined && faults.length > 0) return refuseValues(faults);
      const { plain, secret } = splitValues(connector, values);
      await connections.update(id, {
        ...(body.name !== undefined && { name: body.name }),
        ...(body.values !== undefined && {
          plain: JSON.stringify(plain),
          sealed: sealer.seal(id, secret),
          status: 'connected',
        }),
        updated_at: timestamp(clock),
      });
      return view(user.id, id);
    },
    async deleteConnection({ id, user }) {
      return (await connections.setDeleted(user.id, id, timestamp(clock))) ? ok(undefined) : missing(id);
    },
    async restoreConnection({ id, user }) {
      await connections.setDeleted(user.id, id, null);
      return view(user.id, id);
    },
  };

  async function view(ownerId: string, id: string) {
    const row = await connections.find(ownerId, id);
    return row === undefined ? missing(id) : ok(connectionView(context, row));
  }
}

function missing(id: string) {
  return refuse(404, 'not-found', { what: 'connection', id });
}

function refuseValues(faults: readonly Diagnostic[]) {
  return refuse(422, 'invalid-values', { problem: faults[0]?.message ?? '' }, faults);
}
