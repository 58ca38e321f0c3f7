import { describe, expect, it } from 'vitest';
import { invokePages } from './pages.ts';
import { answering, connectorOf, operationOf, type TestAnswer } from './testing/api.ts';

const connector = connectorOf(
  {
    '/items': {
      get: {
        operationId: 'List',
        'x-ms-pageable': { nextLinkName: 'nextLink' },
        responses: { 200: { description: '' } },
      },
    },
  },
  { connectionParameters: { api_key: { type: 'securestring' } } },
  { securityDefinitions: { key: { type: 'apiKey', in: 'query', name: 'key' } } },
);
const page = (at: number): string => `https://api.test/v1/items?page=${at}`;

async function paged(answers: readonly TestAnswer[], maxPages = 10, maxItems = 1000) {
  const { http, sent } = answering((_request, at) => answers[at]);
  const operation = operationOf(connector, 'List');
  const input = { connector, operation, connection: { api_key: 'k1' }, parameters: {}, http };
  const result = await invokePages(input, { maxPages, maxItems });
  const { invocation } = result;
  const body = invocation.kind === 'answered' ? invocation.answer.body : undefined;
  return {
    ...result,
    sent: sent.map(({ url }) => url),
    value: body?.kind === 'json' ? body.value : undefined,
  };
}

describe('pages', () => {
  it('are put together, with the credentials on each call', async () => {
    const { sent, value, pages, nextPage } = await paged([
      { body: { value: [1], nextLink: page(2), total: 3 } },
      { body: { value: [2], nextLink: page(3) } },
      { body: { value: [3] } },
    ]);
    expect(value).toEqual({ value: [1, 2, 3], nextLink: page(2), total: 3 });
    expect(sent).toEqual(['https://api.test/v1/items?key=k1', `${page(2)}&key=k1`, `${page(3)}&key=k1`]);
    expect([pages, nextPage]).toEqual([3, undefined]);
  });

  it('end at the limit of pages and at the limit of items, and say where they would go on', async () => {
    const answers = [1, 2, 3].map((at) => ({ body: { value: [at, at], nextLink: page(at + 1) } }));
    expect(await paged(answers, 2)).toMatchObject({
      pages: 2,
      nextPage: page(3),
      value: { value: [1, 1, 2, 2] },
    });
    expect(await paged(answers, 10, 3)).toMatchObject({ pages: 2, nextPage: page(3) });
  });

  it('keep what was fetched when one fails', async () => {
    const { value, pages } = await paged([{ body: { value: [1], nextLink: page(2) } }, { status: 500 }]);
    expect(value).toMatchObject({ value: [1] });
    expect(pages).toBe(1);
  });

  it('are not followed to another host, nor in a circle', async () => {
    const away = await paged([{ body: { value: [1], nextLink: 'https://evil.test/' } }]);
    expect(away.sent).toHaveLength(1);
    expect(away.invocation.diagnostics.map(({ code }) => code)).toEqual(['runtime.page-foreign']);
    const circle = await paged([1, 2, 3, 4].map(() => ({ body: { value: [1], nextLink: page(2) } })));
    expect(circle.sent).toHaveLength(2);
  });

  it('of an answer without a list are none', async () => {
    expect((await paged([{ body: { nextLink: page(2) } }])).pages).toBe(1);
  });
});
