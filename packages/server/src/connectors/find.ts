import { err, ok, type Result } from '@connectory/base';
import type { Context } from '../context.ts';
import { failure, refuse, type Failure } from '../http/failure.ts';
import type { ConnectorListing } from '../storage/connectors.ts';

/** A connector and the digest of one of its versions. */
export interface FoundVersion {
  readonly row: ConnectorListing;
  readonly version: number;
  readonly digest: string;
}

export async function findConnector(
  { connectors }: Context,
  id: string,
): Promise<Result<ConnectorListing, Failure>> {
  const row = await connectors.find(id);
  return row === undefined ? err(failure(404, 'not-found', { what: 'connector', id })) : ok(row);
}

/** Finds a version of a connector; the newest without `version`. */
export async function findVersion(
  context: Context,
  id: string,
  version: number | undefined,
): Promise<Result<FoundVersion, Failure>> {
  const found = await findConnector(context, id);
  if (!found.ok) return found;
  const row = found.value;
  const wanted = version ?? row.version;
  const digest = wanted === row.version ? row.digest : await context.connectors.digestOf(id, wanted);
  if (digest === undefined) return refuse(404, 'no-such-version', { version: wanted, newest: row.version });
  return ok({ row, version: wanted, digest });
}
