import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { carryNotes, membersOf } from '../../text/members.ts';
import { type Conversion, follow, followObject, type Located } from './context.ts';
import { firstExample } from './examples.ts';
import { maxSchemas, shapeOf, typeOf } from './shape.ts';
import { textOf } from '../../text/text-of.ts';

/** Parameters made of one, and what cannot be one. */
export interface ConvertedParameter {
  readonly parameters: readonly JsonObject[];
  /** What is kept beside the operation instead: a cookie parameter, a whole query string. */
  readonly kept?: { readonly name: 'x-cookie-parameters' | 'x-querystring'; readonly value: JsonObject };
}

/** Converts a Parameter Object. An object in the query becomes one parameter a property. */
export function convertParameter(source: JsonObject, at: At, conversion: Conversion): ConvertedParameter {
  const { reporter } = conversion;
  const name = textOf(source['name'] ?? '');
  const place = source['in'];
  if (place === 'cookie') {
    reporter.tell('cookie-parameter', at, { name });
    return { parameters: [], kept: { name: 'x-cookie-parameters', value: source } };
  }
  if (place === 'querystring') {
    reporter.tell('querystring-parameter', at, { name });
    return { parameters: [], kept: { name: 'x-querystring', value: source } };
  }
  if (place !== 'path' && place !== 'query' && place !== 'header') {
    reporter.tell('member-not-usable', at, { what: `Parameter "${name}"` });
    return { parameters: [] };
  }
  const schema = schemaOf(source, name, at, conversion);
  const isAnObject = typeOf(schema, conversion) === 'object';
  const style = styleOf(source, place);
  if (
    isAnObject &&
    place === 'query' &&
    (style === 'deepObject' || (style === 'form' && source['explode'] !== false))
  ) {
    const exploded = explode(source, schema, style, at, conversion);
    if (exploded !== undefined) return { parameters: exploded };
  }
  const shared = sharedMembers(source, place === 'path');
  const value = convertValue(schema, conversion);
  if (isAnObject && source['content'] === undefined) reporter.tell('parameter-object', at, { name });
  const collection =
    value['type'] === 'array' ? collectionFormat(source, name, place, style, at, conversion) : {};
  if (source['allowReserved'] === true)
    reporter.tell('parameter-reserved', step(at, 'allowReserved'), { name });
  if (style !== defaultStyle(place) && value['type'] !== 'array' && !isAnObject)
    reporter.tell('parameter-style', step(at, 'style'), { name, style, became: 'the plain value' });
  return {
    parameters: [
      carryNotes(source, {
        name,
        in: place,
        ...shared,
        ...value,
        ...collection,
        ...examplesOf(source, at, conversion),
      }),
    ],
  };
}

function schemaOf(source: JsonObject, name: string, at: At, conversion: Conversion): Located {
  const { content } = source;
  if (isObject(content)) {
    const [type] = Object.keys(content);
    conversion.reporter.tell('parameter-content', step(at, 'content'), { name, type: type ?? 'nothing' });
    return { value: { type: 'string', 'x-content': content }, at: step(at, 'content') };
  }
  return { value: source['schema'] ?? {}, at: step(at, 'schema') };
}

function sharedMembers(source: JsonObject, required: boolean): JsonObject {
  const extensions = Object.entries(source).filter(([name]) => name.startsWith('x-'));
  return {
    ...(typeof source['description'] === 'string' && { description: source['description'] }),
    ...(required || source['required'] === true ? { required: true } : {}),
    ...(source['deprecated'] === true && { 'x-deprecated': true }),
    ...(source['allowEmptyValue'] === true && { allowEmptyValue: true }),
    ...(source['allowReserved'] === true && { 'x-allowReserved': true }),
    ...Object.fromEntries(extensions),
  };
}

function examplesOf(source: JsonObject, at: At, conversion: Conversion): JsonObject {
  const found = firstExample(source, at, conversion);
  return {
    ...(found?.first !== undefined && { 'x-example': found.first }),
    ...(found?.all !== undefined && { 'x-examples': found.all }),
  };
}

function defaultStyle(place: string): string {
  return place === 'query' ? 'form' : 'simple';
}

function styleOf(source: JsonObject, place: string): string {
  return typeof source['style'] === 'string' ? source['style'] : defaultStyle(place);
}

function collectionFormat(
  source: JsonObject,
  name: string,
  place: string,
  style: string,
  at: At,
  conversion: Conversion,
): JsonObject {
  if (style === 'form') {
    if (source['explode'] !== false && place === 'query') return { collectionFormat: 'multi' };
    return { collectionFormat: 'csv' };
  }
  if (style === 'spaceDelimited' && source['explode'] !== true) return { collectionFormat: 'ssv' };
  if (style === 'pipeDelimited' && source['explode'] !== true) return { collectionFormat: 'pipes' };
  if (style === 'simple') return { collectionFormat: 'csv' };
  const exploded = place === 'query' && source['explode'] === true;
  const became = exploded ? 'multi' : 'csv';
  conversion.reporter.tell('parameter-style', step(at, 'style'), {
    name,
    style,
    became: `the collection format ${became}`,
  });
  return { collectionFormat: became };
}

/** An object in the query as single parameters: `name[property]` when deep, `property` when exploded. */
function explode(
  source: JsonObject,
  schema: Located,
  style: string,
  at: At,
  conversion: Conversion,
): readonly JsonObject[] | undefined {
  const shape = shapeOf(schema, conversion);
  if (shape.properties.size === 0) return undefined;
  const target = followObject(conversion, schema.value, schema.at)?.value;
  const list = target?.['required'];
  const required = new Set(isArray(list) && source['required'] === true ? list : []);
  const name = textOf(source['name'] ?? '');
  const parameters = [...shape.properties].map(([property, value]): JsonObject => {
    const converted = convertValue(value, conversion);
    const inner = style === 'deepObject' ? `${name}[${property}]` : property;
    if (converted['x-schema'] !== undefined)
      conversion.reporter.tell('parameter-object', value.at, { name: inner });
    return {
      name: inner,
      in: 'query',
      ...(required.has(property) && { required: true }),
      ...converted,
      ...(converted['type'] === 'array' && { collectionFormat: 'multi' }),
    };
  });
  conversion.reporter.tell('parameter-exploded', at, {
    name,
    names: parameters.map((parameter) => textOf(parameter['name'])).join(', '),
  });
  return parameters;
}

/** Members a value outside of a body may have in OpenAPI 2.0. */
const valueMembers = new Set([
  'type',
  'format',
  'description',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
]);

/**
 * A schema as the members of a parameter, header or item: references and `allOf` written out, objects as texts.
 *
 * @param depth - How many lists deep; lists of lists of lists become texts, since they cannot be written in an address.
 */
export function convertValue(schema: Located, conversion: Conversion, depth = 0): JsonObject {
  const parts = flatParts(schema, conversion);
  const members: Record<string, Json> = {};
  for (const part of parts) {
    for (const [name, value] of membersOf(part)) {
      if (valueMembers.has(name) || name.startsWith('x-')) members[name] ??= value;
      else if (name === 'example') members['x-example'] ??= value;
    }
  }
  const type = members['type'] ?? typeOf(schema, conversion);
  const { description, ...rest } = members;
  const base = depth === 0 && description !== undefined ? members : rest;
  if (type === 'array' && depth < 3) {
    const holder = parts.findIndex((part) => part['items'] !== undefined);
    const items = itemsOf(schema, conversion);
    return {
      ...base,
      type: 'array',
      items:
        holder === -1 || items === undefined
          ? { type: 'string' }
          : convertValue(items, conversion, depth + 1),
    };
  }
  if (type === 'object' || type === 'array') {
    return { ...base, type: 'string', 'x-schema': conversion.convertSchema(schema.value, schema.at) };
  }
  return { ...base, type: typeof type === 'string' ? type : 'string' };
}

/** The converted schema and those its references and `allOf` lead to, nearest first. */
function flatParts(schema: Located, conversion: Conversion): readonly JsonObject[] {
  const parts: JsonObject[] = [];
  const seen = new Set<Json>();
  const collect = (located: Located): void => {
    if (seen.has(located.value) || parts.length > 50) return;
    seen.add(located.value);
    const { value } = located;
    if (isObject(value) && typeof value['$ref'] === 'string') {
      const { $ref: _reference, ...siblings } = conversion.convertSchema(value, located.at);
      parts.push(siblings);
      const target = follow(conversion, value, located.at);
      if (target !== undefined) collect(target);
      return;
    }
    parts.push(conversion.convertSchema(value, located.at));
    if (isObject(value) && isArray(value['allOf']))
      value['allOf'].forEach((item, index) =>
        collect({ value: item, at: step(step(located.at, 'allOf'), index) }),
      );
  };
  collect(schema);
  return parts;
}

function itemsOf(schema: Located, conversion: Conversion): Located | undefined {
  const seen = new Set<Json>();
  const find = ({ value, at }: Located): Located | undefined => {
    const target = follow(conversion, value, at);
    if (target === undefined || !isObject(target.value) || seen.has(target.value) || seen.size >= maxSchemas)
      return undefined;
    seen.add(target.value);
    const { items, allOf } = target.value;
    if (items !== undefined) return { value: items, at: step(target.at, 'items') };
    if (!isArray(allOf)) return undefined;
    for (const [index, item] of allOf.entries()) {
      const found = find({ value: item, at: step(step(target.at, 'allOf'), index) });
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(schema);
}
