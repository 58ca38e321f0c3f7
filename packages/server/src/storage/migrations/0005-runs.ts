import type { Migration } from '../migrate.ts';

/**
 * Runs of flows. What a run goes on from after a crash and what people see of it are the same rows. Columns of values hold their JSON, or `#`
 * and the digest of a row of `flow_values`.
 */
export const runsMigration: Migration = {
  number: 5,
  name: 'runs',
  statements: `
    CREATE TABLE flow_runs (id text NOT NULL PRIMARY KEY, flow text NOT NULL, trigger_name text NOT NULL,
      status text NOT NULL, start_ms integer NOT NULL, end_ms integer, wake_ms integer, is_calling integer NOT NULL,
      error text, trigger_record text NOT NULL, parameters text NOT NULL, outputs text, response text,
      state text NOT NULL, variables text NOT NULL) STRICT;
    CREATE INDEX flow_runs_wake ON flow_runs (wake_ms) WHERE wake_ms IS NOT NULL;
    CREATE INDEX flow_runs_calling ON flow_runs (is_calling) WHERE is_calling = 1 AND wake_ms IS NULL;
    CREATE TABLE flow_frames (run text NOT NULL, frame integer NOT NULL, container integer NOT NULL,
      parent_frame integer, parent_position integer, iteration integer NOT NULL,
      PRIMARY KEY (run, frame)) STRICT, WITHOUT ROWID;
    CREATE TABLE flow_actions (run text NOT NULL, frame integer NOT NULL, position integer NOT NULL,
      status text NOT NULL, started integer NOT NULL, start_ms integer NOT NULL, end_ms integer, code text,
      inputs text, outputs text, details text, PRIMARY KEY (run, frame, position)) STRICT, WITHOUT ROWID;
    CREATE TABLE flow_triggers (flow text NOT NULL, trigger text NOT NULL COLLATE NOCASE, version text NOT NULL,
      wake_ms integer, state text NOT NULL, PRIMARY KEY (flow, trigger)) STRICT, WITHOUT ROWID;
    CREATE TABLE flow_values (digest text NOT NULL PRIMARY KEY, content text NOT NULL) STRICT;
    CREATE TABLE flow_value_uses (run text NOT NULL, digest text NOT NULL, PRIMARY KEY (run, digest)) STRICT, WITHOUT ROWID;
    CREATE INDEX flow_value_uses_digest ON flow_value_uses (digest)`,
};
