export { importDescription } from './import.ts';
export type { ImportInput, ImportOptions, ImportResult, ImportSource } from './types.ts';
