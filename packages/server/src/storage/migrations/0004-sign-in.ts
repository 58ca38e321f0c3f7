import type { Migration } from '../migrate.ts';

/**
 * Signing in at APIs. `tokens` is a sealed record of its own, so that renewing tokens leaves the values alone;
 * `sign_ins` holds what is under way, under the digest of its state.
 */
export const signInMigration: Migration = {
  number: 4,
  name: 'sign-in',
  statements: `
    ALTER TABLE connections ADD COLUMN parameter_set text NOT NULL DEFAULT '';
    ALTER TABLE connections ADD COLUMN status_reason text;
    ALTER TABLE connections ADD COLUMN tokens text;
    CREATE TABLE oauth_clients (connector_id text NOT NULL REFERENCES connectors (id), parameter_set text NOT NULL,
      client_id text NOT NULL, sealed text NOT NULL, authentication text, pkce integer NOT NULL,
      updated_at text NOT NULL, PRIMARY KEY (connector_id, parameter_set)) STRICT;
    CREATE TABLE sign_ins (id text NOT NULL PRIMARY KEY, connection_id text NOT NULL REFERENCES connections (id),
      user_id text NOT NULL, session text NOT NULL, sealed text NOT NULL, expires_at text NOT NULL) STRICT`,
};
