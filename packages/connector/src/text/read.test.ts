import { memberNames, isObject, utf8Encode, valueAt, writeJson } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { locateAllInJson, locateInJson } from './locate.ts';
import { readJsonText } from './read.ts';

const file = 'api.json';

function mended(text: string): unknown {
  const reading = readJsonText(text, file);
  return reading.kind === 'read' ? reading.value : reading.diagnostics.map((one) => one.message);
}

describe('readJsonText on what people really write', () => {
  /** Text, value read from it, and what the warnings have to mention. */
  it.each([
    [
      '{"a": [1, 2,], }',
      { a: [1, 2] },
      ['a comma before a closing bracket', 'a comma before a closing bracket'],
    ],
    ['{// why\n"a": /* x */ 1}', { a: 1 }, ['a comment', 'a comment']],
    ['{"a": "tab\there"}', { a: 'tab\there' }, ['a control character inside a text']],
    ['{"a": "two\nlines"}', { a: 'two\nlines' }, ['a control character inside a text']],
    ['{"a": 1 "b": 2}', { a: 1, b: 2 }, ['a comma is missing']],
    ['{"a": 1,, "b": 2}', { a: 1, b: 2 }, ['a comma too many']],
    ['[{"a": 1, {"b": 2}]', [{ a: 1 }, { b: 2 }], ['a closing brace is missing before this']],
    ['{"x": [{"a": 1}}]}', { x: [{ a: 1 }] }, ['a closing } too many']],
    [
      '{"o": {"k": ["a", "b"\n}, "h": 1}',
      { o: { k: ['a', 'b'] }, h: 1 },
      ['a closing ] is missing before this'],
    ],
  ])('%s', (text, value, warnings) => {
    const reading = readJsonText(text, file);
    expect(reading.kind).toBe('read');
    expect(mended(text)).toEqual(value);
    expect(reading.diagnostics.map((one) => one.data?.['problem'])).toEqual(warnings);
  });

  it('reads marks, UTF-16 and Windows-1252', () => {
    const utf16 = new Uint8Array(Buffer.from('\uFEFF{"a":"é"}', 'utf16le'));
    const windows = Uint8Array.of(0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d);
    expect(readJsonText(utf8Encode('\uFEFF{"a":"é"}'), file)).toMatchObject({
      value: { a: 'é' },
      strict: true,
    });
    expect(readJsonText(utf16, file)).toMatchObject({ value: { a: 'é' } });
    const read = readJsonText(windows, file);
    expect(read).toMatchObject({ value: { a: 'é' } });
    expect(read.diagnostics.map((one) => one.code)).toEqual(['connector.not-utf8']);
  });

  it.each([
    ['', 'the file is empty', 1],
    ['hello', '"hello" is not a JSON value', 1],
    ['{\n"a": [1, 2', 'the file ends before a closing bracket', 2],
    ['{\n"a"', 'a colon is missing', 2],
    ['{\n"a": "x', 'a text is not closed', 2],
    ['{"a": 1}\n{"b": 2}', 'more text follows after the document', 2],
    ['{\n\n"a": 01}', '"01" is not a JSON value', 3],
  ])('says where and why it cannot read %j', (text, problem, line) => {
    const reading = readJsonText(text, file);
    expect(reading.kind).toBe('unreadable');
    expect(reading.diagnostics[0]).toMatchObject({
      code: 'connector.not-json',
      place: { file, line },
      data: { problem },
    });
  });

  it('refuses nesting that would exhaust whoever walks it', () => {
    const reading = readJsonText(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, file);
    expect(reading.diagnostics[0]?.code).toBe('connector.too-deep');
  });

  it('tells a member name that occurs twice', () => {
    const reading = readJsonText('{\n"a": 1,\n"a": 2}', file);
    expect(reading).toMatchObject({ value: { a: 2 } });
    expect(reading.diagnostics[0]).toMatchObject({ code: 'connector.duplicate-member', place: { line: 3 } });
  });

  it('never lets a text reach the prototype', () => {
    const reading = readJsonText('{"__proto__": {"polluted": true}, "a": 1,}', file);
    expect(reading.kind === 'read' && isObject(reading.value) && Object.keys(reading.value)).toEqual([
      '__proto__',
      'a',
    ]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('gives back order and number spelling when written', () => {
    const text =
      '{"responses":{"default":1.0,"404":2,"200":3},"list":[{"b":1,"1":2}],"max":9223372036854775807}';
    const reading = readJsonText(text, file);
    if (reading.kind !== 'read') throw new Error('unreadable');
    expect(writeJson(reading.value, 0)).toBe(text);
    const responses = valueAt(reading.value, '/responses');
    expect(isObject(responses) && memberNames(responses)).toEqual(['default', '404', '200']);
  });
});

describe('locateAllInJson', () => {
  const text = '{\n  "host": "x", // note\n  "paths": {\n    "/a~b": { "get": [ 1, { "q": 2 } ] }\n  },\n}';

  it('finds members, items and escaped names in one pass', () => {
    const places = locateAllInJson(text, ['/host', '/paths/~1a~0b/get/1/q', '']);
    expect(places.get('/host')).toMatchObject({ line: 2, column: 3 });
    expect(places.get('/paths/~1a~0b/get/1/q')).toMatchObject({ line: 4, column: 29 });
    expect(places.get('')).toMatchObject({ line: 1, column: 1, end: text.length });
  });

  it('gives the nearest ancestor of what is missing', () => {
    expect(locateInJson(text, '/paths/~1missing/get')).toMatchObject({ line: 3, column: 3 });
    expect(locateInJson(text, '/host/deeper')).toMatchObject({ line: 2 });
  });

  it('survives any text', () => {
    for (const broken of ['', '{', '{"a', '[1,', 'x', '}', '{"a":}']) {
      expect(locateInJson(broken, '/a/b')?.line).toBe(1);
    }
  });
});
