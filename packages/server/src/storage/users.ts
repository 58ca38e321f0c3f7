import type { Database } from './database.ts';

/** What the rest of the server asks about accounts without going through better-auth. */
export interface UserStore {
  readonly hasOwner: () => Promise<boolean>;
}

export function userStore({ queries }: Database): UserStore {
  return {
    async hasOwner() {
      const row = await queries
        .selectFrom('user')
        .select('id')
        .where('role', '=', 'owner')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
