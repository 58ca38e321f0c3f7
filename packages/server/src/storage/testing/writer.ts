import { connectorStore } from '../connectors.ts';
import { openDatabase } from '../database.ts';

/** Registers connectors until it is killed, and says each id once its call came back. */
const database = await openDatabase(process.argv[2]);
const store = connectorStore(database);
for (let count = 0; ; count += 1) {
  const id = `con_${count}`;
  await store.insert({
    connectorId: id,
    name: id,
    userId: 'writer',
    at: '2026-01-01T00:00:00.000Z',
    package: {
      row: {
        digest: `digest of ${id}`,
        description: '',
        color: '#000000',
        has_icon: 0,
        actions: 0,
        triggers: 0,
        errors: 0,
        warnings: 0,
        diagnostics: '[]',
      },
      files: [{ name: 'a.txt', bytes: new TextEncoder().encode(`content of ${id}`) }],
    },
  });
  process.stdout.write(`${id}\n`);
}
