import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { textOf } from '../../text/text-of.ts';
import { carryNotes, membersOf, orderedObject } from '../../text/members.ts';
import { convertChoice } from './choice.ts';
import type { Conversion } from './context.ts';
import { convertReference } from './references.ts';

/** A schema on its way to OpenAPI 2.0. */
type Draft = Record<string, Json>;

/**
 * Converts a Schema Object to OpenAPI 2.0. References are not followed, so that recursion costs nothing; what 2.0 cannot
 * say is kept under `x-` names and told.
 */
export function convertSchema(schema: Json | undefined, at: At, conversion: Conversion): JsonObject {
  if (schema === false) {
    conversion.reporter.tell('schema-never', at);
    return { 'x-not': {} };
  }
  if (!isObject(schema)) return {};
  const known = conversion.converted.get(schema);
  if (known !== undefined) return known;
  const converted = convertUnknown(schema, at, conversion);
  // What came out as it went in told nothing and costs little to convert again: most schemas are such leaves.
  if (converted !== schema) conversion.converted.set(schema, converted);
  return converted;
}

function convertUnknown(schema: JsonObject, at: At, conversion: Conversion): JsonObject {
  if (typeof schema['$ref'] === 'string') return convertReference(schema, schema['$ref'], at, conversion);
  if (isArray(schema['oneOf']) || isArray(schema['anyOf'])) return convertChoice(schema, at, conversion);
  return convertKeywords(schema, at, conversion);
}

/** Converts every keyword but `$ref`. */
export function convertKeywords(schema: JsonObject, at: At, conversion: Conversion): JsonObject {
  const draft: Draft = {};
  for (const name of Object.keys(schema)) {
    const value = schema[name] ?? null;
    if (keptAsIs.has(name) || name.startsWith('x-')) draft[name] = value;
    else convertKeyword(name, value, schema, draft, at, conversion);
  }
  return isSame(schema, draft) ? schema : carryNotes(schema, draft);
}

/** What does not change is shared with the source instead of copied. */
function isSame(schema: JsonObject, draft: Draft): boolean {
  let count = 0;
  for (const name of Object.keys(draft)) {
    if (draft[name] !== schema[name]) return false;
    count += 1;
  }
  return count === Object.keys(schema).length;
}

const keptAsIs = new Set([
  'title',
  'description',
  'default',
  'multipleOf',
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
  'example',
]);

/** Keywords without counterpart whose values are kept under x- as they are. */
const keptUnderX = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$vocabulary',
  '$dynamicRef',
  '$dynamicAnchor',
  'dependentRequired',
  'minContains',
  'maxContains',
  'contentMediaType',
  'contentEncoding',
]);

/** Keywords without counterpart that hold schemas. */
const schemasUnderX: ReadonlyMap<string, 'schema' | 'list' | 'map'> = new Map([
  ['not', 'schema'],
  ['if', 'schema'],
  ['then', 'schema'],
  ['else', 'schema'],
  ['contains', 'schema'],
  ['propertyNames', 'schema'],
  ['unevaluatedItems', 'schema'],
  ['unevaluatedProperties', 'schema'],
  ['contentSchema', 'schema'],
  ['prefixItems', 'list'],
  ['oneOf', 'list'],
  ['anyOf', 'list'],
  ['patternProperties', 'map'],
  ['dependentSchemas', 'map'],
] as const);

function convertKeyword(
  name: string,
  value: Json,
  schema: JsonObject,
  draft: Draft,
  at: At,
  conversion: Conversion,
): void {
  const { reporter } = conversion;
  const here = step(at, name);
  const changed = (became: string): void => reporter.tell('schema-changed', here, { keyword: name, became });
  switch (name) {
    case 'type':
      convertType(value, draft, here, conversion);
      return;
    case 'format':
      if (typeof value === 'string') draft['format'] = value;
      return;
    case 'properties':
      if (isObject(value)) draft['properties'] = convertMap(value, here, conversion);
      return;
    case 'items':
      draft['items'] = convertSchema(value, here, conversion);
      return;
    case 'allOf':
      if (isArray(value))
        draft['allOf'] = value.map((item, index) => convertSchema(item, step(here, index), conversion));
      return;
    case 'additionalProperties':
      draft[name] = typeof value === 'boolean' ? value : convertSchema(value, here, conversion);
      return;
    case 'enum':
      if (isArray(value)) convertEnum(value, draft);
      return;
    case 'nullable':
      if (value === true) draft['x-nullable'] = true;
      return;
    case 'const':
      draft['enum'] = [value];
      changed('an enum of one');
      return;
    case 'deprecated':
    case 'writeOnly':
      if (value === true) draft[`x-${name}`] = true;
      return;
    case 'maximum':
    case 'minimum':
      draft[name] = narrower(name, value, draft[name]);
      return;
    case 'exclusiveMaximum':
    case 'exclusiveMinimum':
      convertExclusive(name, value, schema, draft, here, conversion);
      return;
    case 'discriminator':
      if (isObject(value) && typeof value['propertyName'] === 'string') {
        draft['discriminator'] = value['propertyName'];
        if (Object.keys(value).length > 1) draft['x-discriminator'] = value;
      }
      return;
    case 'examples':
      if (isArray(value) && value.length > 0) {
        draft['example'] ??= value[0] ?? null;
        if (value.length > 1) {
          draft['x-examples'] = value;
          reporter.tell('examples-moved', here);
        }
      }
      return;
    case '$comment':
      draft['x-comment'] = value;
      return;
    case '$defs':
    case 'definitions':
      if (isObject(value)) draft['x-defs'] = convertMap(value, here, conversion);
      return;
    case 'contentEncoding':
      if (value !== 'base64' && value !== 'base64url') break;
      draft['format'] = 'byte';
      return changed('the format byte');
    case 'contentMediaType':
      if (value !== 'application/octet-stream' || schema['contentEncoding'] !== undefined) break;
      draft['type'] = 'string';
      draft['format'] = 'binary';
      return changed('the format binary');
    default:
      break;
  }
  keepUnderX(name, value, draft, here, conversion);
}

function keepUnderX(name: string, value: Json, draft: Draft, at: At, conversion: Conversion): void {
  const kept = `x-${name.replace(/^\$/, '')}`;
  const kind = schemasUnderX.get(name);
  if (kind === undefined) draft[kept] = value;
  else if (kind === 'list' && isArray(value))
    draft[kept] = value.map((item, index) => convertSchema(item, step(at, index), conversion));
  else if (kind === 'map' && isObject(value)) draft[kept] = convertMap(value, at, conversion);
  else draft[kept] = typeof value === 'boolean' ? value : convertSchema(value, at, conversion);
  const described = kind !== undefined || keptUnderX.has(name);
  conversion.reporter.tell('schema-keyword', at, { keyword: name, kept }, described ? undefined : 'info');
}

function convertMap(map: JsonObject, at: At, conversion: Conversion): JsonObject {
  let same = true;
  const entries = membersOf(map).map(([name, value]) => {
    const converted = convertSchema(value, step(at, name), conversion);
    same &&= converted === value;
    return [name, converted] as const;
  });
  return same ? map : orderedObject(entries);
}

function convertType(value: Json, draft: Draft, at: At, conversion: Conversion): void {
  if (value === 'null') {
    draft['x-nullable'] = true;
    conversion.reporter.tell('schema-changed', at, { keyword: 'type: null', became: 'x-nullable' });
    return;
  }
  if (!isArray(value)) {
    if (typeof value === 'string') draft['type'] ??= value;
    return;
  }
  const types = value.filter((type) => type !== 'null');
  if (types.length < value.length) draft['x-nullable'] = true;
  const [only] = types;
  if (types.length === 1 && typeof only === 'string') {
    draft['type'] = only;
    return;
  }
  if (types.length === 0) return;
  const numeric = types.every((type) => type === 'integer' || type === 'number');
  if (numeric) draft['type'] = 'number';
  draft['x-type'] = types;
  conversion.reporter.tell('schema-types', at, { types: types.map(textOf).join(', ') });
}

function convertEnum(values: readonly Json[], draft: Draft): void {
  // Listed once, as OpenAPI 2.0 wants; only texts and numbers can be compared at a glance.
  const distinct = values.some((value) => typeof value === 'object' && value !== null)
    ? values
    : [...new Set(values)];
  const kept = distinct.filter((value) => value !== null);
  if (kept.length < distinct.length) draft['x-nullable'] = true;
  if (kept.length > 0) draft['enum'] = kept.length === values.length ? values : kept;
}

function narrower(name: string, value: Json, other: Json | undefined): Json {
  if (typeof value !== 'number' || typeof other !== 'number') return other ?? value;
  return name === 'maximum' ? Math.min(value, other) : Math.max(value, other);
}

/** A number (3.1) becomes the limit and a flag; a flag (3.0) stays. */
function convertExclusive(
  name: string,
  value: Json,
  schema: JsonObject,
  draft: Draft,
  at: At,
  conversion: Conversion,
): void {
  if (typeof value === 'boolean') draft[name] = value;
  if (typeof value !== 'number') return;
  const limit = name === 'exclusiveMaximum' ? 'maximum' : 'minimum';
  const other = schema[limit];
  const wins = typeof other !== 'number' || (limit === 'maximum' ? value <= other : value >= other);
  if (wins) {
    draft[limit] = value;
    draft[name] = true;
  }
  conversion.reporter.tell('schema-changed', at, { keyword: name, became: `${limit} with ${name}: true` });
}
