import type { PolicyFunction } from '@connectory/expressions';

/**
 * Encodes a value put into a path or query. Values of a connection are left as they are, for they stand for whole
 * prefixes; path parameters come encoded (policies §6.3.4).
 */
export function insertIntoAddress(
  value: string,
  source: PolicyFunction | 'placeholder',
  before: string,
): string {
  switch (source) {
    case 'placeholder':
      return value;
    case 'connectionParameters':
    case 'environmentVariables':
      return before.includes('?') ? encodeURIComponent(value) : value;
    default:
      return encodeURIComponent(value);
  }
}
