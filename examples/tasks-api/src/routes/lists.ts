import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { describedBy, listOf, originOf, type Context, type ListPath } from '../context.ts';
import { invalid } from '../problem.ts';

const compress = promisify(gzip);

interface ListCreate {
  readonly name: string;
  readonly projectId: string;
  readonly description?: string | null;
}

interface ListUpdate {
  readonly name?: string;
  readonly description?: string | null;
}

export function listRoutes(app: FastifyInstance, { store }: Context): void {
  app.get<{ Querystring: { projectId?: string } }>('/lists', describedBy('ListLists'), async ({ query }) => ({
    value: store
      .lists()
      .filter((list) => query.projectId === undefined || list.projectId === query.projectId),
  }));

  app.post<{ Body: ListCreate }>('/lists', describedBy('CreateList'), async (request, reply) => {
    const { name, projectId, description = null } = request.body;
    if (!store.projects.some((project) => project.id === projectId)) {
      throw invalid('body/projectId', `there is no project '${projectId}'; ListProjects names them`);
    }
    const list = store.addList(name, projectId, description);
    return reply
      .code(201)
      .header('Location', `${originOf(request)}/v1/lists/${list.id}`)
      .send(list);
  });

  app.get<{ Params: ListPath }>('/lists/:listId', describedBy('GetList'), async ({ params }) =>
    store.asList(listOf(store, params)),
  );

  app.patch<{ Params: ListPath; Body: ListUpdate }>(
    '/lists/:listId',
    describedBy('UpdateList'),
    async ({ params, body }) => store.changeList(listOf(store, params), body),
  );

  app.delete<{ Params: ListPath }>('/lists/:listId', describedBy('DeleteList'), async ({ params }, reply) => {
    store.removeList(listOf(store, params).id);
    return reply.code(204).send();
  });

  app.get<{ Params: ListPath }>('/lists/:listId/schema', describedBy('GetListSchema'), async ({ params }) => {
    const list = listOf(store, params);
    return { listId: list.id, schema: list.customFieldsSchema };
  });

  app.get<{ Params: ListPath }>(
    '/lists/:listId/summary',
    describedBy('GetListSummary'),
    async ({ params }, reply) => {
      const list = listOf(store, params);
      const items = store.itemsOf(list.id);
      const left = items.filter((item) => item.status !== 'done').length;
      const text = `${list.name}: ${String(items.length)} tasks, ${String(left)} not done\n`;
      return reply.type('text/plain; charset=utf-8').send(text);
    },
  );

  app.get<{ Params: ListPath }>(
    '/lists/:listId/export',
    describedBy('ExportList'),
    async ({ params }, reply) => {
      const list = listOf(store, params);
      const body = JSON.stringify({ list: store.asList(list), items: store.itemsOf(list.id) });
      return reply
        .header('Content-Encoding', 'gzip')
        .type('application/json; charset=utf-8')
        .send(await compress(body));
    },
  );
}
