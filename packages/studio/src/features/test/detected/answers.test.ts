import { QueryClient } from '@tanstack/react-query';
import type { Invocation } from '@connectory/api';
import { describe, expect, it } from 'vitest';
import { answersQuery, collectAnswer, newest } from './answers.ts';

const answer = (id: string, bytes: number) => ({ id, value: id, bytes });

function invocation(id: string, status: number, body: { readonly kind: 'json' | 'text' }): Invocation {
  const shown =
    body.kind === 'json'
      ? ({ kind: 'json', value: { id }, bytes: 10 } as const)
      : ({ kind: 'text', text: id, bytes: 10, truncated: false } as const);
  return {
    id,
    operationId: 'ListTasks',
    version: 1,
    startedAt: '2026-01-01T00:00:00Z',
    response: { status, statusText: '', headers: [], body: shown, timeMs: 1 },
    check: { kind: 'not-checked', reason: 'nothing declared' },
    diagnostics: [],
  };
}

describe('collected answers', () => {
  it('are those of one operation and status that are JSON', () => {
    const client = new QueryClient();
    collectAnswer(client, 'con', invocation('a', 200, { kind: 'json' }));
    collectAnswer(client, 'con', invocation('b', 404, { kind: 'json' }));
    collectAnswer(client, 'con', invocation('c', 200, { kind: 'text' }));
    collectAnswer(client, 'con', invocation('d', 200, { kind: 'json' }));
    const kept = client.getQueryData(answersQuery('con', 'ListTasks', 200).queryKey);
    expect(kept?.map(({ value }) => value)).toEqual([{ id: 'a' }, { id: 'd' }]);
    client.clear();
    expect(client.getQueryData(answersQuery('con', 'ListTasks', 200).queryKey)).toBeUndefined();
  });

  it('are the newest, by number and by size', () => {
    const many = Array.from({ length: 30 }, (_, at) => answer(`${at}`, 1));
    expect(newest(many).map(({ id }) => id)).toEqual(many.slice(10).map(({ id }) => id));
    const large = 5 * 1024 * 1024;
    expect(newest([answer('a', large), answer('b', large), answer('c', 1)]).map(({ id }) => id)).toEqual([
      'b',
      'c',
    ]);
    expect(newest([answer('a', 1), answer('b', 3 * large)]).map(({ id }) => id)).toEqual(['b']);
  });
});
