import { isObject, type Json, parsePointer, toText, withValueAt } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { emptyPackage } from '../package/empty.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { compareVersions } from './compare.ts';
import { compareRules } from './rules.ts';

const blank = emptyPackage('Tasks');
const before: ConnectorPackage = {
  ...blank,
  definition: {
    ...blank.definition,
    basePath: '/v1',
    paths: {
      '/tasks/{id}': {
        put: {
          operationId: 'SaveTask',
          summary: 'Save a task',
          parameters: [
            { name: 'id', in: 'path', required: true, type: 'string' },
            { name: 'notify', in: 'query', type: 'string', enum: ['all', 'none'] },
            { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Task' } },
          ],
          responses: { 200: { description: 'Saved', schema: { $ref: '#/definitions/Task' } } },
        },
      },
      '/hooks': {
        'x-ms-notification-content': { schema: { $ref: '#/definitions/Task' } },
        post: {
          operationId: 'OnTask',
          'x-ms-trigger': 'single',
          responses: { 201: { description: 'Done' } },
        },
      },
    },
    definitions: {
      Task: {
        type: 'object',
        required: ['title'],
        properties: {
          title: { type: 'string' },
          tags: { type: 'array', items: { type: 'string' } },
          owner: { type: 'object', properties: { name: { type: 'string' } } },
          parts: { type: 'array', items: { $ref: '#/definitions/Task' } },
        },
      },
    },
  },
  properties: { properties: { connectionParameters: { api_key: { type: 'securestring' } } } },
};
const put = '/paths/~1tasks~1{id}/put';
const task = '/definitions/Task';

function changed(edits: Readonly<Record<string, Json | undefined>>): ConnectorPackage {
  let { definition, properties } = before;
  for (const [pointer, value] of Object.entries(edits)) {
    const inProperties = pointer.startsWith('P:');
    const at = parsePointer(inProperties ? pointer.slice(2) : pointer) ?? [];
    const next = withValueAt(inProperties ? properties : definition, at, value);
    if (isObject(next) && inProperties) properties = next;
    else if (isObject(next)) definition = next;
  }
  return { ...before, definition, properties };
}

const told = (after: ConnectorPackage) =>
  compareVersions(before, after)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, data }) => `${code.slice(5)} ${toText(data?.['name'] ?? data?.['id'])}`.trim());

/** The rule, a change that breaks it, what is told, and a change close by that does not. */
const cases: readonly (readonly [
  rule: string,
  breaks: Readonly<Record<string, Json | undefined>>,
  expected: readonly string[],
  harmless: Readonly<Record<string, Json | undefined>>,
])[] = [
  [
    'BRK-001',
    { '/paths/~1hooks': undefined },
    ['BRK-001 OnTask'],
    { '/paths/~1hooks/post/deprecated': true },
  ],
  ['BRK-002', { '/basePath': '/v2' }, ['BRK-002 SaveTask', 'BRK-002 OnTask'], { '/basePath': '/v1/' }],
  [
    'BRK-003',
    { [`${put}/parameters/1/in`]: 'header' },
    ['BRK-003 notify'],
    { [`${put}/parameters/1/x-ms-visibility`]: 'advanced' },
  ],
  [
    'BRK-004',
    { [`${put}/parameters/1/type`]: 'integer', [`${put}/parameters/1/enum`]: undefined },
    ['BRK-004 notify'],
    { [`${put}/parameters/1/format`]: 'uri' },
  ],
  [
    'BRK-005',
    { [`${put}/parameters/3`]: { name: 'reason', in: 'query', required: true, type: 'string' } },
    ['BRK-005 reason'],
    {
      [`${put}/parameters/3`]: {
        name: 'reason',
        in: 'query',
        required: true,
        type: 'string',
        default: 'a',
        'x-ms-visibility': 'internal',
      },
    },
  ],
  [
    'BRK-006',
    { '/paths/~1hooks/x-ms-notification-content/schema': { type: 'object', properties: {} } },
    ['BRK-006 title', 'BRK-006 tags', 'BRK-006 owner', 'BRK-006 parts'],
    { [`${task}/properties/color`]: { type: 'string' } },
  ],
  [
    'BRK-007',
    { [`${put}/responses/200/schema`]: { type: 'array', items: {} } },
    ['BRK-007 body', 'BRK-006 title', 'BRK-006 tags', 'BRK-006 owner', 'BRK-006 parts'],
    { [`${put}/responses/200/description`]: 'Stored' },
  ],
  [
    'BRK-008',
    { [`${put}/parameters/1/required`]: true },
    ['BRK-008 notify'],
    { [`${put}/parameters/2/required`]: false },
  ],
  [
    'BRK-009',
    { [put]: undefined, '/paths/~1tasks~1{id}/patch': { ...object(put) } },
    ['BRK-009 SaveTask'],
    { [`${put}/tags`]: ['a'] },
  ],
  [
    'BRK-010',
    { [`${put}/parameters/1`]: undefined },
    ['BRK-010 notify'],
    { [`${put}/consumes`]: ['text/plain'] },
  ],
  [
    'BRK-011',
    { [`${put}/parameters/1/enum`]: ['all'] },
    ['BRK-011 notify'],
    { [`${put}/parameters/1/enum`]: ['none', 'all', 'some'] },
  ],
  [
    'BRK-012',
    { '/paths/~1hooks/post/x-ms-trigger': 'batch' },
    ['BRK-012 OnTask'],
    { '/paths/~1hooks/post/x-ms-trigger': 'Single' },
  ],
  [
    'BRK-013',
    { 'P:/properties/connectionParameters/site': { type: 'string' } },
    ['BRK-013'],
    { 'P:/properties/connectionParameters/api_key/uiDefinition': { displayName: 'Key' } },
  ],
];

function object(pointer: string): Record<string, Json> {
  const found = (parsePointer(pointer) ?? []).reduce<Json>(
    (value, name) => (isObject(value) ? (value[name] ?? null) : null),
    before.definition,
  );
  return isObject(found) ? { ...found } : {};
}

describe('compareVersions', () => {
  it('has a case for each rule but the one that tells what is harmless', () => {
    expect(compareRules).toHaveLength(14);
    const tested = [...new Set(cases.map(([rule]) => rule)), 'BRK-014'];
    expect(tested).toEqual(compareRules.map(({ id }) => id));
  });

  it('finds nothing between a version and itself', () => {
    expect(compareVersions(before, changed({}))).toEqual([]);
  });

  it.each(cases)('%s is told', (_rule, breaks, expected) => {
    expect(told(changed(breaks)).toSorted()).toEqual(expected.toSorted());
  });

  it.each(cases)('%s is not told of what is close by', (_rule, _breaks, _expected, harmless) => {
    expect(told(changed(harmless))).toEqual([]);
  });

  it('tells additions and changed texts as information', () => {
    const found = compareVersions(
      before,
      changed({ [`${put}/summary`]: 'Store a task', [`${task}/properties/color`]: { type: 'string' } }),
    );
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['rule.BRK-014', 'info'],
      ['rule.BRK-014', 'info'],
    ]);
    expect(found[0]?.message).toContain('summary changed');
    expect(found[0]?.message).toContain('"body/color" was added');
  });

  it('does not mind what definitions are called, or whether they are written in place', () => {
    const renamed = JSON.parse(JSON.stringify(before.definition).replaceAll('Task"', 'Chore"')) as Json;
    const ids = withValueAt(
      withValueAt(renamed, parsePointer(`${put}/operationId`) ?? [], 'SaveTask'),
      ['paths', '/hooks', 'post', 'operationId'],
      'OnTask',
    );
    expect(compareVersions(before, { ...before, definition: isObject(ids) ? ids : {} })).toEqual([]);
  });

  it('asks nothing of those who send nothing of a new object', () => {
    const options = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };
    expect(told(changed({ [`${task}/properties/options`]: options }))).toEqual([]);
    expect(told(changed({ [`${task}/properties/owner/required`]: ['name'] }))).toContain(
      'BRK-008 body/owner/name',
    );
  });

  it('asks nothing where the platform fills everything', () => {
    const url = { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
    const body = (required: boolean, more: Record<string, Json>): Json => [
      {
        name: 'body',
        in: 'body',
        required,
        schema: {
          type: 'object',
          required: ['hook'],
          properties: { hook: { properties: { url } }, ...more },
        },
      },
    ];
    const at = '/paths/~1hooks/post/parameters';
    const compare = (more: Record<string, Json>) =>
      compareVersions(changed({ [at]: body(false, more) }), changed({ [at]: body(true, more) })).map(
        ({ code }) => code,
      );
    expect(compare({})).toEqual([]);
    expect(compare({ kind: { type: 'string' } })).toEqual([]);
    const asked = { hook: { required: ['kind'], properties: { url, kind: { type: 'string' } } } };
    expect(compare(asked)).toEqual(['rule.BRK-008']);
  });

  it('warns instead of refusing in the profile save', () => {
    const after = changed({ '/paths/~1hooks': undefined });
    expect(compareVersions(before, after, { profile: 'save' }).map(({ severity }) => severity)).toEqual([
      'warning',
    ]);
  });
});
