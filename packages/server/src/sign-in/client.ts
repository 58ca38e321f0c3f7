import { isStandIn, type PackagedSecret, type Security } from '@connectory/connector';
import type { OAuthClient } from '@connectory/runtime';
import { timestamp, type Context } from '../context.ts';
import type { OAuthClientRow } from '../storage/tables.ts';

/** What the record of a client's secret is bound to. */
function recordId({
  connector_id,
  parameter_set,
}: Pick<OAuthClientRow, 'connector_id' | 'parameter_set'>): string {
  return `${connector_id}/oauth-client/${parameter_set}`;
}

/** Seals a client's secret; without one the record is empty. */
export function sealClientSecret(
  { sealer }: Context,
  key: Pick<OAuthClientRow, 'connector_id' | 'parameter_set'>,
  secret: string | undefined,
): string {
  return sealer.seal(recordId(key), secret === undefined ? {} : { secret });
}

/** The secret of a stored client, in the clear. */
export function openClientSecret({ sealer }: Context, row: OAuthClientRow): string | undefined {
  return sealer.open(recordId(row), row.sealed)?.['secret'];
}

/** The OAuth client to sign in with: the one its owner stored, else the client id that the package brings. */
export async function clientOf(
  context: Context,
  connectorId: string,
  parameterSet: string,
): Promise<OAuthClient | undefined> {
  const row = await context.signIns.client(connectorId, parameterSet);
  if (row === undefined || row.client_id === '') return undefined;
  const secret = openClientSecret(context, row);
  const { authentication } = row;
  return {
    id: row.client_id,
    pkce: row.pkce === 1,
    ...(secret !== undefined && { secret }),
    ...((authentication === 'body' || authentication === 'header') && { authentication }),
  };
}

/** The client id of the package, unless it only stands in for one. */
export function packagedClientId(security: Security): string {
  const id = security.kind === 'oauth2' ? security.settings.clientId : '';
  return isStandIn(id) ? '' : id;
}

/** Where providers send people back to: one address for the instance, or one for the connector where it says so. */
export function redirectUrlOf(origin: string, connectorId: string, security: Security): string {
  const perConnector = security.kind === 'oauth2' && security.settings.redirectMode === 'per-connector';
  return perConnector ? `${origin}/oauth/redirect/${connectorId}` : `${origin}/oauth/redirect`;
}

/** Seals client secrets that a package brought; the package itself is stored without them. */
export async function keepPackagedSecrets(
  context: Context,
  connectorId: string,
  secrets: readonly PackagedSecret[],
): Promise<void> {
  for (const { parameterSet, clientId, clientSecret } of secrets) {
    const key = { connector_id: connectorId, parameter_set: parameterSet };
    await context.signIns.saveClient({
      ...key,
      client_id: isStandIn(clientId) ? '' : clientId,
      sealed: sealClientSecret(context, key, clientSecret),
      authentication: null,
      pkce: 1,
      updated_at: timestamp(context.clock),
    });
  }
}
