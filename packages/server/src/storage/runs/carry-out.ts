/** Carries out orders on a connection. */
import type { DatabaseSync } from 'node:sqlite';
import { type Orders, statements } from './statements.ts';

/** Prepares the statements, and gives what carries out orders in one transaction: all of them, or none. */
export function carrierOut(file: DatabaseSync): (orders: Orders) => void {
  // Prepared once: to prepare a statement costs more than to run it.
  const prepared = statements.map((sql) => ({
    statement: file.prepare(sql),
    parameters: sql.split('?').length - 1,
  }));
  const carryOut = (orders: Orders): void => {
    for (let at = 0; at < orders.length;) {
      const own = prepared[Number(orders[at])];
      if (own === undefined) throw new Error(`There is no statement ${String(orders[at])}.`);
      own.statement.run(...orders.slice(at + 1, at + 1 + own.parameters));
      at += 1 + own.parameters;
    }
  };
  return (orders) => {
    file.exec('BEGIN IMMEDIATE');
    try {
      carryOut(orders);
      file.exec('COMMIT');
    } catch (error) {
      // A commit that found no space has ended the transaction already.
      if (file.isTransaction) file.exec('ROLLBACK');
      throw error;
    }
  };
}
