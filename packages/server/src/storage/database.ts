import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';
import { sqlValues } from '../unsafe.ts';

/** The open store: typed queries, and how to close it. */
export interface Database {
  readonly queries: Kysely<Tables>;
  /** The file itself, for statements that are too many to be built anew each time. Use it only in `alone`. */
  readonly file: DatabaseSync;
  /** Does something while no query and no transaction of others is under way. */
  readonly alone: (work: () => void) => Promise<void>;
  /** Writes what is pending and closes the file. */
  readonly close: () => Promise<void>;
}

/** Statements kept prepared; beyond this many the oldest goes. */
const preparedStatements = 200;

/**
 * Opens the embedded store and brings its tables up to date.
 *
 * `synchronous=FULL` with WAL: a change is on the disk before its call is answered, so neither a kill nor a power cut
 * loses what was acknowledged.
 *
 * @param folder The data folder, or `undefined` for a store that lives in memory only.
 */
export async function openDatabase(folder: string | undefined): Promise<Database> {
  const file = new DatabaseSync(folder === undefined ? ':memory:' : join(folder, 'connectory.db'), {
    enableForeignKeyConstraints: true,
    timeout: 5000,
  });
  file.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 8000;',
  );
  migrate(file);
  const queries = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqliteDatabase(file) }) });
  return {
    queries,
    file,
    // What is not in a transaction is not in the middle of anything, for each statement runs to its end. Most of the time nobody is, and to
    // queue for the connection would cost as much as writing a row.
    alone: (work) =>
      file.isTransaction
        ? queries.connection().execute(() => Promise.resolve(work()))
        : new Promise((resolve) => resolve(work())),
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
