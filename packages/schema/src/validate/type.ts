import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type Check, report } from './run.ts';

type Test = (value: Json) => boolean;

const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['string', (value) => typeof value === 'string'],
  ['number', (value) => typeof value === 'number'],
  ['integer', (value) => typeof value === 'number' && Number.isInteger(value)],
  ['boolean', (value) => typeof value === 'boolean'],
  ['object', isObject],
  ['array', isArray],
  ['null', (value) => value === null],
]);

/** The keyword `type`: one type, or a list of them. Types unknown to JSON, `file` among them, take every value. */
export function typeChecks(schema: JsonObject): readonly Check[] {
  const declared = isArray(schema['type']) ? schema['type'] : [schema['type']];
  const types = declared.filter((type) => typeof type === 'string');
  const known = types.map((type) => tests.get(type));
  const [only] = known;
  if (only === undefined || known.includes(undefined)) return [];
  const fits: Test = known.length === 1 ? only : (value) => known.some((test) => test?.(value));
  const expected = types.join(' or ');
  return [
    (value, run) => {
      if (!fits(value)) report(run, 'type', { expected, actual: typeName(value) });
    },
  ];
}

/** Name of a value's JSON type, whole numbers told apart. */
function typeName(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
