import type { RouteName } from '@connectory/api';

const megabyte = 1_048_576;

/** Largest body of a route that has no limit of its own. */
export const defaultBodyLimit = megabyte;

/** Largest bodies in bytes. A package is text inside JSON, which makes it longer than its files. */
export const bodyLimits: Partial<Readonly<Record<RouteName, number>>> = {
  importFile: 64 * megabyte,
  createConnector: 96 * megabyte,
  updateConnector: 96 * megabyte,
  invoke: 32 * megabyte,
};
