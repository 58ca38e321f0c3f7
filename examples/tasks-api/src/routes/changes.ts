import type { FastifyInstance } from 'fastify';
import { describedBy, originOf, type Context } from '../context.ts';
import { invalid } from '../problem.ts';
import type { Change } from '../store/types.ts';

/** What the polling trigger asks its callers to wait, in seconds. */
const pollSeconds = 5;

interface ChangesQuery {
  readonly cursor?: string;
  readonly listId?: string;
}

/** The cursor is the number of the last change seen, as text. */
function readCursor(cursor: string, last: number): number {
  const sequence = Number(cursor);
  if (!/^\d+$/.test(cursor) || sequence > last) {
    throw invalid('query/cursor', 'is not from an answer of this service; leave it out to start anew');
  }
  return sequence;
}

function ofList(changes: readonly Change[], listId: string | undefined): readonly Change[] {
  return listId === undefined ? changes : changes.filter((change) => change.listId === listId);
}

export function changeRoutes(app: FastifyInstance, { store }: Context): void {
  app.get<{ Querystring: ChangesQuery & { readonly limit: number } }>(
    '/changes',
    describedBy('ListChanges'),
    async ({ query }) => {
      const after =
        query.cursor === undefined || query.cursor === ''
          ? 0
          : readCursor(query.cursor, store.lastSequence());
      const found = ofList(store.changesAfter(after), query.listId);
      const value = found.slice(0, query.limit);
      const cutOff = found.length > value.length ? value.at(-1)?.sequence : undefined;
      return { value, cursor: String(cutOff ?? store.lastSequence()) };
    },
  );

  app.get<{ Querystring: ChangesQuery }>(
    '/triggers/changes',
    describedBy('OnItemsChanged'),
    async (request, reply) => {
      const { cursor, listId } = request.query;
      const last = store.lastSequence();
      const value = cursor === undefined ? [] : ofList(store.changesAfter(readCursor(cursor, last)), listId);
      const next = new URL(`${originOf(request)}/v1/triggers/changes`);
      next.searchParams.set('cursor', String(last));
      if (listId !== undefined) next.searchParams.set('listId', listId);
      reply.header('Location', next.href).header('Retry-After', String(pollSeconds));
      return value.length === 0 ? reply.code(202).send() : reply.send({ value });
    },
  );
}
