import type { FastifyInstance } from 'fastify';
import {
  describedBy,
  itemOf,
  listOf,
  originOf,
  type Context,
  type ItemPath,
  type ListPath,
} from '../context.ts';
import { newItemContent, readItemInput, type ItemInput } from './item-content.ts';
import { nextLink, pageOf, type ItemQuery } from './item-query.ts';

export function itemRoutes(app: FastifyInstance, { store }: Context): void {
  app.get<{ Params: ListPath; Querystring: ItemQuery }>(
    '/lists/:listId/items',
    describedBy('ListItems'),
    async (request) => {
      const { params, query } = request;
      const { value, nextToken } = pageOf(store.itemsOf(listOf(store, params).id), query);
      if (nextToken === null) return { value };
      const address = `${originOf(request)}/v1/lists/${encodeURIComponent(params.listId)}/items`;
      return { value, nextLink: nextLink(address, query, nextToken) };
    },
  );

  app.post<{ Params: ListPath; Body: ItemInput & { readonly title: string } }>(
    '/lists/:listId/items',
    describedBy('CreateItem'),
    async (request, reply) => {
      const list = listOf(store, request.params);
      const { body } = request;
      const item = store.addItem(list.id, newItemContent(body.title, readItemInput(store, list, body)));
      const location = `${originOf(request)}/v1/lists/${list.id}/items/${item.id}`;
      return reply.code(201).header('Location', location).send(item);
    },
  );

  app.get<{ Params: ItemPath }>('/lists/:listId/items/:itemId', describedBy('GetItem'), async ({ params }) =>
    itemOf(store, params),
  );

  app.patch<{ Params: ItemPath; Body: ItemInput }>(
    '/lists/:listId/items/:itemId',
    describedBy('UpdateItem'),
    async ({ params, body }) => {
      const item = itemOf(store, params);
      return store.changeItem(item, readItemInput(store, listOf(store, params), body));
    },
  );

  app.delete<{ Params: ItemPath }>(
    '/lists/:listId/items/:itemId',
    describedBy('DeleteItem'),
    async ({ params }, reply) => {
      store.removeItem(itemOf(store, params));
      return reply.code(204).send();
    },
  );

  app.post<{ Params: ItemPath }>(
    '/lists/:listId/items/:itemId/complete',
    describedBy('CompleteItem'),
    async ({ params }) => {
      const item = itemOf(store, params);
      return item.status === 'done' ? item : store.changeItem(item, { status: 'done' });
    },
  );
}
