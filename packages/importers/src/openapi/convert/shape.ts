import { isArray, isObject, type Json } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { step } from '../../report/at.ts';
import { membersOf } from '../../text/members.ts';
import { type Conversion, type Located, placeOf } from './context.ts';

/** What a schema looks like from outside, references followed. */
export interface Shape {
  /** `any-object` has no properties; `constraint` only narrows what stands beside it; `other` is no object. */
  readonly kind: 'object' | 'any-object' | 'constraint' | 'other';
  readonly properties: ReadonlyMap<string, Located>;
}

/** Schemas looked at for one shape: webs of references without an end in sight are cut here. */
export const maxSchemas = 500;

/** The shape of a schema, its `allOf` and its choices included. */
export function shapeOf(schema: Located, conversion: Conversion): Shape {
  return cached(conversion.shapes, schema.value, () => findShape(schema, conversion));
}

/** Looks a schema up by its reference or, inline, by itself: the same targets are asked for again and again. */
function cached<T>(cache: Map<Json, T>, schema: Json, find: () => T): T {
  const key = isObject(schema) && typeof schema['$ref'] === 'string' ? schema['$ref'] : schema;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const found = find();
  cache.set(key, found);
  return found;
}

function findShape(schema: Located, conversion: Conversion): Shape {
  const properties = new Map<string, Located>();
  let isOther = false;
  let isAnObject = false;
  const seen = new Set<Json>();
  const collect = ({ value, at }: Located): void => {
    if (!isObject(value)) {
      isOther ||= value !== true;
      return;
    }
    if (seen.has(value) || seen.size >= maxSchemas) return;
    seen.add(value);
    const reference = value['$ref'];
    if (typeof reference === 'string') {
      const target = resolveReference(reference, conversion.document);
      if (target === undefined) isAnObject = true;
      else collect({ value: target, at: placeOf(reference) });
      return;
    }
    const type = singleType(value['type']);
    if (type !== undefined && type !== 'object') isOther = true;
    if (type === 'object' || value['additionalProperties'] !== undefined) isAnObject = true;
    if (type === undefined && (isArray(value['enum']) || value['items'] !== undefined)) isOther = true;
    if (isObject(value['properties'])) {
      isAnObject = true;
      for (const [name, property] of membersOf(value['properties']))
        if (!properties.has(name))
          properties.set(name, { value: property, at: step(step(at, 'properties'), name) });
    }
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      const list = value[keyword];
      if (isArray(list))
        list.forEach((item, index) => collect({ value: item, at: step(step(at, keyword), index) }));
    }
  };
  collect(schema);
  if (isOther) return { kind: 'other', properties };
  if (properties.size > 0) return { kind: 'object', properties };
  return { kind: isAnObject ? 'any-object' : 'constraint', properties };
}

/** The one type of a schema, references followed; `undefined` when there is none or more than one. */
export function typeOf(schema: Located, conversion: Conversion): string | undefined {
  return cached(conversion.types, schema.value, () => ({ type: findType(schema, conversion) })).type;
}

function findType(schema: Located, conversion: Conversion): string | undefined {
  const seen = new Set<Json>();
  const find = (value: Json | undefined): string | undefined => {
    if (!isObject(value) || seen.has(value) || seen.size >= maxSchemas) return undefined;
    seen.add(value);
    if (typeof value['$ref'] === 'string') return find(resolveReference(value['$ref'], conversion.document));
    const type = singleType(value['type']);
    if (type !== undefined) return type;
    if (isObject(value['properties'])) return 'object';
    const values = value['enum'];
    const first = isArray(values) ? values[0] : value['const'];
    if (typeof first === 'string' || typeof first === 'boolean' || typeof first === 'number')
      return typeof first;
    if (isArray(value['allOf'])) return value['allOf'].map(find).find((found) => found !== undefined);
    const choice = value['oneOf'] ?? value['anyOf'];
    if (!isArray(choice)) return undefined;
    const types = new Set(choice.map(find));
    return types.size === 1 ? [...types][0] : undefined;
  };
  return find(schema.value);
}

function singleType(type: Json | undefined): string | undefined {
  if (typeof type === 'string') return type;
  if (!isArray(type)) return undefined;
  const types = type.filter((item) => item !== 'null');
  return types.length === 1 && typeof types[0] === 'string' ? types[0] : undefined;
}
