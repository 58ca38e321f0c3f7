import { describe, expect, it } from 'vitest';
import {
  checkTemplate,
  completeAt,
  parseTemplate,
  referencesOf,
  resultTypesOf,
  signatureAt,
} from '../index.ts';

describe('checks', () => {
  it.each([
    ["@lenght('a')", ['function-unknown-similar']],
    ['@quux()', ['function-unknown']],
    ["@substring('a')", ['parameter-count']],
    ["@add('1', 2)", ['argument-type']],
    ['@length(add(1, 2))', ['argument-type']],
    ["@int('abc')", ['constant-fails']],
    ["@concat(string(int('abc')), guid())", ['constant-fails']],
    ["@encodeUriComponent('a')", ['function-old-name']],
    ['@range(0, 100000)', []],
    ["@outputs('a')['b']", []],
    ['plain text', []],
    ['@add(1', ['token-expected']],
  ])('%s', (template, codes) => {
    expect(checkTemplate(template).map(({ code }) => code.replace('expressions.', ''))).toEqual(codes);
  });

  it('only warns of constants in a branch that may not be taken', () => {
    expect(
      checkTemplate("@if(equals(variables('a'), 1), div(1, 0), 2)").map(({ severity }) => severity),
    ).toEqual(['warning']);
  });
});

describe('references', () => {
  it('tell what is read, and which properties of it', () => {
    const parsed = parseTemplate("@{outputs('A')?['body']?[0]?.id}, @{variables(concat('b', 'c'))[item()]}");
    const found = parsed.ok ? referencesOf(parsed.value) : [];
    expect(found.map(({ kind, name, dynamic, path }) => [kind, name, dynamic, path])).toEqual([
      ['action', 'A', false, ['body', 0, 'id']],
      ['variable', undefined, true, []],
      ['item', undefined, false, []],
    ]);
  });
});

describe('result types', () => {
  it.each([
    ['@add(1, 2)', ['integer']],
    ['@add(1, 2.5)', ['float']],
    ["@if(true, 'a', 1)", ['string', 'integer']],
    ['@coalesce(null, 5)', ['integer']],
    ["x @{variables('a')}", ['string']],
    ["@take('abc', 1)", ['string']],
  ])('%s', (template, types) => {
    const parsed = parseTemplate(template);
    expect(parsed.ok && resultTypesOf(parsed.value)).toEqual(types);
  });
});

describe('completion', () => {
  const environment = {
    names: { action: ["It's here", 'Get'], variable: ['count'] },
    propertiesOf: () => [{ name: 'id' }, { name: 'full name' }],
  };
  /** `|` is the cursor. */
  const labels = (text: string): readonly string[] =>
    completeAt(text.replace('|', ''), text.indexOf('|'), environment).items.map(({ label }) => label);

  it('offers functions and constants where a value is expected', () => {
    expect(labels('@substr|')).toEqual(['substring']);
    expect(labels('a @{nul|')).toContain('null');
    expect(labels('@add(1|')).toEqual([]);
    expect(labels('plain su|')).toEqual([]);
    expect(labels('@{a()} su|')).toEqual([]);
  });

  it('offers names inside the functions that take them', () => {
    expect(labels("@outputs('|")).toEqual(["It's here", 'Get']);
    expect(labels("@concat(variables('c|'), 'x')")).toEqual(['count']);
    expect(labels("@concat('|")).toEqual([]);
  });

  it('offers properties, in brackets also those that are no names', () => {
    expect(labels("@concat(outputs('Get')?['|")).toEqual(['id', 'full name']);
    expect(labels("@outputs('Get')?.i|")).toEqual(['id']);
  });
});

describe('signature help', () => {
  it('knows the innermost call and the parameter', () => {
    expect(signatureAt("@concat(substring('a,b', 1", 26)).toMatchObject({
      label: 'substring(text, startIndex, [length])',
      active: 1,
    });
    expect(signatureAt('@concat(1, 2, ', 14)?.active).toBe(0);
    expect(signatureAt('@concat(1)', 10)).toBeUndefined();
  });
});
