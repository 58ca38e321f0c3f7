import type { JsonObject } from '../json/types.ts';

/** Structured log. Callers never pass secrets; the implementation redacts by name and value all the same. */
export interface Log {
  readonly info: (message: string, data?: JsonObject) => void;
  readonly warn: (message: string, data?: JsonObject) => void;
  readonly error: (message: string, data?: JsonObject) => void;
}
