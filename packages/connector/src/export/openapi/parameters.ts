import { isArray, isObject, type Json, type JsonObject, stringAt } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { extensionsOf, type OpenApiExport, referenceOf, type Way } from './context.ts';
import { exportSchema } from './schema.ts';

/** A parameter with its reference followed. */
export interface GivenParameter {
  readonly value: JsonObject;
  readonly way: Way;
  readonly reference: string | undefined;
}

/** The parameters of a list, references followed; what leads to nothing is told. */
export function parametersOf(
  list: Json | undefined,
  way: Way,
  context: OpenApiExport,
): readonly GivenParameter[] {
  if (!isArray(list)) return [];
  return list.flatMap((item, index): readonly GivenParameter[] => {
    const here = [...way, index];
    const reference = stringAt(item, '$ref');
    const value = reference === undefined ? item : resolveReference(reference, context.definition);
    if (isObject(value)) return [{ value, way: here, reference }];
    context.tell('export-reference', here, { reference: reference ?? '' });
    return [];
  });
}

/** Whether a parameter goes into the body. */
export function isOfBody({ value }: GivenParameter): boolean {
  return value['in'] === 'body' || value['in'] === 'formData';
}

/** Converts a parameter of path, query or header; a shared one stays shared. */
export function exportParameter(parameter: GivenParameter, context: OpenApiExport): JsonObject {
  const target = parameter.reference === undefined ? undefined : referenceOf(parameter.reference, context);
  if (target !== undefined) return { $ref: target };
  return convertParameter(parameter.value, parameter.way, context);
}

/** Converts the parameter itself. */
export function convertParameter(value: JsonObject, way: Way, context: OpenApiExport): JsonObject {
  const place = stringAt(value, 'in') ?? 'query';
  const description = stringAt(value, 'description');
  return {
    name: stringAt(value, 'name') ?? '',
    in: place,
    ...(description !== undefined && { description }),
    ...((place === 'path' || value['required'] === true) && { required: true }),
    ...(place === 'query' && value['allowEmptyValue'] === true && { allowEmptyValue: true }),
    ...styleOf(value, place, way, context),
    schema: valueSchema(value, way, context),
    ...extensionsOf(value, context),
  };
}

/** Members that describe the parameter and not its value. */
const ofParameter = new Set([
  'name',
  'in',
  'description',
  'required',
  'allowEmptyValue',
  'collectionFormat',
  'schema',
]);

/** The schema of a value outside of a body, and of a form field. */
export function valueSchema(value: JsonObject, way: Way, context: OpenApiExport): JsonObject {
  const declared = isObject(value['schema']) ? value['schema'] : {};
  const own = Object.fromEntries(
    Object.entries(value).filter(([name]) => !ofParameter.has(name) && !name.startsWith('x-')),
  );
  const { items, ...rest } = own;
  const inner = isObject(items) ? { items: withoutFormat(items) } : {};
  const nullable = value['x-nullable'] === true ? { 'x-nullable': true } : {};
  return exportSchema({ ...declared, ...rest, ...inner, ...nullable }, way, context);
}

function withoutFormat(items: JsonObject): JsonObject {
  const { collectionFormat: _format, items: inner, ...rest } = items;
  return isObject(inner) ? { ...rest, items: withoutFormat(inner) } : rest;
}

/** `collectionFormat` as style and explode; other values than lists need neither. */
export function styleOf(value: JsonObject, place: string, way: Way, context: OpenApiExport): JsonObject {
  if (value['type'] !== 'array') return {};
  const format = stringAt(value, 'collectionFormat') ?? 'csv';
  if (format === 'tsv') context.tell('export-tabs', way, { name: stringAt(value, 'name') ?? '' });
  if (place !== 'query' && place !== 'formData') return { style: 'simple' };
  if (format === 'multi') return { style: 'form', explode: true };
  if (format === 'ssv') return { style: 'spaceDelimited', explode: false };
  if (format === 'pipes') return { style: 'pipeDelimited', explode: false };
  return { style: 'form', explode: false };
}
