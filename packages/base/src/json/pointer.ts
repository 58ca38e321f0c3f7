import { isArray, isObject, type Json } from './types.ts';

/** One step of a JSON pointer: a member name or an array index. */
export type PointerSegment = string | number;

/**
 * Writes a JSON pointer (RFC 6901). The root is the empty string.
 *
 * @example
 * ```ts
 * import { formatPointer } from '@connectory/base';
 * formatPointer(['paths', '/tasks', 'get']); // '/paths/~1tasks/get'
 * ```
 */
export function formatPointer(segments: readonly PointerSegment[]): string {
  let pointer = '';
  for (const segment of segments) pointer += `/${escapeSegment(segment)}`;
  return pointer;
}

/** Escapes one segment of a JSON pointer: `~` becomes `~0`, `/` becomes `~1`. */
export function escapeSegment(segment: PointerSegment): string {
  return String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Reads a JSON pointer into its segments; `undefined` when the text is neither empty nor starts with `/`. */
export function parsePointer(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value a JSON pointer or a list of segments leads to; `undefined` when there is none. */
export function valueAt(root: Json, pointer: string | readonly PointerSegment[]): Json | undefined {
  const segments = typeof pointer === 'string' ? parsePointer(pointer) : pointer;
  if (segments === undefined) return undefined;
  let value: Json | undefined = root;
  for (const segment of segments) {
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(String(segment)) ? value[Number(segment)] : undefined;
    else if (isObject(value) && Object.hasOwn(value, segment)) value = value[segment];
    else return undefined;
  }
  return value;
}
