import { newId, ok, type Diagnostic, type Result } from '@connectory/base';
import type { Call, Handlers } from '../http/handler.ts';
import { findConnector } from '../connectors/find.ts';
import { preparePackage, type PreparedPackage } from '../connectors/package.ts';
import { connectorView, summaryView } from '../connectors/views.ts';
import { timestamp, type Context } from '../context.ts';
import { diagnostic } from '../diagnostics.ts';
import { refuse, type Failure } from '../http/failure.ts';
import { keepPackagedSecrets } from '../sign-in/client.ts';

type ConnectorRoutes =
  'listConnectors' | 'createConnector' | 'updateConnector' | 'deleteConnector' | 'restoreConnector';

/** Registering connectors and their versions. */
export function connectorHandlers(context: Context): Pick<Handlers, ConnectorRoutes> {
  const { connectors, clock } = context;
  return {
    listConnectors: async () => ok((await connectors.list()).map(summaryView)),
    async createConnector({ body, user }) {
      const prepared = preparePackage(body.package);
      if (!prepared.ok) return prepared;
      const connectorId = newId('con');
      await connectors.insert({
        connectorId,
        name: body.name,
        userId: user.id,
        at: timestamp(clock),
        package: prepared.value.stored,
      });
      await keepPackagedSecrets(context, connectorId, prepared.value.secrets);
      return view(connectorId, secretsTaken(prepared.value));
    },
    updateConnector: (call) => updateConnector(context, call),
    async deleteConnector({ id }) {
      return (await connectors.setDeleted(id, timestamp(clock))) ? ok(undefined) : missing(id);
    },
    async restoreConnector({ id }) {
      await connectors.setDeleted(id, null);
      return view(id);
    },
  };

  async function view(id: string, notes: readonly Diagnostic[] = []) {
    const found = await findConnector(context, id);
    if (!found.ok) return found;
    const { digest, version } = found.value;
    return ok(await connectorView(context, found.value, digest, version, notes));
  }
}

async function updateConnector(
  context: Context,
  { id, body, user }: Call<'updateConnector'>,
): Promise<Result<Awaited<ReturnType<typeof connectorView>>, Failure>> {
  const { connectors, clock } = context;
  const found = await findConnector(context, id);
  if (!found.ok) return found;
  if (body.baseVersion !== found.value.version) return stale(context, id, body.baseVersion);
  const prepared = preparePackage(body.package);
  if (!prepared.ok) return prepared;
  const at = timestamp(clock);
  const { version } = found.value;
  const same = prepared.value.stored.row.digest === found.value.digest;
  if (same) {
    if (body.name !== found.value.name) await connectors.rename(id, body.name, at);
  } else {
    const registration = {
      connectorId: id,
      name: body.name,
      userId: user.id,
      at,
      package: prepared.value.stored,
    };
    if (!(await connectors.append(registration, version))) return stale(context, id, body.baseVersion);
  }
  const now = await findConnector(context, id);
  if (!now.ok) return now;
  // The OAuth client belongs to the connector's owner; of anybody else's package the secret is dropped.
  if (found.value.owner_id === user.id || user.role === 'owner') {
    await keepPackagedSecrets(context, id, prepared.value.secrets);
  }
  const notes = [
    ...(same ? [diagnostic('nothing-changed', { version })] : []),
    ...secretsTaken(prepared.value),
  ];
  return ok(await connectorView(context, now.value, now.value.digest, now.value.version, notes));
}

async function stale(context: Context, id: string, base: number) {
  const [newest] = await context.connectors.versions(id);
  if (newest === undefined) return missing(id);
  const { version, created_at: when, created_by: who } = newest;
  return refuse(409, 'stale-version', { who, when, newest: version, base });
}

function secretsTaken({ secrets }: PreparedPackage): readonly Diagnostic[] {
  return secrets.length === 0 ? [] : [diagnostic('client-secret-taken')];
}

function missing(id: string) {
  return refuse(404, 'not-found', { what: 'connector', id });
}
