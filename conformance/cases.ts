import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrayAt, isObject, type Json, type JsonObject } from '@connectory/base';

/** The entries of a suite's `index.json`. */
export function readIndex(folder: string, member: string): readonly JsonObject[] {
  const index: Json = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  return (arrayAt(index, member) ?? []).filter(isObject);
}
