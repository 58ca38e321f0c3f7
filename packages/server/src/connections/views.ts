import type { Connection } from '@connectory/api';
import { withParameterSet } from '@connectory/connector';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { ConnectionListing } from '../storage/connections.ts';

const plainValues = z.record(z.string(), z.string());

/** A connection as it is shown: of secrets only that they are set. */
export async function connectionView({ sealer, compiled }: Context, row: ConnectionListing) {
  const { security } = withParameterSet(await compiled.get(row.digest), row.parameter_set);
  const values = Object.entries(plainOf(row)).map(([name, value]) => ({
    kind: 'value' as const,
    name,
    value,
  }));
  const secrets = sealer.names(row.sealed).map((name) => ({ kind: 'secret' as const, name, set: true }));
  return {
    id: row.id,
    connectorId: row.connector_id,
    connectorName: row.connector_name,
    name: row.name,
    parameterSet: row.parameter_set,
    status: statusOf(row.status),
    ...(row.status_reason !== null && { statusReason: row.status_reason }),
    signsIn: security.kind === 'oauth2',
    parameters: [...values, ...secrets],
    owner: row.owner,
    createdAt: row.created_at,
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
  };
}

function statusOf(stored: string): Connection['status'] {
  switch (stored) {
    case 'error':
    case 'unfinished':
    case 'sign-in-needed':
      return stored;
    default:
      return 'connected';
  }
}

/** The values of a connection that are not secret. */
function plainOf({ plain }: Pick<ConnectionListing, 'plain'>): Readonly<Record<string, string>> {
  return plainValues.parse(JSON.parse(plain));
}

/** All values of a connection, secrets in the clear; `undefined` when they do not open. */
export function openValues(
  { sealer }: Context,
  row: ConnectionListing,
): Readonly<Record<string, string>> | undefined {
  const secrets = sealer.open(row.id, row.sealed);
  return secrets === undefined ? undefined : { ...plainOf(row), ...secrets };
}
