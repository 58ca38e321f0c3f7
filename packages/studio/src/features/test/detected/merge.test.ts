import { emptyPackage, type ConnectorPackage } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { detect, schemaPlace, schemaWords } from './merge.ts';

const blank = emptyPackage('Reports');
const reports: ConnectorPackage = {
  ...blank,
  definition: {
    ...blank.definition,
    paths: {
      '/report': {
        get: {
          operationId: 'GetReport',
          responses: { 200: { description: 'Report', schema: { $ref: '#/definitions/Report' } } },
        },
      },
    },
    definitions: {
      Report: { type: 'object', properties: { total: { type: 'integer' }, title: { type: 'string' } } },
    },
  },
};
const key = { path: '/report', method: 'get' };

describe('detect', () => {
  it('tells what is added and what contradicts, and changes the package', () => {
    const found = detect(reports, key, '200', [
      { total: '7', title: null, debug: { tookMs: 1.5, trace: 'a' } },
      { total: '8', title: 'b' },
    ]);
    expect(found.additions).toEqual([
      { place: 'Report › title', what: 'may be null' },
      { place: 'Report › debug', what: 'object with tookMs, trace' },
    ]);
    expect(found.contradictions).toEqual([{ place: 'Report › total', declared: 'integer', found: 'string' }]);
    expect([found.shared, found.fitting]).toEqual([true, 0]);
    expect(found.package).not.toBe(reports);
  });

  it('finds nothing where all is declared', () => {
    const found = detect(reports, key, '200', [{ total: 7 }]);
    expect([found.additions, found.contradictions]).toEqual([[], []]);
  });

  it('declares an answer that was not', () => {
    const found = detect(reports, key, '404', [{ error: 'gone' }]);
    expect(found.additions).toEqual([{ place: 'Answer', what: 'object with error' }]);
    expect([found.shared, found.fitting]).toEqual([false, 1]);
  });
});

describe('words', () => {
  it('name places', () => {
    const answer = '/paths/~1report~1{id}/get/responses/200/schema';
    expect(schemaPlace(`${answer}/items/properties/a~1b/properties/items`)).toBe(
      'Answer › each item › a/b › items',
    );
    expect(schemaPlace('/definitions/Task/allOf/1/properties/properties')).toBe('Task › properties');
  });

  it('name types', () => {
    expect(schemaWords({ type: 'array', items: { type: 'string', format: 'date' } })).toBe(
      'list of string (date)',
    );
    expect(schemaWords({ type: 'integer', format: 'int32', 'x-nullable': true })).toBe(
      'integer (int32), may be null',
    );
    expect(schemaWords({})).toBe('anything');
  });
});
