import { isArray, isObject, type Json, type JsonObject, type PointerSegment } from '@connectory/base';

/**
 * The properties of a connector without secrets: client secrets, and values filled in for secret parameters.
 *
 * @param tell - Told what was left out, and where it was.
 */
export function withoutSecrets(
  properties: JsonObject,
  tell: (what: string, way: readonly PointerSegment[]) => void,
): JsonObject {
  const clean = cleanOf(properties, [], tell);
  return isObject(clean) ? clean : properties;
}

const secretTypes = /^(securestring|secureobject|clientcertificate)$/i;

function cleanOf(
  value: Json,
  way: readonly PointerSegment[],
  tell: (what: string, way: readonly PointerSegment[]) => void,
): Json {
  // What stays as it is stays the same object, with the notes about its text.
  if (isArray(value)) {
    const list = value.map((item, index) => cleanOf(item, [...way, index], tell));
    return list.some((item, index) => item !== value[index]) ? list : value;
  }
  if (!isObject(value)) return value;
  const isSecret = typeof value['type'] === 'string' && secretTypes.test(value['type']);
  const entries = Object.entries(value).flatMap(([name, inner]): (readonly [string, Json])[] => {
    const here = [...way, name];
    if (/^clientsecret$/i.test(name) && holdsValue(inner)) {
      tell('client secret', here);
      return [];
    }
    if (isSecret && /^(defaultvalue|default)$/i.test(name) && holdsValue(inner)) {
      tell(`value of "${String(way.at(-1) ?? '')}"`, here);
      return [];
    }
    return [[name, cleanOf(inner, here, tell)]];
  });
  const same =
    entries.length === Object.keys(value).length && entries.every(([name, inner]) => value[name] === inner);
  return same ? value : Object.fromEntries(entries);
}

/** A value; an empty text or a template that names where the secret comes from is none. */
function holdsValue(value: Json): boolean {
  const text = isObject(value) ? value['value'] : value;
  if (typeof text !== 'string') return text !== undefined && text !== null;
  return text !== '' && !text.startsWith('@environmentVariables(');
}
