import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { orderedObject } from '../../text/members.ts';
import type { Conversion, Located } from './context.ts';
import { shapeOf, type Shape, typeOf } from './shape.ts';
import { definitionReference, makeDefinition } from './references.ts';

/*
 * oneOf and anyOf, which OpenAPI 2.0 does not have (connector SPEC §3.1): null becomes x-nullable, a single branch takes
 * the place of the choice, objects become one object with the properties of all, anything else loses its type. The choice
 * itself is kept under x-oneOf or x-anyOf.
 */

/** Converts a schema with `oneOf` or `anyOf`. */
export function convertChoice(schema: JsonObject, at: At, conversion: Conversion): JsonObject {
  const keyword = isArray(schema['oneOf']) ? 'oneOf' : 'anyOf';
  const given = schema[keyword];
  const list = isArray(given) ? given : [];
  const here = step(at, keyword);
  const all = list.map((value, index): Located => ({ value, at: step(here, index) }));
  const branches = all.filter(({ value }) => !isNull(value));
  const { [keyword]: _choice, ...rest } = schema;
  const siblings = conversion.convertKeywords(rest, at);
  const base: JsonObject =
    branches.length < all.length ||
    branches.some(({ value }) => isObject(value) && value['nullable'] === true)
      ? { ...siblings, 'x-nullable': true }
      : siblings;
  const shapes = branches.map((branch) => shapeOf(branch, conversion));
  const only = singleBranch(branches, shapes);
  if (branches.length === 0) return base;
  if (only !== undefined) {
    conversion.reporter.tell('schema-choice-single', here, { keyword });
    const converted = conversion.convertSchema(only.value, only.at);
    return hasStructure(rest) ? { ...base, allOf: [converted] } : { ...converted, ...base };
  }
  if (shapes.every((shape) => shape.kind === 'constraint')) {
    conversion.reporter.tell('schema-choice-untyped', here, { keyword, became: 'its other members' });
    return { ...base, [`x-${keyword}`]: convertAll(branches, conversion) };
  }
  if (shapes.every((shape) => shape.kind !== 'other')) {
    conversion.reporter.tell('schema-choice-merged', here, { keyword, count: branches.length });
    if (isDefinition(at)) return mergeObjects(base, keyword, branches, shapes, conversion);
    // A definition of its own, converted later: objects that choose among each other would otherwise never end.
    const name = makeDefinition({ value: schema, at }, conversion, () =>
      mergeObjects(base, keyword, branches, shapes, conversion),
    );
    return { $ref: definitionReference(name), ...describingOf(base) };
  }
  const type = commonType(branches, conversion);
  const values = commonEnum(branches);
  conversion.reporter.tell('schema-choice-untyped', here, {
    keyword,
    became: type === undefined ? 'one of any type' : `the type ${type}`,
  });
  return {
    ...(type !== undefined && { type }),
    ...(type === 'array' && { items: {} }),
    ...(type !== undefined && values !== undefined && { enum: values }),
    ...base,
    [`x-${keyword}`]: convertAll(branches, conversion),
  };
}

function isNull(value: Json): boolean {
  if (!isObject(value)) return false;
  const values = value['enum'];
  return (
    value['type'] === 'null' ||
    value['const'] === null ||
    (isArray(values) && values.length > 0 && values.every((item) => item === null))
  );
}

/** The one branch that says something, when the others are only "any object". */
function singleBranch(branches: readonly Located[], shapes: readonly Shape[]): Located | undefined {
  if (branches.length === 1) return branches[0];
  const telling = branches.filter((_, index) => shapes[index]?.kind !== 'any-object');
  const objects = shapes.every((shape) => shape.kind === 'object' || shape.kind === 'any-object');
  return telling.length === 1 && objects ? telling[0] : undefined;
}

const structureKeywords = [
  'type',
  'properties',
  'items',
  'allOf',
  'additionalProperties',
  'required',
  'enum',
];

function hasStructure(schema: JsonObject): boolean {
  return structureKeywords.some((name) => schema[name] !== undefined);
}

/** True for `#/components/schemas/X` itself. */
function isDefinition(at: At): boolean {
  return (
    at?.parent?.segment === 'schemas' &&
    at.parent.parent?.segment === 'components' &&
    at.parent.parent.parent === undefined
  );
}

function describingOf(base: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(base).filter(
      ([name]) => name === 'description' || name === 'title' || name === 'x-nullable',
    ),
  );
}

function mergeObjects(
  base: JsonObject,
  keyword: string,
  branches: readonly Located[],
  shapes: readonly Shape[],
  conversion: Conversion,
): JsonObject {
  const properties = new Map<string, JsonObject>();
  const own = base['properties'];
  if (isObject(own))
    for (const [name, value] of Object.entries(own)) if (isObject(value)) properties.set(name, value);
  for (const shape of shapes) {
    for (const [name, property] of shape.properties) {
      const converted = conversion.convertSchema(property.value, property.at);
      const known = properties.get(name);
      if (known === undefined) properties.set(name, converted);
      else if (known['type'] !== converted['type'] || known['$ref'] !== converted['$ref'])
        properties.set(name, {});
      else if (isArray(known['enum']) && isArray(converted['enum']))
        properties.set(name, { ...known, enum: [...new Set([...known['enum'], ...converted['enum']])] });
    }
  }
  return {
    type: 'object',
    ...base,
    properties: orderedObject([...properties]),
    [`x-${keyword}`]: convertAll(branches, conversion),
  };
}

function convertAll(branches: readonly Located[], conversion: Conversion): readonly JsonObject[] {
  return branches.map(({ value, at }) => conversion.convertSchema(value, at));
}

function commonType(branches: readonly Located[], conversion: Conversion): string | undefined {
  const types = new Set(branches.map((branch) => typeOf(branch, conversion)));
  const [first] = types;
  if (types.size === 1) return first;
  return types.size === 2 && types.has('integer') && types.has('number') ? 'number' : undefined;
}

function commonEnum(branches: readonly Located[]): readonly Json[] | undefined {
  const values: Json[] = [];
  for (const { value } of branches) {
    if (!isObject(value)) return undefined;
    if (isArray(value['enum'])) values.push(...value['enum']);
    else if (value['const'] !== undefined) values.push(value['const']);
    else return undefined;
  }
  return [...new Set(values)];
}
