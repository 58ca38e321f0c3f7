import { isArray, isObject, type Json, type JsonObject, stringAt } from '@connectory/base';

/** A JSON value's type in words that stand in a message. */
export function kindOf(value: Json | undefined): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return isObject(value)
    ? 'object'
    : typeof value === 'number' && Number.isInteger(value)
      ? 'integer'
      : typeof value;
}

/** Whether a value is of a schema type; types that are none of OpenAPI 2.0 fit everything. */
export function fitsType(value: Json, type: string): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
    case 'boolean':
    case 'string':
      return typeof value === type;
    case 'array':
      return isArray(value);
    case 'object':
      return isObject(value);
    default:
      return true;
  }
}

/** The value in the type it should have, when it only is written as a text. */
export function toType(value: Json, type: string): Json | undefined {
  if (type === 'string')
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (type === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
  if (type !== 'integer' && type !== 'number') return undefined;
  // Longer numbers would be rounded.
  if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(text)) return undefined;
  const number = Number(text);
  return type === 'integer' && !Number.isInteger(number) ? undefined : number;
}

/** A schema type as declared; `undefined` for none and for those that are no text. */
export function typeOf(schema: JsonObject): string | undefined {
  return stringAt(schema, 'type');
}

/** Whether `x-ms-visibility` says internal, in any case. */
export function isInternal(source: JsonObject): boolean {
  return stringAt(source, 'x-ms-visibility')?.toLowerCase() === 'internal';
}

/** The texts of a list; nothing when it is none. */
export function textsOf(value: Json | undefined): readonly string[] {
  return isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The first index of each value that stands in a list before. */
export function duplicatesIn(values: readonly Json[]): readonly number[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    const key = JSON.stringify(value);
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}
