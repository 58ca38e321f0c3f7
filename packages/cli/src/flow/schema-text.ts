/** JSON Schemas of what steps give, on one line. */
import { isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';

/** Types that say something: a bare object does not. */
export function typeNote(schema: JsonObject): readonly string[] {
  const text = typeText(schema, 0);
  return text === '' || text === 'object' ? [] : [`gives ${text}`];
}

const maxMembers = 12;
const maxDepth = 4;

function typeText(schema: Json | undefined, depth: number): string {
  if (!isObject(schema)) return 'any';
  const properties = objectAt(schema, 'properties');
  const type = stringAt(schema, 'type');
  if (properties !== undefined) {
    if (depth >= maxDepth) return 'object';
    const members = Object.entries(properties);
    const shown = members
      .slice(0, maxMembers)
      .map(([name, member]) => `${name}: ${typeText(member, depth + 1)}`);
    return `{ ${[...shown, ...(members.length > maxMembers ? ['…'] : [])].join(', ')} }`;
  }
  if (type === 'array') return `list of ${typeText(schema['items'], depth + 1)}`;
  return type ?? (depth === 0 ? '' : 'any');
}
