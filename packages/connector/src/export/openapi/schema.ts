import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type OpenApiExport, referenceOf, type Way, withReferences } from './context.ts';

/** Keywords that hold schemas. */
const lists = new Set(['allOf', 'anyOf', 'oneOf']);
const maps = new Set(['properties', 'patternProperties']);

/** Every other keyword both versions know. */
const shared = new Set([
  '$ref',
  'type',
  'format',
  'title',
  'description',
  'default',
  'enum',
  'multipleOf',
  'maximum',
  'minimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'required',
  'readOnly',
  'xml',
  'externalDocs',
  'examples',
  'const',
]);

/** Converts a schema of OpenAPI 2.0 to OpenAPI 3.1. */
export function exportSchema(schema: Json | undefined, way: Way, context: OpenApiExport): JsonObject {
  if (!isObject(schema)) return {};
  const { $ref: reference, ...rest } = schema;
  if (typeof reference !== 'string') return exportKeywords(schema, way, context);
  const target = referenceOf(reference, context);
  if (target === undefined) context.tell('export-reference', way, { reference });
  const siblings = exportKeywords(rest, way, context);
  if (target === undefined) return siblings;
  const { 'x-nullable': nullable, ...described } = siblings;
  if (nullable !== true) return { $ref: target, ...described };
  return { ...described, anyOf: [{ $ref: target }, { type: 'null' }] };
}

function exportKeywords(schema: JsonObject, way: Way, context: OpenApiExport): JsonObject {
  const made: Record<string, Json> = {};
  for (const [name, value] of Object.entries(schema)) {
    const here = [...way, name];
    if (maps.has(name) && isObject(value)) {
      made[name] = Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, exportSchema(inner, [...here, key], context)]),
      );
    } else if (lists.has(name) && isArray(value)) {
      made[name] = value.map((inner, index) => exportSchema(inner, [...here, index], context));
    } else if (name === 'items' || name === 'not') {
      made[name] = isArray(value) ? {} : exportSchema(value, here, context);
      if (isArray(value)) made['prefixItems'] = value.map((inner) => exportSchema(inner, here, context));
    } else if (name === 'additionalProperties') {
      made[name] = typeof value === 'boolean' ? value : exportSchema(value, here, context);
    } else if (name === 'discriminator' && typeof value === 'string') {
      made[name] = { propertyName: value };
    } else if (name === 'exclusiveMaximum' || name === 'exclusiveMinimum') {
      exportExclusive(name, value, schema, made);
    } else if (name === 'example') {
      made['examples'] = [value];
    } else if (name === 'required' && !isArray(value)) {
      made['x-required'] = value;
    } else if (shared.has(name)) made[name] = value;
    else if (name.startsWith('x-')) made[name] = withReferences(value, context);
    else {
      made[`x-${name}`] = withReferences(value, context);
      context.tell('export-member', here, { name, kept: `x-${name}` });
    }
  }
  return withNull(withBytes(made));
}

function exportExclusive(
  name: 'exclusiveMaximum' | 'exclusiveMinimum',
  value: Json,
  schema: JsonObject,
  made: Record<string, Json>,
): void {
  const limit = name === 'exclusiveMaximum' ? 'maximum' : 'minimum';
  if (typeof value === 'number') made[name] = value;
  const number = schema[limit];
  if (value !== true || typeof number !== 'number') return;
  made[name] = number;
}

/** Bytes are said by their encoding; an exclusive limit takes the place of the plain one. */
function withBytes(schema: JsonObject): JsonObject {
  const { format, type } = schema;
  const made: Record<string, Json> = { ...schema };
  if (made['exclusiveMaximum'] !== undefined) delete made['maximum'];
  if (made['exclusiveMinimum'] !== undefined) delete made['minimum'];
  if (type === 'file') {
    made['type'] = 'string';
    made['contentMediaType'] = 'application/octet-stream';
  } else if (format === 'binary' && type === 'string') {
    delete made['format'];
    made['contentMediaType'] = 'application/octet-stream';
  } else if (format === 'byte' && type === 'string') {
    delete made['format'];
    made['contentEncoding'] = 'base64';
  }
  return made;
}

/** `x-nullable` becomes one more type, and one more value where values are listed. */
function withNull(schema: JsonObject): JsonObject {
  const { 'x-nullable': nullable, type, enum: values, ...rest } = schema;
  if (nullable !== true || typeof type !== 'string') return schema;
  return {
    type: [type, 'null'],
    ...(isArray(values) && { enum: values.includes(null) ? values : [...values, null] }),
    ...rest,
  };
}
