import { describe, expect, it } from 'vitest';
import { createClient, routeUrl, type Transport } from './client.ts';

function recording(status: number, body: string | Uint8Array) {
  const sent: Parameters<Transport>[0][] = [];
  const call = createClient((request) => {
    sent.push(request);
    return Promise.resolve({ status, body });
  });
  return { sent, call };
}

describe('createClient', () => {
  it('puts id, query and body where they belong', async () => {
    const { sent, call } = recording(200, '{}');
    await call('getConnector', { id: 'con/1 ä', query: { version: 2 } });
    await call('signIn', { body: { email: 'a@example.com', password: 'x' } });
    await call('importFile', { query: { name: 'a b.json' }, body: new Uint8Array([1, 2]) });
    await call('listConnections', {});
    expect(sent).toEqual([
      { method: 'GET', url: '/api/connectors/con%2F1%20%C3%A4?version=2' },
      {
        method: 'POST',
        url: '/api/session',
        contentType: 'application/json',
        body: '{"email":"a@example.com","password":"x"}',
      },
      {
        method: 'POST',
        url: '/api/imports/file?name=a%20b.json',
        contentType: 'application/octet-stream',
        body: new Uint8Array([1, 2]),
      },
      { method: 'GET', url: '/api/connections' },
    ]);
  });

  it('gives answers, files and nothing', async () => {
    expect(await recording(200, '[]').call('listConnectors', {})).toEqual({ ok: true, value: [] });
    const bytes = new Uint8Array([80, 75]);
    expect(await recording(200, bytes).call('downloadConnector', { id: 'a' })).toEqual({
      ok: true,
      value: bytes,
    });
    expect(await recording(204, '').call('signOut', {})).toEqual({ ok: true, value: undefined });
  });

  it('reads problems', async () => {
    const body = JSON.stringify({ code: 'api.not-found', message: 'Gone.', diagnostics: [] });
    expect(await recording(404, body).call('listConnectors', {})).toEqual({
      ok: false,
      error: { status: 404, code: 'api.not-found', message: 'Gone.', diagnostics: [] },
    });
  });

  it.each(['<html>Bad gateway</html>', '{"error":"x"}', ''])(
    'makes a problem of the answer %j',
    async (body) => {
      const result = await recording(502, body).call('listConnectors', {});
      expect(result.ok ? '' : result.error).toMatchObject({ status: 502, code: 'api.unreadable-answer' });
    },
  );
});

describe('routeUrl', () => {
  it('leaves out members of the query that are undefined', () => {
    expect(routeUrl('getConnectorIcon', { id: 'c', query: { version: undefined } })).toBe(
      '/api/connectors/c/icon',
    );
  });
});
