/** The embedded store alone, for tools that need no server. */
export { openDatabase, type Database } from './database.ts';
export { runStore, type DurableRunStore } from './runs/store.ts';
