import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { describedBy, type Context } from '../context.ts';
import { sendProblem } from '../problem.ts';

interface FailureQuery {
  readonly status: number;
  readonly retryAfter?: number;
  readonly times?: number;
  readonly key: string;
}

/** Operations that misbehave on purpose. */
export function peculiarRoutes(app: FastifyInstance, { store, failures }: Context): void {
  app.get('/broken/report', describedBy('GetBrokenReport'), async () => ({
    title: 'All lists',
    total: String(store.lists().reduce((sum, list) => sum + list.itemCount, 0)),
    complete: 'yes',
    rows: [
      { listId: 'inbox', open: 11, done: 5, owner: { userId: 'ada', email: 'ada@example.com' } },
      { listId: 'website', open: '18', done: null, owner: { userId: 7 } },
      { listId: 'hiring', open: -1, done: 3, owner: { userId: 'grace', email: 'not an address' } },
    ],
    debug: { tookMs: 12.5 },
  }));

  app.get<{ Querystring: { ms: number } }>('/slow', describedBy('GetSlowAnswer'), async (request, reply) => {
    const { ms } = request.query;
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    reply.raw.once('close', leave);
    try {
      await wait(ms, undefined, { signal: gone.signal });
    } catch {
      request.log.info('the caller did not wait for the slow answer');
      return reply.hijack();
    } finally {
      reply.raw.off('close', leave);
    }
    return { waitedMs: ms };
  });

  app.get<{ Querystring: FailureQuery }>('/fail', describedBy('GetFailure'), async ({ query }, reply) => {
    const { status, retryAfter, times, key } = query;
    const attempt = (failures.get(key) ?? 0) + 1;
    failures.set(key, attempt);
    if (times !== undefined && attempt > times) return { key, attempt };
    if (retryAfter !== undefined) reply.header('Retry-After', String(retryAfter));
    const left =
      times === undefined ? 'It fails every time.' : `It fails ${String(times - attempt)} more times.`;
    return sendProblem(
      reply,
      status,
      'failure-asked-for',
      `Attempt ${String(attempt)} for '${key}' fails as told. ${left}`,
    );
  });

  app.post('/ping', describedBy('Ping'), async (_request, reply) => reply.code(204).send());
}
