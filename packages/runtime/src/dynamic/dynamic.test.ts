import type { Json, JsonObject } from '@connectory/base';
import { dynamicNodes, type DynamicSource } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { answering, connectorOf, operationOf, type TestAnswer } from '../testing/api.ts';
import { createDynamicCache } from './cache.ts';
import { loadChoices } from './choices.ts';
import { loadSchema } from './schema.ts';
import { holds, loadTree } from './tree.ts';
import type { DynamicInput } from './types.ts';

const responses = { 200: { description: 'Found', schema: {} } };
const text = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  in: 'query',
  type: 'string',
  ...more,
});

/** An operation being edited, and the one that supplies its choices. */
function setUp(
  edited: JsonObject,
  values: Readonly<Record<string, Json>>,
  answer: (at: number) => TestAnswer,
  target: JsonObject = {},
) {
  const connector = connectorOf({
    '/edited': {
      post: { operationId: 'Edited', responses, ...edited },
    },
    '/folders': {
      get: {
        operationId: 'ListFolders',
        parameters: [
          text('account', { required: true }),
          text('depth'),
          text('api', { default: 'v2', 'x-ms-visibility': 'internal' }),
        ],
        'x-ms-pageable': { nextLinkName: 'nextLink' },
        responses,
        ...target,
      },
    },
  });
  const operation = operationOf(connector, 'Edited');
  const { http, sent } = answering((_request, at) => answer(at));
  const input: DynamicInput = { connector, operation, connection: {}, values, http };
  return { input, sent, source: dynamicNodes(connector, operation)[0]?.source };
}

function listOf(source: DynamicSource | undefined): NonNullable<DynamicSource['values']> {
  if (source?.values === undefined) throw new Error('no choices');
  return source.values;
}

const oldStyle = {
  'x-ms-dynamic-values': {
    operationId: 'ListFolders',
    parameters: { account: { parameter: 'account' }, depth: 1, nonsense: 'ignored' },
    'value-collection': 'Data/folders',
    'value-path': 'id',
    'value-title': 'name',
  },
};
const newStyle = {
  'x-ms-dynamic-list': {
    operationId: 'ListFolders',
    parameters: { account: { parameterReference: 'body/owner/account' }, depth: { value: 2 } },
    itemsPath: 'data/folders',
    itemValuePath: 'id',
    itemTitlePath: 'name',
  },
};
const folders = {
  data: { folders: [{ id: 1, name: 'One' }, { id: 1, name: 'Again' }, { id: 2 }, { name: 'None' }] },
};

describe('choices', () => {
  it('are taken from the operation named, called with the values so far', async () => {
    const edited = { parameters: [text('account'), text('folder', oldStyle)] };
    const { input, sent, source } = setUp(edited, { account: 'a 1' }, () => ({ body: folders }));
    expect(await loadChoices(input, listOf(source))).toEqual({
      kind: 'found',
      choices: [
        { value: 1, title: 'One' },
        { value: 2, title: '2' },
      ],
      diagnostics: [],
    });
    expect(sent[0]?.url).toBe('https://api.test/v1/folders?account=a%201&depth=1&api=v2');
  });

  it('are taken by the new generation where both stand, pointing into a body', async () => {
    const schema = {
      type: 'object',
      properties: {
        owner: { type: 'object', properties: { account: { type: 'string' } } },
        folder: { type: 'string', ...oldStyle, ...newStyle },
      },
    };
    const edited = { parameters: [{ name: 'body', in: 'body', schema }] };
    const { input, sent, source } = setUp(edited, { body: { owner: { account: 'x' } } }, () => ({
      body: folders,
    }));
    expect((await loadChoices(input, listOf(source))).kind).toBe('found');
    expect(sent[0]?.url).toBe('https://api.test/v1/folders?account=x&depth=2&api=v2');
  });

  it('wait for a value that the call needs', async () => {
    const { input, sent, source } = setUp(
      { parameters: [text('account'), text('folder', oldStyle)] },
      {},
      () => ({}),
    );
    expect(await loadChoices(input, listOf(source))).toEqual({ kind: 'waiting', for: ['account'] });
    expect(sent).toEqual([]);
  });

  it('do not take the default of a hidden parameter for a value', async () => {
    const hidden = text('account', { default: 'd', required: true, 'x-ms-visibility': 'internal' });
    const { input, source } = setUp({ parameters: [hidden, text('folder', oldStyle)] }, {}, () => ({}));
    expect((await loadChoices(input, listOf(source))).kind).toBe('waiting');
  });

  it('are not asked for with a value that is known at run time only', async () => {
    const edited = { parameters: [text('account'), text('folder', oldStyle)] };
    const { input, source } = setUp(edited, { account: '@{variables()}' }, () => ({}));
    const isExpression = (value: Json): boolean => typeof value === 'string' && value.startsWith('@');
    expect(await loadChoices({ ...input, isExpression }, listOf(source))).toEqual({
      kind: 'run-time',
      for: ['account'],
    });
  });

  it('find a body property of the name an old reference gives', async () => {
    const schema = { type: 'object', properties: { account: { type: 'string' } } };
    const parameters = [{ name: 'body', in: 'body', schema }, text('folder', oldStyle)];
    const { input, sent, source } = setUp({ parameters }, { 'body/account': 'b' }, () => ({ body: folders }));
    await loadChoices(input, listOf(source));
    expect(sent[0]?.url).toContain('account=b');
  });

  it('tell a reference to nothing', async () => {
    const { input, source } = setUp({ parameters: [text('folder', oldStyle)] }, {}, () => ({}));
    const found = await loadChoices(input, listOf(source));
    expect(found.kind === 'failed' && found.diagnostics[0]?.message).toContain(
      '"account" cannot be found in Edited',
    );
  });

  it('tell an operation that does not exist', async () => {
    const folder = text('folder', { 'x-ms-dynamic-values': { operationId: 'Gone' } });
    const { input, source } = setUp({ parameters: [folder] }, {}, () => ({}));
    const found = await loadChoices(input, listOf(source));
    expect(found.kind === 'failed' && found.diagnostics[0]?.code).toBe('runtime.dynamic-operation');
  });

  it('follow pages on the same host, and stop at links to another', async () => {
    const edited = { parameters: [text('account'), text('folder', oldStyle)] };
    const pages = ['https://api.test/v1/folders?page=2', 'https://evil.test/folders'];
    const { input, sent, source } = setUp(edited, { account: 'a' }, (at) => ({
      body: { data: { folders: [{ id: at }] }, nextLink: pages[at] ?? '' },
    }));
    const found = await loadChoices(input, listOf(source));
    expect(found.kind === 'found' && found.choices.map(({ value }) => value)).toEqual([0, 1]);
    expect(sent.map(({ url }) => url)).toEqual([expect.stringContaining('account=a'), pages[0]]);
    expect(found.kind === 'found' && found.diagnostics[0]?.message).toContain('evil.test');
  });

  it.each([
    [500, {}, 'status 500'],
    [200, { other: 1 }, 'no list at Data/folders'],
    [200, 'text', 'no list'],
  ])('answered with %i %j: %s', async (status, body, message) => {
    const edited = { parameters: [text('account'), text('folder', oldStyle)] };
    const { input, source } = setUp(edited, { account: 'a' }, () => ({ status, body }));
    const found = await loadChoices(input, listOf(source));
    expect(found.kind === 'failed' && found.diagnostics[0]?.message).toContain(message);
  });

  it('of the original platform’s directory are told as missing', async () => {
    const person = text('who', { 'x-ms-dynamic-values': { builtInOperation: 'AadGraph.GetUsers' } });
    const { input, source } = setUp({ parameters: [person] }, {}, () => ({}));
    const found = await loadChoices(input, listOf(source));
    expect(found.kind === 'failed' && found.diagnostics[0]?.code).toBe('runtime.dynamic-built-in');
  });
});

describe('dynamic schemas', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } };
  const body = (extension: JsonObject): JsonObject => ({
    parameters: [text('account'), { name: 'item', in: 'body', schema: { type: 'object', ...extension } }],
  });
  const parameters = { account: { parameter: 'account' } };
  const old = (more: JsonObject): JsonObject =>
    body({ 'x-ms-dynamic-schema': { operationId: 'ListFolders', parameters, ...more } });
  const young = (more: JsonObject): JsonObject =>
    body({
      'x-ms-dynamic-properties': {
        operationId: 'ListFolders',
        parameters: { account: { parameterReference: 'account' } },
        ...more,
      },
    });

  it.each([
    ['at a path', old({ 'value-path': 'schema/Items' }), { schema: { items: schema } }, schema],
    ['at a path, new', young({ itemValuePath: 'schema' }), { schema }, schema],
    [
      'the answer as properties',
      old({}),
      { a: { type: 'string' }, b: { title: 'B' } },
      { type: 'object', properties: { a: { type: 'string' }, b: { title: 'B' } } },
    ],
    ['the answer as schema, although old', old({}), schema, schema],
    ['the answer as schema', young({}), schema, schema],
    ['null is none', old({ 'value-path': 'schema' }), { schema: null }, undefined],
    ['missing is none', young({ itemValuePath: 'schema' }), {}, undefined],
    [
      'properties named like keywords',
      young({ itemValuePath: 's' }),
      { s: { type: { type: 'string' } } },
      { type: 'object', properties: { type: { type: 'string' } } },
    ],
  ])('%s', async (_what, edited, answer, expected) => {
    const { input, source } = setUp(edited, { account: 'a' }, () => ({ body: answer }));
    if (source?.schema === undefined) throw new Error('no schema');
    expect(await loadSchema(input, source.schema)).toEqual({
      kind: 'found',
      schema: expected,
      diagnostics: [],
    });
  });

  it('what is no schema is told', async () => {
    const { input, source } = setUp(young({}), { account: 'a' }, () => ({ body: { a: 1 } }));
    if (source?.schema === undefined) throw new Error('no schema');
    const found = await loadSchema(input, source.schema);
    expect(found.kind === 'failed' && found.diagnostics[0]?.message).toContain('no schema at its root');
  });
});

describe('trees', () => {
  const tree = {
    'x-ms-dynamic-tree': {
      settings: { canSelectParentNodes: true, canSelectLeafNodes: false },
      open: {
        operationId: 'ListFolders',
        itemValuePath: 'path',
        itemTitlePath: 'name',
        itemIsParent: '(folder eq true)',
        itemFullTitlePath: 'path',
        itemsPath: 'value',
        parameters: { account: { value: 'root' } },
      },
      browse: {
        operationId: 'ListFolders',
        itemValuePath: 'path',
        itemTitlePath: 'name',
        itemIsParent: '(folder eq true)',
        itemsPath: 'value',
        parameters: { account: { selectedItemValuePath: 'path' } },
      },
    },
  };

  it('open and browse', async () => {
    const value = [
      { path: '/a', name: 'A', folder: true },
      { path: '/b', name: 'B', folder: false },
    ];
    const { input, sent, source } = setUp({ parameters: [text('folder', tree)] }, {}, () => ({
      body: { value },
    }));
    if (source?.tree?.browse === undefined) throw new Error('no tree');
    expect(source.tree.canSelectLeaves).toBe(false);
    const root = await loadTree(input, source.tree.open);
    expect(root).toMatchObject({
      kind: 'found',
      nodes: [
        { value: '/a', title: 'A', fullTitle: '/a', isParent: true },
        { value: '/b', title: 'B', isParent: false },
      ],
    });
    await loadTree({ ...input, selected: value[0] ?? null }, source.tree.browse);
    expect(sent.map(({ url }) => url.split('?')[1])).toEqual(['account=root&api=v2', 'account=%2Fa&api=v2']);
  });

  it.each([
    ['(is_folder eq true)', { is_folder: true }, true],
    ['(is_folder eq true)', { is_folder: 'True' }, true],
    ['is_folder ne true', { is_folder: true }, false],
    ["(kind eq 'folder')", { kind: 'folder' }, true],
    ['(a/b eq 1)', { a: { b: 1 } }, true],
    ['(child ne null)', { child: null }, false],
    ['true', {}, true],
    ['nonsense', {}, false],
  ])('%s of %j: %s', (condition, item, expected) => {
    expect(holds(condition, item)).toBe(expected);
  });
});

describe('the cache', () => {
  it('keeps what is worth keeping, shares loads under way', async () => {
    let now = 0;
    let loads = 0;
    const clock = { now: () => now, monotonic: () => now, sleep: () => Promise.resolve() };
    const cache = createDynamicCache<string>({
      clock,
      keepMs: 100,
      maxEntries: 2,
      keep: (value) => value !== 'bad',
    });
    const load = (value: string) => (): Promise<string> => {
      loads += 1;
      return Promise.resolve(value);
    };
    await Promise.all([cache.get('k', load('a')), cache.get('k', load('a'))]);
    expect(loads).toBe(1);
    now = 99;
    await cache.get('k', load('a'));
    expect(loads).toBe(1);
    now = 100;
    await cache.get('k', load('a'));
    expect(loads).toBe(2);
    await cache.get('x', load('bad'));
    await cache.get('x', load('bad'));
    expect(loads).toBe(4);
    await expect(cache.get('y', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('y', load('now'))).toBe('now');
  });
});
