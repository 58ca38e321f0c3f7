import { isArray, type Json } from '@connectory/base';

/** A value in words, for messages. */
export function describe(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `the text "${value.slice(0, 60)}"` : String(value);
}
