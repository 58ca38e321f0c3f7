import type { Database } from './database.ts';
import type { OAuthClientRow, SignInRow } from './tables.ts';

/** OAuth clients of connectors, and sign-ins under way. */
export interface SignInStore {
  readonly clients: (connectorId: string) => Promise<readonly OAuthClientRow[]>;
  readonly client: (connectorId: string, parameterSet: string) => Promise<OAuthClientRow | undefined>;
  readonly saveClient: (row: OAuthClientRow) => Promise<void>;
  readonly rememberAuthentication: (
    connectorId: string,
    parameterSet: string,
    authentication: string,
  ) => Promise<void>;
  /** Keeps a sign-in that starts, and forgets those whose time is over. */
  readonly begin: (row: SignInRow, now: string) => Promise<void>;
  /** Takes a sign-in out: whoever comes second finds nothing. */
  readonly take: (id: string) => Promise<SignInRow | undefined>;
}

export function signInStore({ queries }: Database): SignInStore {
  return {
    clients: (connectorId) =>
      queries.selectFrom('oauth_clients').selectAll().where('connector_id', '=', connectorId).execute(),
    client: (connectorId, parameterSet) =>
      queries
        .selectFrom('oauth_clients')
        .selectAll()
        .where('connector_id', '=', connectorId)
        .where('parameter_set', '=', parameterSet)
        .executeTakeFirst(),
    async saveClient(row) {
      const { connector_id: _connector, parameter_set: _set, ...changes } = row;
      await queries
        .insertInto('oauth_clients')
        .values(row)
        .onConflict((conflict) => conflict.columns(['connector_id', 'parameter_set']).doUpdateSet(changes))
        .execute();
    },
    async rememberAuthentication(connectorId, parameterSet, authentication) {
      await queries
        .updateTable('oauth_clients')
        .set({ authentication })
        .where('connector_id', '=', connectorId)
        .where('parameter_set', '=', parameterSet)
        .execute();
    },
    async begin(row, now) {
      await queries.deleteFrom('sign_ins').where('expires_at', '<', now).execute();
      await queries.insertInto('sign_ins').values(row).execute();
    },
    take: (id) => queries.deleteFrom('sign_ins').where('id', '=', id).returningAll().executeTakeFirst(),
  };
}
