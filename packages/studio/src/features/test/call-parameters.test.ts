import { describe, expect, it } from 'vitest';
import { callParameters } from './call-parameters.ts';

describe('callParameters', () => {
  it('leaves emptied fields out, deeply', () => {
    const form = JSON.parse('{"id":"a","q":null,"body":{"x":1,"list":[{"y":2}]}}');
    form.q = undefined;
    form.body.gone = undefined;
    form.body.list[0].gone = undefined;
    const sent = callParameters(form, undefined);
    expect(Object.keys(sent)).toEqual(['id', 'body']);
    expect(JSON.stringify(sent)).toBe('{"id":"a","body":{"x":1,"list":[{"y":2}]}}');
  });

  it('takes the raw body in place of the form', () => {
    expect(callParameters({ id: 'a', body: { x: 1 } }, { name: 'body', value: [1] })).toEqual({
      id: 'a',
      body: [1],
    });
  });
});
