import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { lookUp, type StructureContext } from './context.ts';
import { describe } from './describe.ts';
import { checkReference } from './references.ts';
import { textOf } from '../../text/text-of.ts';

/** What the value of a schema keyword must be. */
export type KeywordKind =
  | 'any'
  | 'text'
  | 'flag'
  | 'number'
  | 'count'
  | 'schema'
  | 'schema-or-flag'
  | 'schemas'
  | 'schema-map'
  | 'type'
  | 'names'
  | 'list'
  | 'names-map'
  | 'xml'
  | 'discriminator'
  | 'external-docs'
  | 'limit';

/** The keywords of a version's Schema Object. */
export interface SchemaKeywords {
  readonly known: ReadonlyMap<string, KeywordKind>;
  readonly types: ReadonlySet<string>;
  /** Whether other keywords, `true` and `false`, and lists of types are allowed (JSON Schema 2020-12). */
  readonly open: boolean;
}

/** Holds a Schema Object against the keywords of the version. */
export function checkSchema(value: Json, at: At, context: StructureContext): void {
  const { keywords, reporter, version } = context;
  if (!isObject(value)) {
    if (typeof value === 'boolean' && keywords.open) return;
    const expected = keywords.open ? 'an object, true or false' : 'an object';
    reporter.tell('wrong-type', at, { what: 'A schema', expected, found: describe(value) });
    return;
  }
  const reference = value['$ref'];
  if (reference !== undefined) {
    checkReference(reference, at, context);
    if (!keywords.open) return;
  }
  for (const name of Object.keys(value)) {
    const kind = keywords.known.get(name);
    if (kind !== undefined) checkKeyword(name, kind, value[name] ?? null, step(at, name), context);
    else if (!keywords.open && !name.startsWith('x-'))
      reporter.tell('member-unknown', step(at, name), { owner: 'A schema', name, version });
  }
  if (version === '3.0' && value['type'] === 'array' && value['items'] === undefined)
    reporter.tell('member-missing', at, { owner: 'A schema of the type array', name: 'items', version });
}

function checkKeyword(name: string, kind: KeywordKind, value: Json, at: At, context: StructureContext): void {
  const wrong = (expected: string): void =>
    context.reporter.tell('wrong-type', at, {
      what: `"${name}" of a schema`,
      expected,
      found: describe(value),
    });
  switch (kind) {
    case 'any':
      return;
    case 'text':
      if (typeof value === 'number' || typeof value === 'boolean')
        context.reporter.tell('number-for-text', at, { what: `"${name}"`, found: String(value) });
      else if (typeof value !== 'string') wrong('a text');
      else if (name === 'pattern') checkPattern(value, at, context);
      return;
    case 'flag':
      if (typeof value !== 'boolean') wrong('true or false');
      return;
    case 'number':
      if (typeof value !== 'number') wrong('a number');
      return;
    case 'limit':
      if (typeof value !== 'number' && (typeof value !== 'boolean' || context.keywords.open))
        wrong(context.keywords.open ? 'a number' : 'true or false');
      else if (typeof value === 'number' && !context.keywords.open) wrong('true or false');
      return;
    case 'count':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
        wrong('a whole number from 0 on');
      return;
    case 'schema':
      checkSchema(value, at, context);
      return;
    case 'schema-or-flag':
      if (typeof value !== 'boolean') checkSchema(value, at, context);
      return;
    case 'schemas':
      if (!isArray(value)) return wrong('a list of schemas');
      if (value.length === 0) context.reporter.tell('too-few', at, { what: `"${name}"` });
      value.forEach((item, index) => checkSchema(item, step(at, index), context));
      return;
    case 'schema-map':
      if (!isObject(value)) return wrong('an object of schemas');
      for (const member of Object.keys(value)) checkSchema(value[member] ?? null, step(at, member), context);
      return;
    case 'type':
      checkType(value, at, context);
      return;
    case 'names':
      if (!isArray(value) || value.some((item) => typeof item !== 'string')) return wrong('a list of names');
      if (!context.keywords.open && value.length === 0)
        context.reporter.tell('too-few', at, { what: `"${name}"` });
      checkUnique(name, value, at, context);
      return;
    case 'list':
      if (!isArray(value)) wrong('a list of values');
      else if (!context.keywords.open && value.length === 0)
        context.reporter.tell('too-few', at, { what: `"${name}"` });
      return;
    case 'names-map':
      if (!isObject(value)) wrong('an object of lists of names');
      return;
    case 'xml':
      context.walk(value, { kind: 'object', type: 'xml', reference: false }, at, context);
      return;
    case 'discriminator':
      if (context.version === '2.0') {
        if (typeof value !== 'string') wrong('a text');
      } else context.walk(value, { kind: 'object', type: 'discriminator', reference: false }, at, context);
      return;
    case 'external-docs':
      context.walk(value, { kind: 'object', type: 'external-docs', reference: false }, at, context);
      return;
    default:
      kind satisfies never;
  }
}

function checkUnique(name: string, value: readonly Json[], at: At, context: StructureContext): void {
  if (new Set(value).size === value.length) return;
  const twice = value.find((item, index) => value.indexOf(item) !== index);
  context.reporter.tell('listed-twice', at, { what: `"${name}"`, found: textOf(twice) });
}

function checkPattern(pattern: string, at: At, context: StructureContext): void {
  try {
    new RegExp(pattern, 'u');
  } catch {
    try {
      new RegExp(pattern);
    } catch {
      context.reporter.tell('pattern-broken', at, { pattern });
    }
  }
}

function checkType(value: Json, at: At, context: StructureContext): void {
  const { types, open } = context.keywords;
  const expected = [...types].join(', ');
  if (isArray(value) && (open || context.version === '2.0')) {
    for (const item of value)
      if (typeof item !== 'string' || !types.has(item))
        context.reporter.tell('wrong-value', at, { what: '"type"', expected, found: JSON.stringify(item) });
    return checkUnique('type', value, at, context);
  }
  if (typeof value !== 'string' || !types.has(value))
    context.reporter.tell('wrong-value', at, { what: '"type"', expected, found: JSON.stringify(value) });
}

/** The names of all properties of a schema, its `allOf` included; `undefined` when a part of it cannot be known. */
export function propertyNames(
  schema: JsonObject,
  context: StructureContext,
): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const seen = new Set<Json>();
  const collect = (value: Json | undefined): boolean => {
    if (!isObject(value)) return false;
    if (seen.has(value)) return true;
    if (seen.size >= 500) return false;
    seen.add(value);
    if (typeof value['$ref'] === 'string') return collect(lookUp(context, value['$ref']));
    if (isObject(value['properties'])) for (const name of Object.keys(value['properties'])) names.add(name);
    return !isArray(value['allOf']) || value['allOf'].every(collect);
  };
  return collect(schema) ? names : undefined;
}
