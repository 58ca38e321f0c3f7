import { utf8Encode } from '@connectory/base';
import { decodeBytes, locateAllInJson } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { decodeNarrow, widen, widePlace } from './narrow.ts';
import { readText } from './read-text.ts';

const filling = 'x'.repeat(80_000);

const text = JSON.stringify({ 'a–b': 'é – 🙂', filling, 'na–me': { deep: 1 } });

describe('decodeNarrow', () => {
  it('escapes what needs two bytes, and means the same', () => {
    const narrow = decodeNarrow(utf8Encode(text));
    expect(narrow?.escapes).toHaveLength(5);
    expect(narrow?.text).toMatch(/^\{"a\\u2013b":"é \\u2013 \\ud83d\\ude42"/);
    expect(JSON.parse(narrow?.text ?? '')).toEqual(JSON.parse(text));
    expect(narrow && widen(narrow)).toBe(text);
  });

  it.each([0, 1, 2, 3])('finds what is wide wherever it stands, %i bytes into its memory', (shift) => {
    for (let before = 0; before < 6; before += 1) {
      const given = `"${'a'.repeat(before)}–é–${filling}"`;
      const encoded = utf8Encode(given);
      const memory = new Uint8Array(encoded.length + shift);
      memory.set(encoded, shift);
      const narrow = decodeNarrow(memory.subarray(shift));
      expect(narrow?.escapes).toEqual([before + 1, before + 8]);
      expect(narrow && widen(narrow)).toBe(given);
    }
  });

  it('finds the places of the text as it was', () => {
    const lines = `{\n"é": 1, "–": 2,\n"filling": "${filling}", "–🙂": "–", "last": [1]}`;
    const narrow = decodeNarrow(utf8Encode(lines));
    if (narrow === undefined) throw new Error('not narrow');
    const pointers = ['', '/é', '/–', '/filling', '/–🙂', '/last', '/last/0'];
    const found = locateAllInJson(narrow.text, pointers);
    for (const [pointer, { line, column }] of locateAllInJson(lines, pointers)) {
      const place = found.get(pointer);
      expect(place && widePlace(narrow, place)).toEqual({ line, column });
    }
  });

  it.each([
    ['nothing is wide', `"é${filling}"`],
    ['much is wide', `"${'–'.repeat(100)}"`],
    ['a backslash stands before it', `"\\–${filling}"`],
    ['a mark stands inside', `"a\uFEFF${filling}"`],
  ])('leaves a text alone when %s', (_title, given) => {
    expect(decodeNarrow(utf8Encode(given))).toBeUndefined();
  });

  it('leaves what is not UTF-8 alone', () => {
    const bytes = new Uint8Array([...utf8Encode(`"${filling}–`), 0xff, 0x22]);
    expect(decodeNarrow(bytes)).toBeUndefined();
    expect(decodeBytes(bytes, 'a.json').diagnostics).toHaveLength(1);
  });
});

describe('readText', () => {
  it('tells problems at their places in the text as it was', () => {
    const given = `{"filling": "${filling}", "–": "–",, "a": 1}`;
    const { value, diagnostics } = readText(utf8Encode(given), 'a.json');
    expect(value).toEqual({ filling, '–': '–', a: 1 });
    expect(diagnostics[0]?.place?.column).toBe(given.indexOf(',,') + 1);
  });

  it('keeps order and spelling where names are wide', () => {
    const { value, locate } = readText(utf8Encode(text.replace('"deep":1', '"10":1,"9":2')), 'a.json');
    expect(value).toMatchObject({ 'na–me': { 9: 2, 10: 1 } });
    expect(locate(['/na–me/9']).get('/na–me/9')?.column).toBe(text.indexOf('"deep"') + 8);
  });
});
