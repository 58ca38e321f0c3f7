import { isArray, isObject, type JsonObject, memberNames, objectAt } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { isNotificationUrl, markNotificationUrl } from './callbacks.ts';
import { type Conversion, followObject, type Located } from './context.ts';
import { firstExample } from './examples.ts';
import {
  isBinary,
  isFormType,
  isJsonType,
  isMultipart,
  type MediaType,
  mediaTypesOf,
  preferred,
  sameSchemas,
  schemaOfMediaType,
} from './media-types.ts';
import { convertValue } from './parameters.ts';
import { maxSchemas, shapeOf, typeOf } from './shape.ts';

/** A request body in the words of OpenAPI 2.0. */
export interface ConvertedBody {
  readonly parameters: readonly JsonObject[];
  readonly consumes: readonly string[];
  readonly kept: JsonObject;
  /** Whether a property of the body takes the address of a callback. */
  readonly notifies: boolean;
}

/** Converts a Request Body Object to a body parameter or to form parameters. */
export function convertBody(
  given: JsonObject,
  at: At,
  conversion: Conversion,
  notificationUrl?: readonly string[],
): ConvertedBody {
  if (notificationUrl !== undefined) return convertUnknown(given, at, conversion, notificationUrl);
  return conversion.bodies(given, at, () => convertUnknown(given, at, conversion));
}

function convertUnknown(
  given: JsonObject,
  givenAt: At,
  conversion: Conversion,
  notificationUrl?: readonly string[],
): ConvertedBody {
  const found = followObject(conversion, given, givenAt);
  if (found === undefined) return { parameters: [], consumes: [], kept: {}, notifies: false };
  const { value: body, at } = found;
  const types = mediaTypesOf(body['content'], step(at, 'content'), conversion);
  const chosen = preferred(types);
  if (chosen === undefined) {
    return { parameters: [bodyParameter(body, {}, {})], consumes: [], kept: {}, notifies: false };
  }
  if (isFormType(chosen.type)) {
    const forms = types.filter(({ type }) => isFormType(type));
    const form = forms.find(({ type }) => isMultipart(type)) ?? chosen;
    const taken = sameSchemas(forms) ? forms : [form];
    const kept = keepOthers(types, taken, form, at, conversion);
    const consumes = taken.map(({ type }) => type);
    const parameters = formParameters(form, conversion);
    if (parameters !== undefined) return { parameters, consumes, kept, notifies: false };
    conversion.reporter.tell('body-form-shape', form.at, { type: form.type });
    return { parameters: [plainBody(form, body, conversion)], consumes, kept, notifies: false };
  }
  const taken = types.filter(
    (type) => !isFormType(type.type) && (type === chosen || sameSchemas([type, chosen])),
  );
  const notifies = notificationUrl !== undefined && isJsonType(chosen.type);
  const marks = notifies && !isNotificationUrl(schemaOfMediaType(chosen), notificationUrl, conversion);
  const parameter = plainBody(chosen, body, conversion, marks ? notificationUrl : undefined);
  return {
    parameters: [marks ? { ...parameter, required: true } : parameter],
    notifies,
    consumes: [chosen.type, ...taken.filter((type) => type !== chosen).map(({ type }) => type)],
    kept: keepOthers(types, taken, chosen, at, conversion),
  };
}

function plainBody(
  chosen: MediaType,
  body: JsonObject,
  conversion: Conversion,
  notificationUrl?: readonly string[],
): JsonObject {
  const declared = schemaOfMediaType(chosen);
  const schema =
    notificationUrl === undefined ? declared : markNotificationUrl(declared, notificationUrl, conversion);
  const converted = schema === undefined ? {} : conversion.convertSchema(schema.value, schema.at);
  const examples = firstExample(chosen.value, chosen.at, conversion);
  return bodyParameter(body, converted, {
    ...(examples?.first !== undefined && { 'x-example': examples.first }),
    ...(examples?.all !== undefined && { 'x-examples': examples.all }),
  });
}

/** What converters name a body with, which has no name in OpenAPI 3. */
const bodyNameMember = 'x-ms-requestBody-name';

function bodyParameter(body: JsonObject, schema: JsonObject, more: JsonObject): JsonObject {
  const extensions = Object.entries(body).filter(
    ([name]) => name.startsWith('x-') && name !== bodyNameMember && name !== 'x-bodyName',
  );
  const stated = body[bodyNameMember] ?? body['x-bodyName'];
  return {
    name: typeof stated === 'string' && stated !== '' ? stated : 'body',
    in: 'body',
    ...(typeof body['description'] === 'string' && { description: body['description'] }),
    ...(body['required'] === true && { required: true }),
    schema,
    ...Object.fromEntries(extensions),
    ...more,
  };
}

function keepOthers(
  types: readonly MediaType[],
  taken: readonly MediaType[],
  chosen: MediaType,
  at: At,
  conversion: Conversion,
): JsonObject {
  const others = types.filter((type) => !taken.includes(type));
  if (others.length === 0) return {};
  const names = others.map(({ type }) => type).join(', ');
  conversion.reporter.tell('body-types', step(at, 'content'), {
    types: types.map(({ type }) => type).join(', '),
    chosen: chosen.type,
    others: names,
  });
  const kept = others.map((other) => {
    const schema = schemaOfMediaType(other);
    return [
      other.type,
      schema === undefined ? {} : { schema: conversion.convertSchema(schema.value, schema.at) },
    ];
  });
  return { 'x-request-bodies': Object.fromEntries(kept) };
}

function formParameters(form: MediaType, conversion: Conversion): readonly JsonObject[] | undefined {
  const schema = schemaOfMediaType(form);
  if (schema === undefined) return undefined;
  const { properties } = shapeOf(schema, conversion);
  if (properties.size === 0) return undefined;
  const required = requiredNames(schema, conversion);
  const encoding = objectAt(form.value, 'encoding') ?? {};
  return [...properties].map(([name, property]) => {
    const field = formField(name, property, form, conversion);
    const how = encodingOf(objectAt(encoding, name), field);
    if (
      how !== undefined &&
      memberNames(how).some((member) => member !== 'contentType' || field['type'] !== 'file')
    )
      conversion.reporter.tell('form-encoding', step(step(form.at, 'encoding'), name), {
        name,
        found: memberNames(how).join(', '),
      });
    return {
      name,
      in: 'formData',
      ...(required.has(name) && { required: true }),
      ...field,
      ...(field['type'] === 'array' && isJoined(objectAt(encoding, name)) && { collectionFormat: 'csv' }),
      ...(how !== undefined && { 'x-encoding': how }),
    };
  });
}

/** How a field is encoded, without what OpenAPI 2.0 can say: how the items of a list are joined. */
function encodingOf(given: JsonObject | undefined, field: JsonObject): JsonObject | undefined {
  if (given === undefined || field['type'] !== 'array' || (given['style'] ?? 'form') !== 'form') return given;
  const { style: _style, explode: _explode, ...rest } = given;
  return memberNames(rest).length === 0 ? undefined : rest;
}

/** Items joined by commas instead of repeated fields. */
function isJoined(encoding: JsonObject | undefined): boolean {
  return encoding?.['explode'] === false && (encoding['style'] ?? 'form') === 'form';
}

/** The names `required` of a schema lists, its `allOf` included. */
function requiredNames(schema: Located, conversion: Conversion): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const collect = (located: Located): void => {
    const found = followObject(conversion, located.value, located.at);
    if (found === undefined || seen.has(found.value) || seen.size >= maxSchemas) return;
    seen.add(found.value);
    const { required, allOf } = found.value;
    if (isArray(required)) for (const name of required) if (typeof name === 'string') names.add(name);
    if (isArray(allOf))
      allOf.forEach((item, index) => collect({ value: item, at: step(step(found.at, 'allOf'), index) }));
  };
  collect(schema);
  return names;
}

function formField(name: string, property: Located, form: MediaType, conversion: Conversion): JsonObject {
  const target = followObject(conversion, property.value, property.at);
  const source = target?.value ?? {};
  const described = typeof source['description'] === 'string' ? { description: source['description'] } : {};
  if (isMultipart(form.type) && isBinary(source)) return { ...described, type: 'file' };
  const items = isObject(source['items'])
    ? followObject(conversion, source['items'], step(target?.at, 'items'))
    : undefined;
  if (isMultipart(form.type) && isBinary(items?.value)) {
    conversion.reporter.tell('form-field-files', property.at, { name });
    return { ...described, type: 'file', 'x-schema': conversion.convertSchema(property.value, property.at) };
  }
  const value = convertValue(property, conversion);
  if (typeOf(property, conversion) === 'object')
    conversion.reporter.tell('form-field-object', property.at, { name, found: 'an object' });
  return { ...value, ...(value['type'] === 'array' && { collectionFormat: 'multi' }) };
}
