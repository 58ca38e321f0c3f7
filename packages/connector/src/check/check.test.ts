import { isObject, type JsonObject, parsePointer, withValueAt } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../edit/apply.ts';
import { emptyPackage } from '../package/empty.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { checkPackage } from './check.ts';

const blank = emptyPackage('Tasks');
const good: ConnectorPackage = {
  ...blank,
  definition: {
    ...blank.definition,
    info: { title: 'Tasks', description: 'Tasks of a team', version: '1.0' },
    paths: {
      '/tasks/{id}': {
        get: {
          operationId: 'GetTask',
          summary: 'Get a task',
          description: 'Reads one task.',
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
          responses: { 200: { description: 'A task', schema: { $ref: '#/definitions/Task' } } },
        },
      },
    },
    definitions: { Task: { type: 'object' } },
  },
};
const get = '/paths/~1tasks~1{id}/get';

/** What is put where in a good definition, and the rule that must find it there. */
const faults: readonly (readonly [
  rule: string,
  place: string,
  value: JsonObject | string | number | boolean | null | readonly (JsonObject | string)[],
  at: string,
])[] = [
  ['DOC-001', '/swagger', '3.0', '/swagger'],
  ['DOC-003', '/info/title', ' ', '/info/title'],
  ['DOC-008', '/schemes', 'https', '/schemes'],
  ['DOC-012', '/host', 'https://api.test/v1', '/host'],
  ['DOC-013', '/basePath', 'v1', '/basePath'],
  ['DOC-015', '/schemes', ['wss'], '/schemes/0'],
  ['DOC-017', '/host', '', '/host'],
  ['DOC-018', '/info/description', '', '/info/description'],
  ['PTH-001', '/paths/tasks', {}, '/paths/tasks'],
  ['PTH-002', '/paths/~1a?b=1', {}, '/paths/~1a?b=1'],
  ['PTH-003', '/paths/~1a~1*', {}, '/paths/~1a~1*'],
  ['PTH-004', '/paths/~1a~1{b', {}, '/paths/~1a~1{b'],
  ['PTH-006', '/paths/~1Tasks~1{ID}', {}, '/paths/~1Tasks~1{ID}'],
  [
    'PTH-007',
    '/paths/~1tasks~1{key}',
    { get: { operationId: 'Other', responses: {} } },
    '/paths/~1tasks~1{key}/get',
  ],
  ['PTH-009', '/paths/~1a', { $ref: '#/x' }, '/paths/~1a/$ref'],
  ['OPN-001', `${get}/operationId`, '', `${get}/operationId`],
  ['OPN-002', '/paths/~1b', { get: { operationId: 'gettask', responses: {} } }, '/paths/~1b/get/operationId'],
  ['OPN-003', `${get}/operationId`, 'x'.repeat(129), `${get}/operationId`],
  ['OPN-004', `${get}/operationId`, 'get_task', `${get}/operationId`],
  ['OPN-005', `${get}/summary`, '', `${get}/summary`],
  ['OPN-006', `${get}/description`, '', `${get}/description`],
  ['RSP-010', `${get}/responses`, {}, `${get}/responses`],
  ['RSP-001', `${get}/responses/20O`, { description: 'x' }, `${get}/responses/20O`],
  ['RSP-005', `${get}/responses/404`, {}, `${get}/responses/404/description`],
  ['PRM-001', `${get}/parameters`, [], get],
  [
    'PRM-002',
    `${get}/parameters/1`,
    { name: 'b', in: 'path', required: true, type: 'string' },
    `${get}/parameters/1`,
  ],
  ['PRM-003', `${get}/parameters/0/required`, false, `${get}/parameters/0/required`],
  ['PRM-005', `${get}/parameters/1`, { name: '', in: 'query', type: 'string' }, `${get}/parameters/1`],
  [
    'PRM-006',
    `${get}/parameters/1`,
    { name: 'id', in: 'path', required: true, type: 'string' },
    `${get}/parameters/1`,
  ],
  [
    'PRM-008',
    `${get}/parameters`,
    [
      { name: 'a', in: 'body', schema: {} },
      { name: 'b', in: 'body', schema: {} },
    ],
    `${get}/parameters/1`,
  ],
  [
    'PRM-009',
    `${get}/parameters`,
    [
      { name: 'a', in: 'body', schema: {} },
      { name: 'b', in: 'formData', type: 'string' },
    ],
    `${get}/parameters/1`,
  ],
  ['PRM-010', `${get}/parameters/1`, { name: 'body', in: 'body' }, `${get}/parameters/1`],
  ['PRM-013', `${get}/parameters/1`, { name: 'f', in: 'query', type: 'file' }, `${get}/parameters/1/in`],
  ['PRM-014', `${get}/parameters/1`, { name: 'q', in: 'query' }, `${get}/parameters/1`],
  [
    'PRM-024',
    `${get}/parameters/1`,
    { name: 'q', in: 'query', type: 'string', required: true, 'x-ms-visibility': 'internal' },
    `${get}/parameters/1`,
  ],
  [
    'PRM-030',
    `${get}/parameters/1`,
    { name: 'q', in: 'query', type: 'integer', default: 'x' },
    `${get}/parameters/1/default`,
  ],
  ['SCH-001', '/definitions/Other', { $ref: 'other.json#/X' }, '/definitions/Other/$ref'],
  [
    'SCH-002',
    '/definitions/Other',
    { properties: { a: { $ref: '#/definitions/None' } } },
    '/definitions/Other/properties/a/$ref',
  ],
];

function broken(place: string, value: Parameters<typeof withValueAt>[2]): ConnectorPackage {
  const definition = withValueAt(good.definition, parsePointer(place) ?? [], value);
  return { ...good, definition: isObject(definition) ? definition : {} };
}

describe('checkPackage', () => {
  it('finds nothing wrong with a good package', () => {
    expect(checkPackage(good)).toEqual([]);
  });

  it.each(faults)('%s is found at its place', (rule, place, value, at) => {
    const found = checkPackage(broken(place, value)).filter((one) => one.code === `rule.${rule}`);
    expect(found.map((one) => one.place)).toEqual([{ file: 'apiDefinition.swagger.json', pointer: at }]);
    const filled = found[0]?.message.replaceAll(/\/\{(?:id|ID|key)\}| \{id\},/g, '');
    expect(filled).not.toMatch(/\{\w+\}/);
  });

  it.each(faults)('a fix for %s, where there is one, mends it', (rule, place, value) => {
    let current = broken(place, value);
    const [finding] = checkPackage(current).filter((one) => one.code === `rule.${rule}`);
    for (const edit of finding?.fix?.edits ?? []) {
      current = applyEdit(current, {
        kind: 'set-value',
        document: edit.document,
        place: parsePointer(edit.pointer) ?? [],
        ...(edit.value !== undefined && { value: edit.value }),
      }).package;
    }
    const left = checkPackage(current).filter((one) => one.code === `rule.${rule}`);
    expect(left).toHaveLength(finding?.fix === undefined ? 1 : 0);
  });

  it('leaves references inside extensions of others alone, and sees those of properties named like one', () => {
    const foreign = broken('/x-webhooks', { a: { $ref: '#/components/schemas/A' } });
    expect(checkPackage(foreign)).toEqual([]);
    const property = broken('/definitions/Task/properties', { 'x-a': { $ref: '#/definitions/None' } });
    expect(checkPackage(property).map((one) => one.code)).toEqual(['rule.SCH-002']);
  });

  it('checks the properties file and the icon', () => {
    const codes = (part: Partial<ConnectorPackage>): readonly string[] =>
      checkPackage({ ...good, ...part }).map((one) => one.code);
    expect(codes({ properties: {} })).toContain('rule.PRP-001');
    expect(codes({ properties: { properties: { iconBrandColor: 'red' } } })).toContain('rule.PRP-002');
    expect(
      codes({ properties: { properties: { connectionParameters: { a: { type: 'text' } } } } }),
    ).toContain('rule.PRP-005');
    expect(codes({ files: [{ name: 'icon.png', bytes: Uint8Array.of(1, 2) }] })).toContain('rule.PKG-002');
  });

  it('survives a definition whose members all have the wrong type', () => {
    for (const value of [null, 1, 'x', [], true]) {
      const definition = Object.fromEntries(Object.keys(good.definition).map((name) => [name, value]));
      expect(checkPackage({ ...good, definition }).length).toBeGreaterThan(0);
    }
  });
});
