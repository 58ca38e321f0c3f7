import { describe, expect, it } from 'vitest';
import {
  memberNames,
  noteSource,
  withMember,
  withMemberRenamed,
  withoutMember,
  withValueAt,
} from './notes.ts';
import { formatPointer, parsePointer, valueAt } from './pointer.ts';
import { isObject, jsonEqual, memberOf } from './types.ts';
import { writeJson } from './write.ts';

describe('JSON pointers', () => {
  it.each([
    ['', []],
    ['/a', ['a']],
    ['/paths/~1tasks~1{id}/get', ['paths', '/tasks/{id}', 'get']],
    ['/~01', ['~1']],
    ['/', ['']],
  ])('reads and writes %s', (pointer, segments) => {
    expect(parsePointer(pointer)).toEqual(segments);
    expect(formatPointer(segments)).toBe(pointer);
  });

  it('refuses text that is no pointer', () => {
    expect(parsePointer('a/b')).toBeUndefined();
    expect(valueAt({ a: 1 }, 'a')).toBeUndefined();
  });

  it('finds values in objects and arrays, and nothing inherited', () => {
    const root = { list: [{ a: 1 }], 'x/y': 2 };
    expect(valueAt(root, '/list/0/a')).toBe(1);
    expect(valueAt(root, '/x~1y')).toBe(2);
    expect(valueAt(root, '/list/01/a')).toBeUndefined();
    expect(valueAt(root, '/constructor')).toBeUndefined();
    expect(memberOf(root, 'toString')).toBeUndefined();
  });
});

describe('source notes', () => {
  const responses = { 200: 'ok', default: 'other' };
  noteSource(responses, { order: ['default', '200'] });

  it('keeps the order of the source where JavaScript has its own', () => {
    expect(memberNames(responses)).toEqual(['default', '200']);
    expect(writeJson(responses, 0)).toBe('{"default":"other","200":"ok"}');
  });

  it('carries the order through edits', () => {
    expect(memberNames(withMember(responses, '404', 'gone'))).toEqual(['default', '200', '404']);
    expect(memberNames(withoutMember(responses, 'default'))).toEqual(['200']);
    expect(memberNames(withMemberRenamed(responses, '200', '201'))).toEqual(['default', '201']);
    expect(memberNames(responses)).toEqual(['default', '200']);
  });

  it('writes a number as it was spelt, until it changes', () => {
    const schema = { maximum: Number('9223372036854775807'), minimum: 1 };
    noteSource(schema, { numbers: new Map([['maximum', '9223372036854775807']]) });
    expect(writeJson(schema, 0)).toBe('{"maximum":9223372036854775807,"minimum":1}');
    expect(writeJson(withMember(schema, 'maximum', 5), 0)).toBe('{"maximum":5,"minimum":1}');
  });

  it('sets, adds and removes values at a place without touching the rest', () => {
    const root = { a: { b: [1, 2] }, c: {} };
    const changed = withValueAt(root, ['a', 'b', 1], 3);
    expect(changed).toEqual({ a: { b: [1, 3] }, c: {} });
    expect(isObject(changed) && changed['c']).toBe(root.c);
    expect(withValueAt(root, ['x', 'y'], true)).toEqual({ ...root, x: { y: true } });
    expect(withValueAt(root, ['a', 'b', 0], undefined)).toEqual({ a: { b: [2] }, c: {} });
    expect(withValueAt(root, ['x', 'y'], undefined)).toBe(root);
  });
});

describe('jsonEqual', () => {
  it.each([
    [{ a: 1, b: [1, null] }, { b: [1, null], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [[1, 2], [2, 1], false],
    [null, {}, false],
    [{ a: {} }, { a: [] }, false],
  ])('%j and %j: %s', (left, right, equal) => {
    expect(jsonEqual(left, right)).toBe(equal);
  });
});

describe('writeJson', () => {
  it('writes what JSON.stringify writes when nothing is noted', () => {
    const value = { a: [], b: {}, c: [1, 'x\n"', { d: null }], 'é ': true };
    expect(writeJson(value)).toBe(JSON.stringify(value, null, 2));
    expect(writeJson(value, 0)).toBe(JSON.stringify(value));
  });
});
