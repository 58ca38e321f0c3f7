import { isArray, isObject, type Json, type JsonObject, memberNames } from '@connectory/base';

/** What was seen in one place over all samples. */
interface Seen {
  readonly values: Json[];
}

const maxInt32 = 2 ** 31 - 1;
const maxDepth = 64;

/** Texts that are told by their form. All values of a place have to have it. */
const formats: readonly (readonly [format: string, pattern: RegExp])[] = [
  ['date-time', /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
];

/**
 * Derives a schema that all samples fit, more carefully than `inferSchema` does from one: every item of every list counts,
 * whole and broken numbers together are numbers, null makes a value nullable (`x-nullable`), and a place that held values
 * of different types has none. Nothing is called required, for a member that was always there may yet be missing.
 *
 * @example
 * ```ts
 * import { detectSchema } from '@connectory/schema';
 * detectSchema([{ n: 1 }, { n: null, done: true }]);
 * // n: integer, int32, x-nullable; done: boolean
 * ```
 */
export function detectSchema(samples: readonly Json[]): JsonObject {
  return detect({ values: [...samples] }, 0);
}

function detect({ values }: Seen, depth: number): JsonObject {
  const present = values.filter((value) => value !== null);
  const nullable: JsonObject = present.length < values.length ? { 'x-nullable': true } : {};
  const kinds = new Set(present.map(kindOf));
  if (kinds.size !== 1 || depth > maxDepth) {
    return isNumeric(kinds) ? { type: 'number', format: 'double', ...nullable } : nullable;
  }
  const [kind] = kinds;
  switch (kind) {
    case 'object':
      return { type: 'object', properties: membersOf(present, depth), ...nullable };
    case 'array':
      return {
        type: 'array',
        items: detect({ values: present.filter(isArray).flat() }, depth + 1),
        ...nullable,
      };
    case 'integer':
      return { type: 'integer', format: present.some(isLarge) ? 'int64' : 'int32', ...nullable };
    case 'number':
      return { type: 'number', format: 'double', ...nullable };
    case 'string':
      return { type: 'string', ...formatOf(present), ...nullable };
    case 'boolean':
      return { type: 'boolean', ...nullable };
    default:
      return nullable;
  }
}

function membersOf(objects: readonly Json[], depth: number): JsonObject {
  const seen = new Map<string, Json[]>();
  for (const object of objects.filter(isObject)) {
    for (const name of memberNames(object)) {
      const values = seen.get(name) ?? [];
      values.push(object[name] ?? null);
      seen.set(name, values);
    }
  }
  return Object.fromEntries([...seen].map(([name, values]) => [name, detect({ values }, depth + 1)]));
}

function kindOf(value: Json): string {
  if (isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isNumeric(kinds: ReadonlySet<string>): boolean {
  return kinds.size === 2 && kinds.has('integer') && kinds.has('number');
}

function isLarge(value: Json): boolean {
  return typeof value === 'number' && Math.abs(value) > maxInt32;
}

function formatOf(texts: readonly Json[]): JsonObject {
  const found = formats.find(([, pattern]) =>
    texts.every((one) => typeof one === 'string' && pattern.test(one)),
  );
  return found === undefined ? {} : { format: found[0] };
}
