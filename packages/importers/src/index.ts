export { importDescription } from './import.ts';
export type {
  CallbackChoice,
  ImportInput,
  ImportOptions,
  ImportResult,
  ImportSource,
  LoadDocument,
  LoadedDocument,
} from './types.ts';
