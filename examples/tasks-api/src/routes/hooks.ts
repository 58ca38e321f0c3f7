import type { FastifyInstance } from 'fastify';
import { describedBy, originOf, type Context } from '../context.ts';
import { invalid, notFound } from '../problem.ts';
import type { HookEvent } from '../store/types.ts';

interface HookCreate {
  readonly callbackUrl: string;
  readonly event: HookEvent;
  readonly listId?: string;
}

export function hookRoutes(app: FastifyInstance, { store }: Context): void {
  app.post<{ Body: HookCreate }>('/hooks', describedBy('OnItemEvent'), async (request, reply) => {
    const { callbackUrl, event, listId } = request.body;
    const protocol = URL.canParse(callbackUrl) ? new URL(callbackUrl).protocol : '';
    if (protocol !== 'http:' && protocol !== 'https:') {
      throw invalid('body/callbackUrl', 'has to be an absolute http or https address');
    }
    if (listId !== undefined && store.findList(listId) === undefined) {
      throw invalid('body/listId', `there is no list '${listId}'; ListLists names them`);
    }
    const hook = store.addHook(event, listId ?? null, callbackUrl);
    return reply
      .code(201)
      .header('Location', `${originOf(request)}/v1/hooks/${hook.id}`)
      .send(hook);
  });

  app.get('/hooks', describedBy('ListHooks'), async () => ({ value: store.hooks().map(({ hook }) => hook) }));

  app.delete<{ Params: { hookId: string } }>(
    '/hooks/:hookId',
    describedBy('DeleteHook'),
    async ({ params }, reply) => {
      if (!store.removeHook(params.hookId)) throw notFound('subscription', params.hookId);
      return reply.code(204).send();
    },
  );
}
