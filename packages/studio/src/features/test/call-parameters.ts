import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import type { Operation } from '@connectory/connector';

/** The parameter that a request's body is. */
export function bodyName(operation: Operation): string | undefined {
  return operation.parameters.find((parameter) => parameter.place === 'body')?.name;
}

/** What is sent: what the form holds, the raw body in place of the form's when it is on, emptied fields left out. */
export function callParameters(
  form: JsonObject,
  raw: { readonly name: string; readonly value: Json } | undefined,
): JsonObject {
  const values = raw === undefined ? form : { ...form, [raw.name]: raw.value };
  return withoutGaps(values);
}

function withoutGaps(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([, value]) => isPresent(value))
      .map(([name, value]) => [name, clean(value)]),
  );
}

function clean(value: Json): Json {
  if (isArray(value)) return value.map((item) => (isPresent(item) ? clean(item) : null));
  return isObject(value) ? withoutGaps(value) : value;
}

/** Forms mark an emptied field with `undefined`, which JSON does not have. */
function isPresent(value: Json | undefined): boolean {
  return value !== undefined;
}
