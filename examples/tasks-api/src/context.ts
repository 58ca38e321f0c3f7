import type { FastifyRequest, RouteShorthandOptions } from 'fastify';
import { operations } from './description.ts';
import { notFound } from './problem.ts';
import type { Store } from './store/store.ts';
import type { Item, StoredList } from './store/types.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The described operation that a /v1 route implements. */
    operationId?: string;
  }
}

/** What the routes share. */
export interface Context {
  readonly store: Store;
  /** How often GetFailure was called, by key. */
  readonly failures: Map<string, number>;
}

export interface ListPath {
  readonly listId: string;
}

export interface ItemPath extends ListPath {
  readonly itemId: string;
}

export interface AttachmentPath extends ItemPath {
  readonly attachmentId: string;
}

/** Options of a route that implements an operation: its schema comes from openapi.json. */
export function describedBy(operationId: string): RouteShorthandOptions {
  const operation = operations.get(operationId);
  if (operation === undefined) throw new Error(`openapi.json has no operation ${operationId}`);
  return { schema: operation.schema, config: { operationId } };
}

export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

export function listOf(store: Store, path: ListPath): StoredList {
  const list = store.findList(path.listId);
  if (list === undefined) throw notFound('list', path.listId);
  return list;
}

export function itemOf(store: Store, path: ItemPath): Item {
  listOf(store, path);
  const item = store.findItem(path.listId, path.itemId);
  if (item === undefined) throw notFound('task', path.itemId);
  return item;
}
