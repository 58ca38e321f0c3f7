import type { CatalogueEntry } from '@connectory/base';

/** What changed on the way from a collection to a connector. */
export const postmanCodes = {} satisfies Readonly<Record<string, CatalogueEntry>>;
