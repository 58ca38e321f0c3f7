import type { JsonObject } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import {
  findingsByOperation,
  listOperations,
  parameterEntries,
  searchOperations,
  worstOf,
} from './operations.ts';

const definition: JsonObject = {
  parameters: { Page: { name: 'page', in: 'query', type: 'integer' } },
  paths: {
    '/tasks/{id}': {
      parameters: [
        { name: 'id', in: 'path', required: true, type: 'string' },
        { name: 'q', in: 'query', type: 'string' },
      ],
      get: {
        operationId: 'GetTask',
        summary: 'Get a task',
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'integer' },
          { $ref: '#/parameters/Page' },
        ],
      },
      'x-note': {},
    },
    '/hooks': { post: { operationId: 'OnTask', 'x-ms-trigger': 'single' } },
  },
};

describe('operations of a definition', () => {
  it('lists actions and triggers with their pointer', () => {
    expect(listOperations(definition)).toEqual([
      {
        key: { path: '/tasks/{id}', method: 'get' },
        pointer: '/paths/~1tasks~1{id}/get',
        id: 'GetTask',
        summary: 'Get a task',
        trigger: false,
      },
      {
        key: { path: '/hooks', method: 'post' },
        pointer: '/paths/~1hooks/post',
        id: 'OnTask',
        summary: '',
        trigger: true,
      },
    ]);
  });

  it('keeps the rows of paths that did not change', () => {
    const again = listOperations({ ...definition, host: 'x' });
    expect(again[0]).toBe(listOperations(definition)[0]);
  });

  it('searches id, summary and path', () => {
    const rows = listOperations(definition);
    expect(searchOperations(rows, 'get a')).toHaveLength(1);
    expect(searchOperations(rows, '/HOOKS')).toHaveLength(1);
    expect(searchOperations(rows, 'nothing')).toHaveLength(0);
  });

  it('groups findings by operation and knows the worst', () => {
    const groups = findingsByOperation([
      { code: 'a', severity: 'info', message: '', place: { pointer: '/paths/~1hooks/post/summary' } },
      { code: 'b', severity: 'error', message: '', place: { pointer: '/paths/~1hooks/post' } },
      { code: 'c', severity: 'error', message: '', place: { pointer: '/host' } },
    ]);
    expect([...groups.keys()]).toEqual(['/paths/~1hooks/post']);
    expect(worstOf(groups.get('/paths/~1hooks/post'))).toBe('error');
    expect(worstOf(groups.get('/paths/~1tasks~1{id}/get'))).toBe('ok');
  });

  it('joins own, referenced and path-level parameters', () => {
    const entries = parameterEntries(definition, { path: '/tasks/{id}', method: 'get' });
    expect(entries.map((entry) => [entry.parameter['name'], entry.index, entry.shared])).toEqual([
      ['id', 0, false],
      ['page', 1, true],
      ['q', undefined, true],
    ]);
  });
});
