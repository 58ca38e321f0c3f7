import {
  isObject,
  memberNames,
  objectAt,
  stringAt,
  valueAt,
  withMember,
  withMemberRenamed,
  withoutMember,
  type Json,
  type JsonObject,
  type PointerSegment,
} from '@connectory/base';

/** A schema and the place it is really at: references are followed, so that an edit lands where the schema is. */
export interface PlacedSchema {
  readonly place: readonly PointerSegment[];
  readonly schema: JsonObject;
  /** Name of the shared definition the schema was reached through, if it was. */
  readonly shared: string | undefined;
}

/** One row of the tree below a schema. */
export interface SchemaChild {
  readonly name: string;
  readonly kind: 'property' | 'items';
  readonly required: boolean;
  /** Where the child is written, a reference not followed. */
  readonly place: readonly PointerSegment[];
  readonly resolved: PlacedSchema | undefined;
}

const referencesAtMost = 50;

/** The schema at a place, references followed; `undefined` when there is none or the chain leads nowhere. */
export function placedSchema(
  definition: JsonObject,
  place: readonly PointerSegment[],
): PlacedSchema | undefined {
  let at = place;
  let shared: string | undefined;
  for (let count = 0; count < referencesAtMost; count += 1) {
    const schema = valueAt(definition, at);
    if (!isObject(schema)) return undefined;
    const reference = stringAt(schema, '$ref');
    if (reference === undefined) return { place: at, schema, shared };
    if (!reference.startsWith('#/')) return undefined;
    at = reference
      .slice(2)
      .split('/')
      .map((segment) => decodeReference(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
    shared = String(at.at(-1));
  }
  return undefined;
}

function decodeReference(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** What an object or an array holds: its properties, or its items. */
export function schemaChildren(definition: JsonObject, parent: PlacedSchema): readonly SchemaChild[] {
  const { schema, place } = parent;
  const items = schema['items'];
  if (isObject(items)) {
    const at = [...place, 'items'];
    return [
      { name: 'items', kind: 'items', required: false, place: at, resolved: placedSchema(definition, at) },
    ];
  }
  const properties = objectAt(schema, 'properties');
  if (properties === undefined) return [];
  const required = new Set(requiredNames(schema));
  return memberNames(properties).map((name) => {
    const at = [...place, 'properties', name];
    return {
      name,
      kind: 'property',
      required: required.has(name),
      place: at,
      resolved: placedSchema(definition, at),
    };
  });
}

/** The type of a schema in a word. */
export function typeWord(schema: JsonObject): string {
  const type = stringAt(schema, 'type');
  if (type === 'array') {
    const item = stringAt(objectAt(schema, 'items'), 'type');
    return item === undefined ? 'array' : `array of ${item}`;
  }
  if (type !== undefined) return type;
  return objectAt(schema, 'properties') === undefined ? 'any' : 'object';
}

function requiredNames(schema: JsonObject): readonly string[] {
  const list = schema['required'];
  return Array.isArray(list) ? list.filter((name: Json) => typeof name === 'string') : [];
}

/** An object schema whose property is required, or not. An empty list is left out: OpenAPI 2.0 forbids it. */
export function withRequired(schema: JsonObject, name: string, required: boolean): JsonObject {
  const others = requiredNames(schema).filter((other) => other !== name);
  const names = required ? [...others, name] : others;
  return names.length === 0 ? withoutMember(schema, 'required') : withMember(schema, 'required', names);
}

export function withProperty(schema: JsonObject, name: string): JsonObject {
  const properties = objectAt(schema, 'properties') ?? {};
  const typed = stringAt(schema, 'type') === undefined ? withMember(schema, 'type', 'object') : schema;
  return withMember(typed, 'properties', withMember(properties, name, { type: 'string' }));
}

export function withoutProperty(schema: JsonObject, name: string): JsonObject {
  const properties = withoutMember(objectAt(schema, 'properties') ?? {}, name);
  return withRequired(withMember(schema, 'properties', properties), name, false);
}

/** Renames a property in place; `undefined` when the name is taken or empty. */
export function withPropertyRenamed(schema: JsonObject, from: string, to: string): JsonObject | undefined {
  const properties = objectAt(schema, 'properties');
  if (properties === undefined || to === '' || Object.hasOwn(properties, to)) return undefined;
  const renamed = withMember(schema, 'properties', withMemberRenamed(properties, from, to));
  if (!requiredNames(schema).includes(from)) return renamed;
  return withRequired(withRequired(renamed, from, false), to, true);
}

/** A schema of another type: what belongs to the old type is dropped, what the new one needs is added. */
export function withType(schema: JsonObject, type: string): JsonObject {
  if (stringAt(schema, 'type') === type) return schema;
  let changed = withMember(schema, 'type', type);
  for (const name of ['format', 'enum', 'default']) changed = withoutMember(changed, name);
  changed =
    type === 'array'
      ? withMember(changed, 'items', objectAt(schema, 'items') ?? { type: 'string' })
      : withoutMember(changed, 'items');
  return type === 'object'
    ? withMember(changed, 'properties', objectAt(schema, 'properties') ?? {})
    : withoutMember(changed, 'properties');
}
