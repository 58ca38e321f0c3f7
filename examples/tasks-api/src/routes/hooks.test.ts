import { EventEmitter, on, once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { useApi } from '../testing/client.ts';

const client = useApi();
const path = { listId: 'inbox' };

interface Arrival {
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

interface Receiver extends AsyncDisposable {
  readonly url: string;
  /** The next event posted; events that came before are kept. */
  next(): Promise<Arrival>;
}

async function receive(status: number): Promise<Receiver> {
  const posted = new EventEmitter<{ event: [Arrival] }>();
  const arrivals = on(posted, 'event');
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      response.writeHead(status).end();
      posted.emit('event', { body, headers: request.headers });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}/events`,
    next: async () => {
      const { value } = await arrivals.next();
      if (value === undefined) throw new Error('The receiver is closed.');
      return value[0];
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('webhooks', () => {
  it('post a created task to the callback URL until the subscription is deleted by Location', async () => {
    await using receiver = await receive(202);
    const { api, call } = client();
    const hook = await call('OnItemEvent', { body: { callbackUrl: receiver.url } });
    expect(hook.status).toBe(201);
    expect(hook.body).toMatchObject({ id: 'hook-001', event: 'item.created', listId: null });
    expect((await call('ListHooks')).body).toEqual({ value: [hook.body] });

    const created = await call('CreateItem', { path, body: { title: 'Tell them' } });
    const { body, headers } = await receiver.next();
    expect(body).toMatchObject({ id: 'event-61', event: 'item.created', item: created.body });
    expect(headers).toMatchObject({
      'x-tasks-event': 'item.created',
      'x-tasks-delivery': 'event-61',
    });
    await api.settled();
    expect(api.deliveries()).toEqual([{ hookId: 'hook-001', eventId: 'event-61', status: 202, error: null }]);

    const location = hook.headers.get('location') ?? '';
    const gone = await fetch(location, {
      method: 'DELETE',
      headers: { 'X-Api-Key': api.credentials.apiKey },
    });
    expect(gone.status).toBe(204);
    await call('CreateItem', { path, body: { title: 'Tell nobody' } });
    await api.settled();
    expect(api.deliveries()).toHaveLength(1);
    expect((await call('DeleteHook', { path: { hookId: 'hook-001' } })).status).toBe(404);
  });

  it('keep to their event and their list', async () => {
    await using receiver = await receive(200);
    const { api, call } = client();
    await call('OnItemEvent', {
      body: { callbackUrl: receiver.url, event: 'item.deleted', listId: 'inbox' },
    });
    await call('CreateItem', { path, body: { title: 'not a deletion' } });
    await call('DeleteItem', { path: { listId: 'garden', itemId: 'task-060' } });
    await call('DeleteItem', { path: { ...path, itemId: 'task-003' } });
    expect((await receiver.next()).body).toMatchObject({ event: 'item.deleted', item: { id: 'task-003' } });
    await api.settled();
    expect(api.deliveries()).toHaveLength(1);
  });

  it('end when the receiver answers 410', async () => {
    await using receiver = await receive(410);
    const { api, call } = client();
    await call('OnItemEvent', { body: { callbackUrl: receiver.url } });
    await call('CreateItem', { path, body: { title: 'a' } });
    await api.settled();
    expect((await call('ListHooks')).body).toEqual({ value: [] });
  });

  it('survive a receiver that is not there', async () => {
    const { url } = await (async () => {
      await using receiver = await receive(200);
      return { url: receiver.url };
    })();
    const { api, call } = client();
    await call('OnItemEvent', { body: { callbackUrl: url } });
    await call('CreateItem', { path, body: { title: 'a' } });
    await api.settled();
    expect(api.deliveries()).toMatchObject([{ status: null, error: 'fetch failed' }]);
  });

  it.each([
    [{}, 'body/callbackUrl'],
    [{ callbackUrl: 'ftp://example.com/' }, 'body/callbackUrl'],
    [{ callbackUrl: 'http://127.0.0.1/', event: 'item.lost' }, 'body/event'],
    [{ callbackUrl: 'http://127.0.0.1/', listId: 'nowhere' }, 'body/listId'],
  ])('are not made from %j', async (body, field) => {
    expect((await client().call('OnItemEvent', { body })).body).toMatchObject({ status: 400, field });
  });
});
