import { describe, expect, it } from 'vitest';
import { at, readBody, useApi } from '../testing/client.ts';

const client = useApi();
const inbox = { listId: 'inbox' };

function ids(body: unknown): readonly unknown[] {
  const value = at(body, 'value');
  return Array.isArray(value) ? value.map((item) => at(item, 'id')) : [];
}

describe('ListItems', () => {
  it('gives every task once over all pages', async () => {
    const { api } = client();
    const seen: unknown[] = [];
    let link: unknown = `${api.url}/v1/lists/website/items?limit=10`;
    const sizes: number[] = [];
    while (typeof link === 'string') {
      const response = await fetch(link, { headers: { 'X-Api-Key': api.credentials.apiKey } });
      const body = await readBody(response);
      sizes.push(ids(body).length);
      seen.push(...ids(body));
      link = at(body, 'nextLink');
    }
    expect(sizes).toEqual([10, 10, 4]);
    expect(new Set(seen).size).toBe(24);
  });

  it('keeps its place when a task of an earlier page is deleted', async () => {
    const first = await client().call('ListItems', { path: inbox, query: { limit: '3' } });
    await client().call('DeleteItem', { path: { ...inbox, itemId: 'task-001' } });
    const token = new URL(String(client().read(first, 'nextLink'))).searchParams.get('skipToken') ?? '';
    const second = await client().call('ListItems', { path: inbox, query: { limit: '3', skipToken: token } });
    expect(ids(second.body)).toEqual(['task-004', 'task-005', 'task-006']);
  });

  it('carries the filters in the next link, but no credentials', async () => {
    const { api } = client();
    const key = api.credentials.apiKey;
    const address = `${api.url}/v1/lists/inbox/items?limit=1&status=open&tags=office&tags=print&api_key=${key}`;
    const body = await readBody(await fetch(address));
    const link = new URL(String(at(body, 'nextLink')));
    expect(link.searchParams.getAll('tags')).toEqual(['office', 'print']);
    expect(link.searchParams.get('status')).toBe('open');
    expect(link.href).not.toContain(key);
  });

  it.each([
    [{ status: 'done' }, ['task-004', 'task-008', 'task-012', 'task-016']],
    [{ search: 'PLUMBER' }, ['task-002']],
    [{ dueBefore: '2026-01-15T00:00:00Z' }, ['task-001', 'task-003']],
    [{ tags: 'office,print' }, ['task-001', 'task-006', 'task-011', 'task-016']],
    [{ assigneeId: 'grace', status: 'open' }, ['task-006', 'task-010']],
  ])('filters by %j', async (query, expected) => {
    const answer = await client().call('ListItems', { path: inbox, query });
    expect(ids(answer.body)).toEqual(expected);
  });

  it.each([
    [{ limit: '0' }, 'query/limit'],
    [{ limit: 'ten' }, 'query/limit'],
    [{ status: 'lost' }, 'query/status'],
    [{ dueBefore: 'tomorrow' }, 'query/dueBefore'],
    [{ skipToken: 'zzz' }, 'query/skipToken'],
  ])('refuses %j and names the field', async (query, field) => {
    const answer = await client().call('ListItems', { path: inbox, query });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-request', field });
  });

  it('answers 404 for a list that does not exist', async () => {
    const answer = await client().call('ListItems', { path: { listId: 'nowhere' } });
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: 'not-found', detail: "There is no list 'nowhere'." });
  });
});

describe('a task', () => {
  const full = {
    title: 'Plan the party',
    note: null,
    status: 'inProgress',
    priority: 'urgent',
    dueAt: '2026-02-01T18:00:00+01:00',
    tags: ['fun'],
    assignee: { userId: 'mary' },
    checklist: [{ title: 'Invite' }, { title: 'Cake', done: true }],
    estimateHours: 2.5,
  };

  it('is created, read, changed, completed and deleted', async () => {
    const { call, read } = client();
    const created = await call('CreateItem', { path: inbox, body: full });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`${client().api.url}/v1/lists/inbox/items/task-061`);
    expect(created.body).toMatchObject({
      ...full,
      id: 'task-061',
      assignee: { userId: 'mary', displayName: 'Mary Somerville', email: 'mary@example.com' },
      checklist: [
        { title: 'Invite', done: false },
        { title: 'Cake', done: true },
      ],
    });
    const path = { ...inbox, itemId: 'task-061' };
    expect((await call('GetItem', { path })).body).toEqual(created.body);

    const changed = await call('UpdateItem', { path, body: { note: 'At home', assignee: null, tags: [] } });
    expect(changed.body).toMatchObject({
      title: 'Plan the party',
      note: 'At home',
      assignee: null,
      tags: [],
    });

    const done = await call('CompleteItem', { path });
    expect(done.body).toMatchObject({ status: 'done' });
    expect(read(done, 'completedAt')).toBe(read(done, 'updatedAt'));
    expect((await call('CompleteItem', { path })).body).toEqual(done.body);

    const deleted = await call('DeleteItem', { path });
    expect([deleted.status, deleted.body]).toEqual([204, '']);
    expect((await call('GetItem', { path })).status).toBe(404);
  });

  it.each([
    [{}, 'body/title'],
    [{ title: '' }, 'body/title'],
    [{ title: 5 }, 'body/title'],
    [{ title: 'a', priority: 'huge' }, 'body/priority'],
    [{ title: 'a', dueAt: 'soon' }, 'body/dueAt'],
    [{ title: 'a', tags: 'one' }, 'body/tags'],
    [{ title: 'a', checklist: [{ done: true }] }, 'body/checklist/0/title'],
    [{ title: 'a', assignee: { userId: 'nobody' } }, 'body/assignee/userId'],
    [{ title: 'a', colour: 'red' }, 'body/colour'],
    [{ title: 'a', customFields: { severity: 1 } }, 'body/customFields/severity'],
  ])('is not created from %j', async (body, field) => {
    const answer = await client().call('CreateItem', { path: inbox, body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ field });
  });

  it('holds the custom fields that its list asks for', async () => {
    const { call } = client();
    const path = { listId: 'website' };
    const good = { title: 'a', customFields: { browser: 'firefox', severity: 3 } };
    expect((await call('CreateItem', { path, body: good })).status).toBe(201);
    const bad = await call('CreateItem', { path, body: { title: 'a', customFields: { browser: 'lynx' } } });
    expect(bad.body).toMatchObject({
      field: 'body/customFields/browser',
      detail:
        'body/customFields/browser: must be equal to one of the allowed values: chromium, firefox, safari',
    });
  });

  it('is found in its own list only', async () => {
    const answer = await client().call('GetItem', { path: { listId: 'garden', itemId: 'task-001' } });
    expect(answer.status).toBe(404);
  });
});
