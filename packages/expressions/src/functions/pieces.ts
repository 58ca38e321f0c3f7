/** Functions that look into collections and take parts of them: texts are collections of characters. */
import type { Run } from '../run/context.ts';
import { fail, type Failure } from '../run/failure.ts';
import { checkSize, spend } from '../run/limits.ts';
import { equalValues } from '../values/equal.ts';
import { spellingIn } from '../values/objects.ts';
import { isList, isRecord, kindName, type Value } from '../values/value.ts';
import { integerIn } from './arguments.ts';
import { family, ofOne, ofTwo, parameter } from './define.ts';
import { kinds } from './kinds.ts';

const collection = parameter('collection', kinds.list, 'the array or text');
const array = parameter('collection', kinds.array, 'the array');
const count = parameter('count', kinds.integer, 'how many');

function positive(position: string, value: number): Failure {
  return fail('parameter-type', { position, expected: 'a positive integer', type: String(value) });
}

function part(value: Value, start: number, end: number | undefined): Value {
  if (typeof value === 'string') return value.slice(start, end);
  return isList(value) ? value.slice(start, end) : null;
}

function sizeOf(value: Value): number {
  return typeof value === 'string' || isList(value) ? value.length : 0;
}

function contains(container: Value, value: Value, run: Run): Value | Failure {
  if (isList(container)) {
    return spend(run, Math.floor(container.length / 8)) ?? container.some((item) => equalValues(item, value));
  }
  if (typeof value !== 'string') {
    return fail('parameter-type', {
      position: 'second parameter',
      expected: 'of type string',
      type: kindName(value),
    });
  }
  if (typeof container === 'string') return container.includes(value);
  return isRecord(container) && spellingIn(container, value) !== undefined;
}

export const pieceFunctions = family('collection', [
  ofTwo(
    {
      name: 'contains',
      summary:
        'Tells whether a text contains another, an array an equal item, or an object a property of that name.',
      parameters: [
        parameter('collection', kinds.collection, 'the text, array or object'),
        parameter('value', kinds.any, 'what to look for'),
      ],
      returns: ['boolean'],
    },
    (container, value, run) => contains(container, value, run),
  ),
  ofOne(
    {
      name: 'length',
      summary: 'Gives how many items an array or characters a text has.',
      parameters: [collection],
      returns: ['integer'],
    },
    (value) => sizeOf(value),
  ),
  ofOne(
    {
      name: 'empty',
      summary: 'Tells whether a text, array or object has nothing in it. Null is empty.',
      parameters: [parameter('collection', kinds.container, 'the text, array or object')],
      returns: ['boolean'],
    },
    (value) => (isRecord(value) ? Object.keys(value).length === 0 : sizeOf(value) === 0),
  ),
  ofOne(
    {
      name: 'first',
      summary: 'Gives the first item of an array or character of a text; null of an empty array.',
      parameters: [collection],
      returns: ['null', 'boolean', 'string', 'integer', 'float', 'decimal', 'array', 'object'],
    },
    (value) => (typeof value === 'string' ? value.charAt(0) : isList(value) ? (value[0] ?? null) : null),
  ),
  ofOne(
    {
      name: 'last',
      summary: 'Gives the last item of an array or character of a text; null of an empty array.',
      parameters: [collection],
      returns: ['null', 'boolean', 'string', 'integer', 'float', 'decimal', 'array', 'object'],
    },
    (value) => (typeof value === 'string' ? value.slice(-1) : isList(value) ? (value.at(-1) ?? null) : null),
  ),
  ofTwo(
    {
      name: 'take',
      summary: 'Gives the first items of an array or characters of a text.',
      parameters: [collection, count],
      returns: ['array', 'string'],
    },
    (value, wanted) => {
      const end = integerIn(wanted);
      return end < 0 ? positive('second parameter', end) : part(value, 0, end);
    },
  ),
  ofTwo(
    {
      name: 'skip',
      summary: 'Gives an array without its first items.',
      parameters: [array, count],
      returns: ['array'],
    },
    (value, wanted) => {
      const start = integerIn(wanted);
      return start < 0 ? positive('second parameter', start) : part(value, start, undefined);
    },
  ),
  ofTwo(
    {
      name: 'chunk',
      summary: 'Cuts an array or text into pieces of equal size; the last may be smaller.',
      parameters: [collection, parameter('length', kinds.integer, 'the size of a piece')],
      returns: ['array'],
    },
    (value, length, run) => {
      const size = integerIn(length);
      if (size < 1) return positive('second parameter', size);
      const pieces = Math.ceil(sizeOf(value) / size);
      return (
        checkSize(run, pieces) ??
        Array.from({ length: pieces }, (_, index) => part(value, index * size, (index + 1) * size))
      );
    },
  ),
]);
