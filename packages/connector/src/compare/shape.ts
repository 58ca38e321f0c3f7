import { isArray, isObject, type Json, type JsonObject, objectAt, toText } from '@connectory/base';
import { mergeAllOf, resolveSchema, schemaType } from '@connectory/schema';

/*
 * Terms. The members of a message are its values by path: `body/owner/id`, `tags/[]` for the items of a list and
 * `map/*` for those of a dictionary. Two versions are compared by these paths, after references are resolved, so that
 * renaming a definition, or writing it in place, changes nothing.
 */

/** One value of a message. */
export interface Member {
  readonly path: string;
  /** Path of the member around it; undefined at the top. */
  readonly parent: string | undefined;
  readonly type: string | undefined;
  readonly required: boolean;
  /** Nobody fills it: hidden with a default, the callback address, or an object of such. */
  readonly automatic: boolean;
  readonly enum: readonly Json[] | undefined;
  readonly text: string;
}

/** Members of one message; more are not compared. */
const maxMembers = 10_000;
const maxDepth = 24;

/** Lists the members of a schema under a path, recursion cut where a schema comes round again. */
export function membersOf(
  schema: JsonObject,
  root: JsonObject,
  path: string,
  required: boolean,
): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  const open = new Set<JsonObject>();
  /** Gives whether the platform fills the member by itself. */
  const visit = (given: JsonObject, at: string, parent: string | undefined, needed: boolean): boolean => {
    const target = resolveSchema(given, root);
    // Resolving copies a schema that has siblings; its properties stay the same object.
    const identity = objectAt(target, 'properties') ?? objectAt(target, 'items') ?? target;
    const merged = mergeAllOf(target, root);
    const member = memberOf(merged, at, parent, needed);
    found.set(at, member);
    if (open.has(identity) || open.size > maxDepth || found.size > maxMembers) return member.automatic;
    open.add(identity);
    const properties = objectAt(merged, 'properties') ?? {};
    const names = isArray(merged['required']) ? merged['required'] : [];
    let [filled, asked] = [false, false];
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      if (!isObject(property)) continue;
      const automatic = visit(property, join(at, name), at, names.includes(name));
      if (automatic) filled = true;
      else if (names.includes(name)) asked = true;
    }
    const { items, additionalProperties } = merged;
    if (isObject(items)) visit(items, join(at, '[]'), at, false);
    if (isObject(additionalProperties)) visit(additionalProperties, join(at, '*'), at, false);
    open.delete(identity);
    // An object that is made for what the platform puts into it asks nothing of anybody.
    const automatic = member.automatic || (filled && !asked);
    if (automatic) found.set(at, { ...member, automatic });
    return automatic;
  };
  visit(schema, path, undefined, required);
  return found;
}

export function memberOf(
  schema: JsonObject,
  path: string,
  parent: string | undefined,
  required: boolean,
): Member {
  const internal = toText(schema['x-ms-visibility']).toLowerCase() === 'internal';
  const values = schema['enum'];
  return {
    path,
    parent,
    type: schemaType(schema),
    required,
    automatic: (internal && schema['default'] !== undefined) || schema['x-ms-notification-url'] === true,
    enum: isArray(values) ? values : undefined,
    text: JSON.stringify([schema['title'], schema['description'], schema['x-ms-summary']]),
  };
}

function join(path: string, name: string): string {
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return path === '' ? escaped : `${path}/${escaped}`;
}
