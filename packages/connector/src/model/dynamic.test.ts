import type { JsonObject } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { emptyPackage } from '../package/empty.ts';
import { compileConnector } from './compile.ts';
import { readDynamic } from './dynamic.ts';
import { dynamicNodes } from './dynamic-nodes.ts';

const list = { 'x-ms-dynamic-values': { operationId: 'ListUsers', 'value-path': 'id' } };

function nodesOf(
  schema: JsonObject,
  definitions: JsonObject = {},
  parameters: readonly JsonObject[] = [],
): readonly string[] {
  const blank = emptyPackage('Test');
  const body = { name: 'body', in: 'body', schema };
  const post = {
    operationId: 'Op',
    parameters: [...parameters, body],
    responses: { 200: { description: '', schema } },
  };
  const connector = compileConnector({
    ...blank,
    definition: { ...blank.definition, definitions, paths: { '/x': { post } } },
  });
  const operation = connector.operations.get('Op');
  if (operation === undefined) throw new Error('no operation');
  return dynamicNodes(connector, operation).map(
    ({ side, path, pointer }) => `${side} ${path.join('/')} ${pointer}`,
  );
}

describe('dynamic nodes', () => {
  it('are found on parameters, in items, bodies and outputs, and twice where a definition is used twice', () => {
    const definitions = { User: { type: 'object', properties: { id: { type: 'string', ...list } } } };
    const user = { $ref: '#/definitions/User' };
    const tags = { name: 'tags', in: 'query', type: 'array', items: { type: 'string', ...list } };
    const schema = { type: 'object', properties: { from: user, to: { type: 'array', items: user } } };
    expect(nodesOf(schema, definitions, [{ name: 'q', in: 'query', type: 'string', ...list }, tags])).toEqual(
      [
        'input q /paths/~1x/post/parameters/0',
        'input tags/items /paths/~1x/post/parameters/1/items',
        'input body/from/id /paths/~1x/post/parameters/2/schema/properties/from/properties/id',
        'input body/to/items/id /paths/~1x/post/parameters/2/schema/properties/to/items/properties/id',
        'output response/from/id /paths/~1x/post/responses/200/schema/properties/from/properties/id',
        'output response/to/items/id /paths/~1x/post/responses/200/schema/properties/to/items/properties/id',
      ],
    );
  });

  it('are told of every answer and notification', () => {
    const schema = { type: 'object', properties: { who: { type: 'string', ...list } } };
    const post = {
      operationId: 'Op',
      responses: { 200: { description: '' }, 202: { description: '', schema } },
    };
    const blank = emptyPackage('Test');
    const paths = { '/x': { post, 'x-ms-notification-content': { schema } } };
    const connector = compileConnector({ ...blank, definition: { ...blank.definition, paths } });
    const { responses = [], notification } = connector.operations.get('Op') ?? {};
    expect([...responses, notification].map((one) => one?.dynamic.map(({ pointer }) => pointer))).toEqual([
      [],
      ['/paths/~1x/post/responses/202/schema/properties/who'],
      ['/paths/~1x/x-ms-notification-content/schema/properties/who'],
    ]);
  });

  it('end in definitions that hold themselves', () => {
    const definitions = {
      Node: { properties: { id: { type: 'string', ...list }, next: { $ref: '#/definitions/Node' } } },
    };
    expect(nodesOf({ $ref: '#/definitions/Node' }, definitions)).toHaveLength(2);
  });
});

describe('reading dynamic extensions', () => {
  const argument = (extension: JsonObject) => {
    const values = readDynamic(extension, {})?.values;
    return values?.kind === 'list' ? values.call.arguments.get('a') : undefined;
  };
  const old = (a: JsonObject | string | null) =>
    argument({ 'x-ms-dynamic-values': { operationId: 'L', parameters: { a } } });
  const young = (a: JsonObject) => argument({ 'x-ms-dynamic-list': { operationId: 'L', parameters: { a } } });

  it.each([
    [old('x'), { kind: 'value', value: 'x' }],
    [old(null), { kind: 'value', value: null }],
    [old({ parameter: 'p' }), { kind: 'reference', path: ['p'], generation: 'old' }],
    [old({ 'value-property': 'Id' }), { kind: 'selected', path: ['Id'] }],
    [young({ value: [1] }), { kind: 'value', value: [1] }],
    [
      young({ parameterReference: 'body/a~1b/c' }),
      { kind: 'reference', path: ['body', 'a/b', 'c'], generation: 'new' },
    ],
    [young({ selectedItemValuePath: 'a/b' }), { kind: 'selected', path: ['a', 'b'] }],
    [young({ parameter: 'p' }), { kind: 'reference', path: ['p'], generation: 'old' }],
  ])('%j', (found, expected) => {
    expect(found).toEqual(expected);
  });

  it('takes the new generation, and the old where the new names nothing', () => {
    const both = {
      'x-ms-dynamic-values': { operationId: 'Old' },
      'x-ms-dynamic-list': { operationId: 'New' },
    };
    expect(readDynamic(both, {})?.values).toMatchObject({ call: { operationId: 'New' } });
    expect(readDynamic({ ...both, 'x-ms-dynamic-list': {} }, {})?.values).toMatchObject({
      call: { operationId: 'Old' },
    });
  });

  it('reads the file picker that the root describes', () => {
    const picker = {
      open: { operationId: 'Root' },
      browse: { operationId: 'Folder', parameters: { id: { 'value-property': 'Id' } } },
      'value-collection': 'value',
      'value-title': 'Name',
      'value-folder-property': 'IsFolder',
    };
    const node = { 'x-ms-dynamic-values': { capability: 'file-picker', parameters: { isFolder: true } } };
    const tree = readDynamic(node, { 'x-ms-capabilities': { 'file-picker': picker } })?.tree;
    expect(tree).toMatchObject({
      canSelectLeaves: false,
      open: { isParent: '(IsFolder eq true)' },
      browse: { call: { operationId: 'Folder' } },
    });
    expect(readDynamic(node, {})).toBeUndefined();
  });
});
