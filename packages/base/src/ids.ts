import { systemRandom } from './system.ts';
import type { Random } from './ports/random.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes an unguessable id of 20 characters (100 bits) after a prefix that says what it names.
 *
 * @example
 * ```ts
 * import { newId } from '@connectory/base';
 * newId('con'); // such as 'con_7h2k9m0p3q5r8s1t4v6w'
 * ```
 */
export function newId(prefix: string, random: Random = systemRandom): string {
  let id = `${prefix}_`;
  for (const byte of random.bytes(20)) id += alphabet.charAt(byte & 31);
  return id;
}
