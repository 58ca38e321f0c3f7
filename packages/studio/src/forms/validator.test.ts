import { describe, expect, it } from 'vitest';
import { findErrors, formValidator } from './validator.ts';

const schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    list: {
      type: 'array',
      items: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
    },
    color: { enum: ['red', 'blue'] },
  },
} as const;
const rjsfSchema = JSON.parse(JSON.stringify(schema)) as Parameters<typeof findErrors>[0];

describe('form validator', () => {
  it('finds nothing in what fits, emptied fields included', () => {
    expect(findErrors(rjsfSchema, { id: 'a', color: undefined })).toEqual([]);
    expect(formValidator.isValid(rjsfSchema, { id: 'a' }, rjsfSchema)).toBe(true);
  });

  it('puts each error at the field where it can be mended', () => {
    expect(findErrors(rjsfSchema, {})).toEqual([{ path: ['id'], message: 'This is required.' }]);
    expect(findErrors(rjsfSchema, { id: 'a', list: [{ n: 'x' }, {}] })).toEqual([
      { path: ['list', 0, 'n'], message: 'This must be of type integer.' },
      { path: ['list', 1, 'n'], message: 'This is required.' },
    ]);
    expect(findErrors(rjsfSchema, { id: 'a', color: 'green' })).toEqual([
      { path: ['color'], message: 'This must be one of the listed values.' },
    ]);
  });

  it('gives the errors as a tree', () => {
    const { errorSchema } = formValidator.validateFormData({}, rjsfSchema);
    expect(errorSchema).toHaveProperty('id.__errors', ['This is required.']);
  });
});
