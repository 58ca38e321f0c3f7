import type { DatabaseSync } from 'node:sqlite';
import { StartProblem } from '../start-problem.ts';
import { accountsMigration } from './migrations/0001-accounts.ts';
import { connectorsMigration } from './migrations/0002-connectors.ts';
import { connectionsMigration } from './migrations/0003-connections.ts';
import { signInMigration } from './migrations/0004-sign-in.ts';
import { runsMigration } from './migrations/0005-runs.ts';

/** One step forward; there is no way back. */
export interface Migration {
  /** Counts from 1 without gaps. A released migration never changes. */
  readonly number: number;
  readonly name: string;
  readonly statements: string;
}

export const migrations: readonly Migration[] = [
  accountsMigration,
  connectorsMigration,
  connectionsMigration,
  signInMigration,
  runsMigration,
];

/** Runs the migrations that the store has not seen, each in a transaction of its own. */
export function migrate(file: DatabaseSync): void {
  const version = Number(file.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  const newest = migrations.length;
  if (version > newest) {
    throw new StartProblem(
      `The data was written by a newer Connectory (store version ${version}, this one knows ${newest}). Update Connectory, or point CONNECTORY_DATA to another folder.`,
    );
  }
  for (const migration of migrations.slice(version)) {
    file.exec(`BEGIN IMMEDIATE; ${migration.statements}; PRAGMA user_version = ${migration.number}; COMMIT;`);
  }
}
