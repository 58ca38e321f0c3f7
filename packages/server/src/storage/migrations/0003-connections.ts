import type { Migration } from '../migrate.ts';

/** Connections. `plain` holds the values anyone may see, `sealed` the secret ones, encrypted. */
export const connectionsMigration: Migration = {
  number: 3,
  name: 'connections',
  statements: `
    CREATE TABLE connections (id text NOT NULL PRIMARY KEY, connector_id text NOT NULL REFERENCES connectors (id),
      name text NOT NULL, status text NOT NULL, owner_id text NOT NULL, plain text NOT NULL, sealed text NOT NULL,
      created_at text NOT NULL, updated_at text NOT NULL, last_used_at text, deleted_at text) STRICT;
    CREATE INDEX connections_of_connector ON connections (connector_id)`,
};
