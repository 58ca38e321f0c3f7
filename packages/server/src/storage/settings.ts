import type { Database } from './database.ts';

/** Named values of the instance. */
export interface SettingsStore {
  readonly read: (name: string) => Promise<string | undefined>;
  readonly write: (name: string, value: string) => Promise<void>;
}

export function settingsStore({ queries }: Database): SettingsStore {
  return {
    async read(name) {
      const row = await queries
        .selectFrom('settings')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value;
    },
    async write(name, value) {
      await queries
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}
