import type { Migration } from '../migrate.ts';

/** Connectors and their versions. The files of a package are kept once for each digest and never change. */
export const connectorsMigration: Migration = {
  number: 2,
  name: 'connectors',
  statements: `
    CREATE TABLE connectors (id text NOT NULL PRIMARY KEY, name text NOT NULL, owner_id text NOT NULL,
      version integer NOT NULL, created_at text NOT NULL, updated_at text NOT NULL, deleted_at text) STRICT;
    CREATE TABLE packages (digest text NOT NULL PRIMARY KEY, description text NOT NULL, color text NOT NULL,
      has_icon integer NOT NULL, actions integer NOT NULL, triggers integer NOT NULL, errors integer NOT NULL,
      warnings integer NOT NULL, diagnostics text NOT NULL) STRICT;
    CREATE TABLE package_files (digest text NOT NULL REFERENCES packages (digest), position integer NOT NULL,
      name text NOT NULL, content blob NOT NULL, PRIMARY KEY (digest, position)) STRICT;
    CREATE TABLE connector_versions (connector_id text NOT NULL REFERENCES connectors (id), version integer NOT NULL,
      digest text NOT NULL REFERENCES packages (digest), created_at text NOT NULL, created_by text NOT NULL,
      PRIMARY KEY (connector_id, version)) STRICT`,
};
