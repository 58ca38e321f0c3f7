import { newId, ok, stringAt, type Diagnostic } from '@connectory/base';
import { withParameterSet } from '@connectory/connector';
import { findConnector } from '../connectors/find.ts';
import { checkValues, splitValues } from '../connections/values.ts';
import { openConnection } from '../connections/open.ts';
import { connectionView, openValues } from '../connections/views.ts';
import { timestamp, type Context } from '../context.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';
import { startSignIn } from '../sign-in/start.ts';
import { testConnection } from '../sign-in/test-connection.ts';

type ConnectionRoutes =
  | 'listConnections'
  | 'createConnection'
  | 'updateConnection'
  | 'deleteConnection'
  | 'restoreConnection'
  | 'startSignIn'
  | 'testConnection';

/** Connections of the person who calls. */
export function connectionHandlers(context: Context): Pick<Handlers, ConnectionRoutes> {
  const { connections, compiled, sealer, clock } = context;
  return {
    async listConnections({ query, user }) {
      const rows = await connections.list(user.id, query.connectorId);
      return ok(await Promise.all(rows.map((row) => connectionView(context, row))));
    },
    async createConnection({ body, user }) {
      const found = await findConnector(context, body.connectorId);
      if (!found.ok) return found;
      const whole = await compiled.get(found.value.digest);
      const sets = whole.connectionParameterSets.map(({ name }) => name);
      const parameterSet = body.parameterSet ?? sets[0] ?? '';
      if (!sets.includes(parameterSet)) {
        return refuse(422, 'no-such-set', { name: parameterSet, known: sets.join(', ') });
      }
      const connector = withParameterSet(whole, parameterSet);
      const faults = checkValues(connector, body.values);
      if (faults.length > 0) return refuseValues(faults);
      const { plain, secret } = splitValues(connector, body.values);
      const id = newId('cxn');
      const at = timestamp(clock);
      await connections.insert({
        id,
        connector_id: body.connectorId,
        name: body.name,
        status: connector.security.kind === 'oauth2' ? 'unfinished' : 'connected',
        status_reason: null,
        parameter_set: parameterSet,
        tokens: null,
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
      const connector = withParameterSet(await compiled.get(row.digest), row.parameter_set);
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
          // A sign-in is not mended by other values; everything else is taken for mended.
          ...(connector.security.kind !== 'oauth2' && { status: 'connected', status_reason: null }),
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
    async startSignIn({ id, user, cookie, origin }) {
      const row = await connections.find(user.id, id);
      if (row === undefined) return missing(id);
      const opened = await openConnection(context, row, await compiled.get(row.digest));
      if (!opened.ok) return opened;
      const started = await startSignIn(context, opened.value, { userId: user.id, cookie, origin });
      if (!started.ok) return { ok: false, error: { status: 422, diagnostic: started.error, details: [] } };
      if (started.value.kind === 'redirect') return ok(started.value);
      const shown = await view(user.id, id);
      return shown.ok ? ok({ kind: 'done', connection: shown.value }) : shown;
    },
    async testConnection({ id, user }) {
      const tested = await testConnection(context, user.id, id);
      if (tested === undefined) return missing(id);
      const shown = await view(user.id, id);
      return shown.ok ? ok({ ...tested, connection: shown.value }) : shown;
    },
  };

  async function view(ownerId: string, id: string) {
    const row = await connections.find(ownerId, id);
    return row === undefined ? missing(id) : ok(await connectionView(context, row));
  }
}

function missing(id: string) {
  return refuse(404, 'not-found', { what: 'connection', id });
}

function refuseValues(faults: readonly Diagnostic[]) {
  return refuse(422, 'invalid-values', { problem: faults[0]?.message ?? '' }, faults);
}
