import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { durability } from './durability.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';
import { sqlValues } from '../unsafe.ts';

/** The open store: typed queries, and how to close it. */
export interface Database {
  readonly queries: Kysely<Tables>;
  /** Where the file is; nothing for a store in memory. */
  readonly path: string | undefined;
  /** The connection itself, for statements that are too many to be built anew each time, while no transaction of others is under way. */
  readonly alone: (work: (file: DatabaseSync) => void) => Promise<void>;
  /** Writes what is pending and closes the file. */
  readonly close: () => Promise<void>;
}

/** Statements kept prepared; beyond this many the oldest goes. */
const preparedStatements = 200;

/**
 * Opens the embedded store and brings its tables up to date.
 *
 * @param folder The data folder, or `undefined` for a store that lives in memory only.
 */
export async function openDatabase(folder: string | undefined): Promise<Database> {
  const path = folder === undefined ? undefined : join(folder, 'connectory.db');
  const file = new DatabaseSync(path ?? ':memory:', {
    enableForeignKeyConstraints: true,
    timeout: 5000,
  });
  file.exec(durability);
  migrate(file);
  const queries = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqliteDatabase(file) }) });
  return {
    queries,
    path,
    // What is not in a transaction is not in the middle of anything, for each statement runs to its end. Most of the time nobody is, and to
    // queue for the connection would cost as much as writing a row.
    alone: (work) =>
      file.isTransaction
        ? queries.connection().execute(() => Promise.resolve(work(file)))
        : new Promise((resolve) => resolve(work(file))),
    close: () => queries.destroy().then(() => closeOnce(file)),
  };
}

/** Kysely closes the file only when it ran a query. */
function closeOnce(file: DatabaseSync): void {
  if (file.isOpen) file.close();
}

/** `node:sqlite` in the shape that kysely's dialect expects. */
function sqliteDatabase(file: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  const statementOf = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = file.prepare(sql);
    const oldest = prepared.size >= preparedStatements ? prepared.keys().next().value : undefined;
    if (oldest !== undefined) prepared.delete(oldest);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    close: () => file.close(),
    prepare(sql: string) {
      const statement = statementOf(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...sqlValues(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...sqlValues(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...sqlValues(parameters)),
      };
    },
  };
}
