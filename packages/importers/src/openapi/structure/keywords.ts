import type { OpenApiVersion } from '../version.ts';
import type { KeywordKind, SchemaKeywords } from './schema.ts';

const shared: readonly (readonly [string, KeywordKind])[] = [
  ['title', 'text'],
  ['description', 'text'],
  ['format', 'text'],
  ['type', 'type'],
  ['default', 'any'],
  ['multipleOf', 'number'],
  ['maximum', 'number'],
  ['minimum', 'number'],
  ['exclusiveMaximum', 'limit'],
  ['exclusiveMinimum', 'limit'],
  ['maxLength', 'count'],
  ['minLength', 'count'],
  ['pattern', 'text'],
  ['maxItems', 'count'],
  ['minItems', 'count'],
  ['uniqueItems', 'flag'],
  ['maxProperties', 'count'],
  ['minProperties', 'count'],
  ['required', 'names'],
  ['enum', 'list'],
  ['allOf', 'schemas'],
  ['properties', 'schema-map'],
  ['readOnly', 'flag'],
  ['discriminator', 'discriminator'],
  ['xml', 'xml'],
  ['externalDocs', 'external-docs'],
  ['example', 'any'],
];

const version20: SchemaKeywords = {
  known: new Map([...shared, ['items', 'schema'], ['additionalProperties', 'schema-or-flag']]),
  types: new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string', 'file']),
  open: false,
};

const version30: SchemaKeywords = {
  known: new Map([
    ...shared,
    ['items', 'schema'],
    ['additionalProperties', 'schema-or-flag'],
    ['oneOf', 'schemas'],
    ['anyOf', 'schemas'],
    ['not', 'schema'],
    ['nullable', 'flag'],
    ['writeOnly', 'flag'],
    ['deprecated', 'flag'],
  ]),
  types: new Set(['array', 'boolean', 'integer', 'number', 'object', 'string']),
  open: false,
};

const version31: SchemaKeywords = {
  known: new Map([
    ...version30.known,
    ['nullable', 'any'],
    ['examples', 'list'],
    ['items', 'schema-or-flag'],
    ['prefixItems', 'schemas'],
    ['contains', 'schema'],
    ['minContains', 'count'],
    ['maxContains', 'count'],
    ['patternProperties', 'schema-map'],
    ['propertyNames', 'schema'],
    ['unevaluatedItems', 'schema-or-flag'],
    ['unevaluatedProperties', 'schema-or-flag'],
    ['dependentSchemas', 'schema-map'],
    ['dependentRequired', 'names-map'],
    ['if', 'schema'],
    ['then', 'schema'],
    ['else', 'schema'],
    ['$defs', 'schema-map'],
    ['$id', 'text'],
    ['$schema', 'text'],
    ['$anchor', 'text'],
    ['$dynamicRef', 'text'],
    ['$dynamicAnchor', 'text'],
    ['$comment', 'text'],
    ['contentEncoding', 'text'],
    ['contentMediaType', 'text'],
    ['contentSchema', 'schema'],
  ]),
  types: new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']),
  open: true,
};

/** The schema keywords of a version. */
export function keywordsOf(version: OpenApiVersion): SchemaKeywords {
  if (version === '2.0') return version20;
  return version === '3.0' ? version30 : version31;
}
