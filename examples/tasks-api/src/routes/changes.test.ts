import { describe, expect, it } from 'vitest';
import { readBody, useApi } from '../testing/client.ts';

const client = useApi();
const path = { listId: 'inbox' };

describe('ListChanges', () => {
  it('gives what happened since the cursor, then nothing', async () => {
    const { call, read } = client();
    const seeded = await call('ListChanges', { query: { limit: '500' } });
    expect(read(seeded, 'cursor')).toBe('60');
    await call('CreateItem', { path, body: { title: 'new' } });
    await call('DeleteItem', { path: { ...path, itemId: 'task-001' } });
    const news = await call('ListChanges', { query: { cursor: '60' } });
    expect(news.body).toMatchObject({
      cursor: '62',
      value: [
        { sequence: 61, kind: 'created', itemId: 'task-061', item: { title: 'new' } },
        { sequence: 62, kind: 'deleted', itemId: 'task-001', item: null },
      ],
    });
    expect((await call('ListChanges', { query: { cursor: '62' } })).body).toEqual({
      value: [],
      cursor: '62',
    });
  });

  it('goes on where a full page ended, also with a filter', async () => {
    const { call, read } = client();
    const seen: unknown[] = [];
    let cursor = '0';
    for (let page = 0; page < 3; page += 1) {
      const answer = await call('ListChanges', { query: { cursor, limit: '5', listId: 'hiring' } });
      const value = read(answer, 'value');
      if (Array.isArray(value)) seen.push(...value);
      cursor = String(read(answer, 'cursor'));
    }
    expect(seen).toHaveLength(12);
    expect(cursor).toBe('60');
  });

  it('refuses a cursor of its own making', async () => {
    for (const cursor of ['x', '-1', '61']) {
      const answer = await client().call('ListChanges', { query: { cursor } });
      expect(answer.body).toMatchObject({ status: 400, field: 'query/cursor' });
    }
  });
});

describe('OnItemsChanged', () => {
  it('marks now, waits, and gives new changes when Location is followed', async () => {
    const { api, call } = client();
    const headers = { 'X-Api-Key': api.credentials.apiKey };
    const follow = async (from: Headers) => fetch(from.get('location') ?? '', { headers });

    const first = await call('OnItemsChanged', { query: { listId: 'inbox' } });
    expect([first.status, first.body, first.headers.get('retry-after')]).toEqual([202, '', '5']);
    const quiet = await follow(first.headers);
    expect(quiet.status).toBe(202);
    expect(quiet.headers.get('location')).toBe(first.headers.get('location'));

    await call('CreateItem', { path: { listId: 'garden' }, body: { title: 'elsewhere' } });
    await call('CreateItem', { path, body: { title: 'here' } });
    const news = await follow(quiet.headers);
    expect(news.status).toBe(200);
    expect(await readBody(news)).toMatchObject({ value: [{ kind: 'created', item: { title: 'here' } }] });
    expect((await follow(news.headers)).status).toBe(202);
  });
});
