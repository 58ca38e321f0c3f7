import type { CatalogueEntry } from '@connectory/base';

/** An entry of the catalogue that is an error. */
export function error(message: string, when: string): CatalogueEntry {
  return { severity: 'error', message, when };
}
