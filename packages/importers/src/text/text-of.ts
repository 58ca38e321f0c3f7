import type { Json } from '@connectory/base';

/** A text, a number or true/false as text; anything else as the empty text. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
