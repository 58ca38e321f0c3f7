import { ok } from '@connectory/base';
import { findIdentityProvider, type ConnectionParameterSet } from '@connectory/connector';
import { findConnector } from '../connectors/find.ts';
import { timestamp, type Context } from '../context.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';
import { openClientSecret, packagedClientId, redirectUrlOf, sealClientSecret } from '../sign-in/client.ts';
import type { OAuthClientRow } from '../storage/tables.ts';

/** The OAuth clients that people's sign-ins go through, one for each way to connect that needs one. */
export function oauthClientHandlers(context: Context): Pick<Handlers, 'listOAuthClients' | 'setOAuthClient'> {
  const { signIns, compiled, clock } = context;
  return {
    async listOAuthClients({ id, origin }) {
      const found = await findConnector(context, id);
      if (!found.ok) return found;
      const { connectionParameterSets: sets } = await compiled.get(found.value.digest);
      const rows = await signIns.clients(id);
      return ok(
        sets
          .filter(({ security }) => security.kind === 'oauth2')
          .map((set) =>
            clientView(
              context,
              set,
              rows.find((row) => row.parameter_set === set.name),
              { id, origin },
            ),
          ),
      );
    },
    async setOAuthClient({ id, body, user, origin }) {
      const found = await findConnector(context, id);
      if (!found.ok) return found;
      if (found.value.owner_id !== user.id && user.role !== 'owner') return refuse(403, 'not-your-connector');
      const { connectionParameterSets: sets } = await compiled.get(found.value.digest);
      const offered = sets.filter(({ security }) => security.kind === 'oauth2');
      const set = offered.find(({ name }) => name === body.parameterSet);
      if (set === undefined) {
        const known = offered.map(({ name }) => name).join(', ');
        return refuse(422, 'no-such-set', { name: body.parameterSet, known });
      }
      const former = await signIns.client(id, set.name);
      const key = { connector_id: id, parameter_set: set.name };
      const kept = former === undefined ? undefined : openClientSecret(context, former);
      const secret = body.clientSecret === undefined ? kept : body.clientSecret || undefined;
      const row: OAuthClientRow = {
        ...key,
        client_id: body.clientId,
        sealed: sealClientSecret(context, key, secret),
        authentication: null,
        pkce: Number(body.pkce ?? (former === undefined || former.pkce === 1)),
        updated_at: timestamp(clock),
      };
      await signIns.saveClient(row);
      return ok(clientView(context, set, row, { id, origin }));
    },
  };
}

function clientView(
  { sealer }: Context,
  set: ConnectionParameterSet,
  row: OAuthClientRow | undefined,
  { id, origin }: { readonly id: string; readonly origin: string },
) {
  const provider = set.security.kind === 'oauth2' ? set.security.settings.identityProvider : '';
  return {
    parameterSet: set.name,
    title: set.displayName,
    provider: findIdentityProvider(provider)?.name ?? provider,
    clientId: row?.client_id ?? packagedClientId(set.security),
    clientSecretSet: row !== undefined && sealer.names(row.sealed).length > 0,
    pkce: row === undefined || row.pkce === 1,
    redirectUrl: redirectUrlOf(origin, id, set.security),
  };
}
