const names = new Set([
  'accept',
  'accept-encoding',
  'authorization',
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'postman-token',
  'user-agent',
]);

/**
 * Tells whether a header is set by whoever sends the request, and so is no parameter of an operation that is derived
 * from a sample or a collection (connector SPEC §1.5.2 and §7.3).
 *
 * @param name - Name of the header, in any case.
 * @example
 * ```ts
 * import { isPlatformHeader } from '@connectory/connector';
 * isPlatformHeader('Content-Type'); // true
 * ```
 */
export function isPlatformHeader(name: string): boolean {
  return names.has(name.toLowerCase());
}
