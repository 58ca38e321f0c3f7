import { describe, expect, it } from 'vitest';
import { at, useApi } from '../testing/client.ts';

const client = useApi();

describe('lists', () => {
  it('are listed with their counts, of one project or of all', async () => {
    const all = await client().call('ListLists');
    const counts = ['inbox', 'website', 'hiring', 'garden', 'someday'].map((id, index) => [
      id,
      [16, 24, 12, 8, 0][index],
    ]);
    const value = at(all.body, 'value');
    expect(Array.isArray(value) ? value.map((list) => [at(list, 'id'), at(list, 'itemCount')]) : []).toEqual(
      counts,
    );
    const work = await client().call('ListLists', { query: { projectId: 'work' } });
    expect(work.body).toMatchObject({ value: [{ id: 'website' }, { id: 'hiring' }] });
  });

  it('are created, changed and deleted with their tasks', async () => {
    const { call } = client();
    const created = await call('CreateList', { body: { name: 'Reading', projectId: 'home' } });
    expect(created.status).toBe(201);
    const path = { listId: 'list-001' };
    const changed = await call('UpdateList', { path, body: { description: 'Books' } });
    expect(changed.body).toMatchObject({
      id: 'list-001',
      name: 'Reading',
      description: 'Books',
      itemCount: 0,
    });
    await call('CreateItem', { path, body: { title: 'a' } });
    expect((await call('GetList', { path })).body).toMatchObject({ itemCount: 1 });
    expect((await call('DeleteList', { path })).status).toBe(204);
    expect((await call('GetItem', { path: { ...path, itemId: 'task-061' } })).status).toBe(404);
    const unknown = await call('CreateList', { body: { name: 'a', projectId: 'moon' } });
    expect(unknown.body).toMatchObject({ status: 400, field: 'body/projectId' });
  });

  it('differ in the schema of their custom fields', async () => {
    const website = await client().call('GetListSchema', { path: { listId: 'website' } });
    const hiring = await client().call('GetListSchema', { path: { listId: 'hiring' } });
    expect(website.body).toMatchObject({ schema: { properties: { severity: { type: 'integer' } } } });
    expect(hiring.body).toMatchObject({ schema: { properties: { candidate: { type: 'object' } } } });
  });

  it('are summarised as plain text', async () => {
    const answer = await client().call('GetListSummary', { path: { listId: 'inbox' } });
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.body).toBe('Inbox: 16 tasks, 12 not done\n');
  });

  it('are exported with gzip', async () => {
    const answer = await client().call('ExportList', { path: { listId: 'garden' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(at(answer.body, 'items', 7, 'id')).toBe('task-060');
  });
});

describe('choices', () => {
  it('name the projects, the users and the caller', async () => {
    expect((await client().call('ListProjects')).body).toMatchObject({
      value: [{ id: 'home' }, { id: 'work' }],
    });
    expect(at((await client().call('ListUsers')).body, 'value', 3, 'displayName')).toBe('Mary Somerville');
    expect((await client().call('GetMe')).body).toMatchObject({ kind: 'apiKey', userId: 'ada' });
  });
});
