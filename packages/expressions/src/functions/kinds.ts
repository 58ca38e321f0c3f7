/** The kinds of values that parameters take, with the host's words for them. */
import { contentOf } from '../content/content.ts';
import type { Value, ValueKind } from '../values/value.ts';

/** A kind of parameter. */
export interface ParameterKind {
  /** The types that it takes. */
  readonly types: readonly ValueKind[];
  /** Stands behind "expects its first parameter to be". */
  readonly expected: string;
  /** What else must hold of a value of one of the types. */
  readonly accepts?: (value: Value) => boolean;
}

const numbers: readonly ValueKind[] = ['integer', 'float', 'decimal'];
const all: readonly ValueKind[] = ['null', 'boolean', 'string', ...numbers, 'array', 'object'];

/** The kinds by name. */
export const kinds = {
  any: { expected: 'any value', types: all },
  present: { expected: 'a value other than null', types: all.filter((type) => type !== 'null') },
  string: { expected: 'of type string', types: ['string'] },
  text: { expected: 'a string', types: ['string'] },
  time: { expected: 'a string that contains the time', types: ['string'] },
  textOrBytes: {
    expected: 'a string or binary content',
    types: ['string', 'object'],
    accepts: (value) => typeof value === 'string' || contentOf(value) !== undefined,
  },
  integer: { expected: 'an integer', types: ['integer'] },
  number: { expected: 'an integer or a decimal number', types: numbers },
  boolean: { expected: 'a boolean', types: ['boolean'] },
  array: { expected: 'of type array', types: ['array'] },
  object: { expected: 'of type object', types: ['object'] },
  list: { expected: 'an array or a string', types: ['array', 'string'] },
  container: { expected: 'an object, an array or a string', types: ['object', 'array', 'string', 'null'] },
  collection: {
    expected: 'a dictionary (object), an array or a string',
    types: ['object', 'array', 'string'],
  },
  set: { expected: 'an object or an array', types: ['object', 'array'] },
} as const satisfies Readonly<Record<string, ParameterKind>>;
