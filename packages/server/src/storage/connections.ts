import type { Database } from './database.ts';
import type { ConnectionRow } from './tables.ts';

/** A connection with the names that lists show. */
export type ConnectionListing = ConnectionRow & {
  readonly owner: string;
  readonly connector_name: string;
  /** Digest of the connector's newest version. */
  readonly digest: string;
};

/** Connections. Each person sees their own. */
export interface ConnectionStore {
  readonly list: (ownerId: string, connectorId: string | undefined) => Promise<readonly ConnectionListing[]>;
  readonly find: (ownerId: string, id: string) => Promise<ConnectionListing | undefined>;
  readonly insert: (row: ConnectionRow) => Promise<void>;
  readonly update: (
    id: string,
    changes: Partial<
      Pick<
        ConnectionRow,
        'name' | 'plain' | 'sealed' | 'status' | 'status_reason' | 'tokens' | 'updated_at' | 'last_used_at'
      >
    >,
  ) => Promise<void>;
  /**
   * The same, unless the tokens are not those any more that the caller knows: a sign-in that came in between wins over
   * what a renewal of the former tokens brought.
   */
  readonly updateTokens: (
    known: Pick<ConnectionRow, 'id' | 'tokens'>,
    changes: Pick<ConnectionRow, 'tokens' | 'status' | 'status_reason' | 'updated_at'>,
  ) => Promise<boolean>;
  readonly setDeleted: (ownerId: string, id: string, at: string | null) => Promise<boolean>;
}

export function connectionStore({ queries }: Database): ConnectionStore {
  const listings = (ownerId: string) =>
    queries
      .selectFrom('connections')
      .innerJoin('connectors', 'connectors.id', 'connections.connector_id')
      .innerJoin('connector_versions', (join) =>
        join
          .onRef('connector_versions.connector_id', '=', 'connectors.id')
          .onRef('connector_versions.version', '=', 'connectors.version'),
      )
      .leftJoin('user', 'user.id', 'connections.owner_id')
      .selectAll('connections')
      .select(['connectors.name as connector_name', 'connector_versions.digest'])
      .select((build) => build.fn.coalesce('user.name', 'connections.owner_id').as('owner'))
      .where('connections.owner_id', '=', ownerId)
      .where('connections.deleted_at', 'is', null)
      .where('connectors.deleted_at', 'is', null);
  return {
    list: (ownerId, connectorId) =>
      listings(ownerId)
        .$if(connectorId !== undefined, (query) =>
          query.where('connections.connector_id', '=', connectorId ?? ''),
        )
        .orderBy('connections.created_at', 'desc')
        .orderBy('connections.id')
        .execute(),
    find: (ownerId, id) => listings(ownerId).where('connections.id', '=', id).executeTakeFirst(),
    async insert(row) {
      await queries.insertInto('connections').values(row).execute();
    },
    async update(id, changes) {
      await queries.updateTable('connections').set(changes).where('id', '=', id).execute();
    },
    async updateTokens({ id, tokens }, changes) {
      const changed = await queries
        .updateTable('connections')
        .set(changes)
        .where('id', '=', id)
        .where('tokens', tokens === null ? 'is' : '=', tokens)
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
    async setDeleted(ownerId, id, at) {
      const changed = await queries
        .updateTable('connections')
        .set({ deleted_at: at })
        .where('id', '=', id)
        .where('owner_id', '=', ownerId)
        .where('deleted_at', at === null ? 'is not' : 'is', null)
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
  };
}
