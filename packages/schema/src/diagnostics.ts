import { defineCatalogue } from '@connectory/base';

/** The error catalogue of the schema package: how a value can deviate from its schema. */
export const { diagnostic } = defineCatalogue('schema', {
  type: {
    severity: 'error',
    message: '{path} should be {expected}, but is {actual}.',
    when: 'The type differs. data: path, expected, actual',
  },
  required: {
    severity: 'error',
    message: '{path} is required, but missing.',
    when: 'A required member is absent. data: path',
  },
  enum: {
    severity: 'error',
    message: '{path} is {actual}, which is none of the allowed values {expected}.',
    when: 'A value is not in the enumeration, or not the constant. data: path, expected, actual',
  },
  format: {
    severity: 'warning',
    message: '{path} should be written as {expected}, but is {actual}.',
    when: 'A text does not have its declared format. data: path, expected, actual',
  },
  range: {
    severity: 'error',
    message: '{path} is {actual}, but should be {expected}.',
    when: 'A number, length or count is out of bounds. data: path, expected, actual',
  },
  pattern: {
    severity: 'error',
    message: '{path} does not match the pattern {expected}.',
    when: 'A text does not match its pattern. data: path, expected, actual',
  },
  additional: {
    severity: 'error',
    message: '{path} is not declared, and undeclared members are not allowed.',
    when: 'additionalProperties is false. data: path',
  },
  unique: {
    severity: 'error',
    message: '{path} holds the same item twice, but items must differ.',
    when: 'uniqueItems is broken. data: path',
  },
  alternatives: {
    severity: 'error',
    message: '{path} fits {actual} of the alternatives, but should fit {expected}.',
    when: 'oneOf, anyOf or not does not hold. data: path, expected, actual',
  },
  'too-many': {
    severity: 'info',
    message: 'More deviations follow; only the first {limit} are listed.',
    when: 'The list was cut. data: limit',
  },
});
